"""A field that was typed into: one value set, taken away or moved, whatever became of the file since it was shown."""

import datetime as dt
import hashlib
import re
from typing import Literal, TypeAlias

from claimspring.editor.acts.act import ActForm, Done, FileShown, RouteForm
from claimspring.editor.desk import OpenDesk
from claimspring.editor.field_words import FieldAt
from claimspring.editor.files import FileType
from claimspring.editor.followed_texts import following
from claimspring.editor.right_words import fix_operation
from claimspring.editor.settings_fields import setting_operation
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.finding import Route
from claimspring.read.editing.kinds import FileKind, kind_of
from claimspring.read.editing.merge import MISSING, Conflict, rebase
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Set, value_at
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.written_dates import day_meant
from claimspring.read.yaml import Data

Typed: TypeAlias = str | bool | list[str] | None


class FieldEdit(ActForm):
    """One value of one file."""

    file: FileShown
    op: Literal["set", "remove", "move"] = "set"
    route: RouteForm
    value: Typed = None
    """What is to stand there; nothing takes the entry away."""
    to: int = 0
    """With `move`: the new place of the item that the route leads to."""
    keep: Literal["", "mine", "theirs"] = ""
    """Where both changed it: whose words stay."""


_DATES = frozenset({"published", "retrieved", "said_on", "as_of"})
"""Keys of dates, which are taken as people write them."""
_HALF_TYPED = re.compile(r"\d{4}-")
"""How a date begins that is typed as files have it: `2026-03-2` may become the 20th."""


class FieldConflict(Exception):  # noqa: N818 -- it says what happened
    """A field that somebody else changed, too, since it was shown."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(conflict.route)
        self.conflict = conflict


def edit(desk: OpenDesk, form: FieldEdit) -> Done:
    """Set, take away or move one value; raises `Stop` or `FieldConflict`, and nothing is written then."""
    if form.keep == "theirs":
        return Done(mark("The other wording stays."))
    if form.file.type is FileType.RATINGS:
        raise Stop(mark("The scale of verdicts is changed by whoever keeps this desk's settings."))
    path = form.file.name.path(desk.settings.docs_dir)
    files = desk.files()
    text = text_of(files, path)
    operation = _operation(form, kind_of(path), text)
    if operation is None:
        return Done(mark("Nothing to save."))
    changed = joined(desk, form.file, path, text, operation, keep_mine=form.keep == "mine")
    if form.route == ("review", "verdict") and form.file.type is FileType.CLAIM:
        changed = _no_draft(kind_of(path), changed)
    if form.file.type is FileType.CLAIM:
        changed = _followed(kind_of(path), text, changed, form.route)
    if form.route == ("url",) and operation != Delete(form.route):
        changed = _no_reason(kind_of(path), changed)
    files.write(path, changed)
    desk.commit(files.changes(), _told(form), field=FieldAt(form.route, form.file.type), name=form.file.name)
    return Done(
        mark("Saved %(time)s."), {"time": saved_at()}, reply={"digest": hashlib.sha256(changed.encode()).hexdigest()}
    )


def _told(form: FieldEdit) -> str:
    """What was done, in the past tense."""
    if form.file.type is FileType.SETTINGS:
        return mark("%(field)s changed")
    return mark("%(field)s of %(name)s changed") if form.op != "remove" else mark("%(field)s of %(name)s removed")


def text_of(files: ProjectFiles, path: str) -> str:
    """The text of a file that is there."""
    text = files.text(path)
    if text is None:
        raise Stop(mark("“%(path)s” is not there any more; what you typed stays here."), gone=True, path=path)
    return text


def _no_draft(kind: FileKind, text: str) -> str:
    """A claim with a verdict, which is no draft any more but waits for its review."""
    data = kind.data(text)
    is_draft = value_at(data, ("review", "status")) in {None, "draft", "untraced"}
    return kind.change(text, Set(("review", "status"), "in-review")) if is_draft else text


def _followed(kind: FileKind, before: str, after: str, route: Route) -> str:
    """A claim in which a text follows that says the same as the one that was typed."""
    data = kind.data(after)
    text = following(kind.data(before), data, route)
    if text is None or text.words == value_at(data, text.route):
        return after
    return kind.change(after, _set(data, text.route, text.words) if text.words else Delete(text.route))


def _no_reason(kind: FileKind, text: str) -> str:
    """A document with an address, which needs no reason any more for having none."""
    has_reason = value_at(kind.data(text), ("unlocated",)) is not None
    return kind.change(text, Delete(("unlocated",))) if has_reason else text


def _operation(form: FieldEdit, kind: FileKind, text: str) -> Operation | None:
    """What is to be done, on the file as it is now; None where it is so already."""
    try:
        data = kind.data(text)
    except Refused as refused:
        raise Stop(mark("No field of this file can be saved. %(why)s"), why=refused) from None
    route: Route = form.route
    if not route:
        raise Stop(mark("No field is named."))
    if form.op == "move":
        return Move(route[:-1], int(route[-1]), form.to)
    value = clean(form.value)
    if isinstance(value, str) and route[-1] in _DATES and not _HALF_TYPED.match(value):
        value = day_meant(value) or value
    match route:
        case ("review", "fix", str(language)) if form.file.type is FileType.CLAIM:
            return fix_operation(data, language, value if isinstance(value, str) else "")
        case _ if form.file.type is FileType.SETTINGS:
            return setting_operation(data, route, value)
    there = value_at(data, route)
    if form.op == "remove" or value is None:
        return None if there is None else Delete(route)
    return None if value == there else _set(data, route, value)


def _set(data: dict[str, Data], route: Route, value: Data) -> Operation:
    """Set a value, also the words of one language where the file has words of no language."""
    around = value_at(data, route[:-1])
    if isinstance(around, str) and isinstance(route[-1], str):
        return Set(route[:-1], {route[-1]: value})
    for length, step in enumerate(route):
        items = value_at(data, route[:length])
        if isinstance(step, int) and step == len(items if isinstance(items, list) else ()):
            return Insert(route[:length], _nested(route[length + 1 :], value))
    return Set(route, value)


def _nested(route: Route, value: Data) -> Data:
    """A value under the keys that lead to it."""
    for step in reversed(route):
        value = {str(step): value}
    return value


def clean(value: Typed) -> Data:
    """What was typed, without white space around it and with the line breaks of files."""
    match value:
        case str():
            lines = (line.rstrip() for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
            return "\n".join(lines).strip() or None
        case list():
            kept = [clean for item in value if (clean := item.strip())]
            return list(kept) or None
        case False | None:
            return None
        case _:
            return "true"


def joined(  # noqa: PLR0913 -- what is changed, and what was known of it
    desk: OpenDesk, file: FileShown, path: str, text: str, operation: Operation, *, keep_mine: bool = False
) -> str:
    """The file with the change made, joined with what others did since it was shown; raises `FieldConflict`."""
    kind = kind_of(path)
    shown = desk.text_shown(file.digest) if file.digest else text.encode("utf-8")
    if shown is None or keep_mine or shown == text.encode("utf-8"):
        return kind.change(text, operation)
    both = rebase(kind, shown.decode("utf-8"), text, operation)
    if both.conflicts:
        raise FieldConflict(both.conflicts[0])
    return both.text


def plain(value: object) -> str:
    """A side of a conflict, for people."""
    if value is MISSING or value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def saved_at() -> str:
    """The time by the clock, as it is said behind what is saved."""
    return f"{dt.datetime.now().astimezone():%H:%M}"
