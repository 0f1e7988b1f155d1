"""What this folder has that git has not: per file the fields that changed, in words, with before and after."""

from collections.abc import Iterator
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, name_of
from claimspring.editor.git import run_git
from claimspring.model.finding import Route
from claimspring.read.editing.difference import differences
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set, value_at
from claimspring.read.yaml import Data

_MOST = 60


class FieldChange(NamedTuple):
    """One field, before and after."""

    route: Route
    before: str
    after: str


class ChangedFile(NamedTuple):
    """One file that is other than in git's last commit."""

    path: str
    name: FileName | None
    state: str
    """new, gone or changed."""
    fields: tuple[FieldChange, ...]


def changed_files(desk: OpenDesk) -> list[ChangedFile]:
    """All of them, in the order of their paths; raises `Stop` where git cannot be asked."""
    found = []
    folders = ("claims", desk.settings.docs_dir)
    listed = run_git(desk, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", *folders)
    prefix = run_git(desk, "rev-parse", "--show-prefix").strip()
    for entry in listed.split("\0"):
        path = entry[3:].removeprefix(prefix)
        if not path:
            continue
        state = "new" if entry[:2] in {"??", "A "} else "gone" if "D" in entry[:2] else "changed"
        fields = tuple(_fields(desk, path)) if state == "changed" else ()
        found.append(ChangedFile(path, name_of(path, desk.settings.docs_dir), state, fields))
    return found


def before(desk: OpenDesk, path: str) -> str:
    """A file as git's last commit has it; raises `Stop` where it has none."""
    return run_git(desk, "show", f"HEAD:./{path}")


def sides(desk: OpenDesk, path: str) -> tuple[dict[str, Data], dict[str, Data]]:
    """What a file held and holds; raises `Refused` where one cannot be read."""
    kind = kind_of(path)
    now = (desk.bytes_of(path) or b"").decode("utf-8", "replace")
    return kind.data(before(desk, path)), kind.data(now)


def _fields(desk: OpenDesk, path: str) -> Iterator[FieldChange]:
    if not path.endswith((".yml", ".md")):
        return
    try:
        old, new = sides(desk, path)
    except Refused:
        return
    for operation in list(differences(old, new))[:_MOST]:
        route = _route(operation)
        after = operation.value if isinstance(operation, Set | Insert) else value_at(new, route)
        yield FieldChange(route, _shown(value_at(old, route)), _shown(after))


def _route(operation: Operation) -> Route:
    match operation:
        case Insert(route, _, index) if index is not None:
            return (*route, index)
        case Move(route) | Insert(route):
            return route
        case Set(route) | Delete(route) | Rename(route):
            return route


def _shown(value: Data) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case dict():
            return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
        case list():
            return ", ".join(_shown(item) for item in value)
