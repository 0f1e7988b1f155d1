"""What changed and is not kept or sent: in words, with before and after; the ways to send it and get others' work."""

from typing import NamedTuple

from claimspring.editor.acts.git import NO_REMOTE
from claimspring.editor.changes import ChangedFile, FieldChange, changed_files, remote_of, unsent_commits
from claimspring.editor.desk import OpenDesk
from claimspring.editor.field_words import BY_ID, field_name, said_together
from claimspring.editor.files import FileType
from claimspring.editor.git import has_git, run_git
from claimspring.editor.rendering import said, words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.start import place_of
from claimspring.editor.screens.value_words import value_name
from claimspring.editor.stop import Stop
from claimspring.editor.titles import name_of, title_of
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.finding import Route


class _SaidField(NamedTuple):
    """One field that changed, in a language."""

    name: str
    route: Route
    before: str
    after: str


class _Row(NamedTuple):
    """One file that changed, its screen, and what it is called."""

    file: ChangedFile
    place: str | None
    title: str
    fields: list[_SaidField]


STATES = {"new": mark("new"), "gone": mark("deleted"), "changed": mark("changed")}
_GROUPS = {
    FileType.ARTICLE: mark("Articles"),
    FileType.CLAIM: mark("Claims"),
    FileType.SOURCE: mark("Sources"),
    FileType.PUBLISHERS: mark("Publishers"),
    FileType.MEMBERS: mark("Who works here"),
    FileType.PEOPLE: mark("People"),
    FileType.TOPICS: mark("Topics"),
    FileType.PAGE: mark("Pages"),
    FileType.SETTINGS: mark("About this desk"),
}
_COUNTED = {
    FileType.PUBLISHERS: mark("publishers"),
    FileType.MEMBERS: mark("who works here"),
    FileType.PEOPLE: mark("people"),
    FileType.TOPICS: mark("topics"),
    FileType.SETTINGS: mark("about this desk"),
}
"""What is said where changes are counted of kinds of which there is one file."""
_SET_UP = frozenset({FileType.PAGE, FileType.SETTINGS})
"""What a new desk has many of, which nobody wrote at the desk."""


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All changes, by what they are of."""
    with_git, why, files = has_git(desk), "", []
    if with_git:
        try:
            files = changed_files(desk)
        except Stop as stop:
            why = said(language, stop.text, stop.values)
    words = words_in(language)
    rows = {kind: [_row(desk, language, one) for one in files if _is(one, kind)] for kind in _GROUPS}
    return screen(
        desk,
        language,
        "changes",
        alone(words.say("Changes")),
        with_git=with_git,
        why=why,
        groups=[(_GROUPS[kind], some) for kind, some in rows.items() if some],
        told=", ".join(_counted(language, kind, len(some)) for kind, some in rows.items() if some),
        others=[one for one in files if not any(_is(one, kind) for kind in _GROUPS)],
        states=STATES,
        branch=_branch(desk) if with_git else "",
        remote=remote_of(desk) if with_git else "",
        unsent=unsent_commits(desk) if with_git else 0,
        no_remote=NO_REMOTE,
        deed_said=lambda deed: said(language, deed.told, deed.values),
    )


def _branch(desk: OpenDesk) -> str:
    """The line of work, where it is not the one that counts."""
    try:
        name = run_git(desk, "symbolic-ref", "--short", "-q", "HEAD").strip()
    except Stop:
        return ""
    return "" if name in {"main", "master", desk.settings.main} else name


def _is(one: ChangedFile, kind: FileType) -> bool:
    return one.name is not None and one.name.type is kind and (kind not in _SET_UP or one.state == "changed")


def _row(desk: OpenDesk, language: str, one: ChangedFile) -> _Row:
    """A file, and what it is called."""
    if one.name is None:
        return _Row(one, None, one.path, [])
    title = title_of(desk.corpus, desk.project.pages, language, one.name) or said(
        language, "%(name)s", {"name": one.name}
    )
    return _Row(one, place_of(one.name), title, [_said(desk, language, one.name.type, field) for field in one.fields])


def _said(desk: OpenDesk, language: str, of: FileType, field: FieldChange) -> _SaidField:
    """A field that changed; in a list of records, behind the name of the one it is of."""
    words, way = words_in(language), [of, *(key for key in field.route if isinstance(key, str))]
    name = field_name(words, field.route, of)
    if of in BY_ID:
        record, *way[1:] = way[1:]
        title = name_of(desk.corpus, language, record) or record
        name = said_together(words, [title, name]) if way[1:] else title
    before, after = (value_name(desk, language, way, value) for value in (field.before, field.after))
    return _SaidField(name, field.route, before, after)


def _counted(language: str, kind: FileType, number: int) -> str:
    words = words_in(language)
    match kind:
        case FileType.ARTICLE:
            return alone(words.count("%(num)s article", "%(num)s articles", number))
        case FileType.CLAIM:
            return alone(words.count("%(num)s claim", "%(num)s claims", number))
        case FileType.SOURCE:
            return alone(words.count("%(num)s source", "%(num)s sources", number))
        case FileType.PAGE:
            return alone(words.count("%(num)s page", "%(num)s pages", number))
        case _:
            return alone(words.say(_COUNTED[kind]))
