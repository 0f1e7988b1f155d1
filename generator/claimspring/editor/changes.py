"""What this folder has that git has not: per file the fields that changed, with before and after; what is not sent."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, name_of
from claimspring.editor.git import run_git
from claimspring.editor.stop import Stop
from claimspring.model.finding import Route
from claimspring.read.editing.difference import differences
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set, value_at
from claimspring.read.yaml import Data
from claimspring.starter.files import SET_UP

_MOST = 60


class FieldChange(NamedTuple):
    """One field, before and after."""

    route: Route
    before: Data
    after: Data


class ChangedFile(NamedTuple):
    """One file that is other than in git's last commit."""

    path: str
    name: FileName | None
    state: str
    """new, gone or changed."""
    fields: tuple[FieldChange, ...]


class SentState(StrEnum):
    """How far something is on its way to readers."""

    UNKEPT = "unkept"
    """It is other than in git's last commit."""
    UNSENT = "unsent"
    """It is in a commit that was not sent."""
    SENT = "sent"
    HERE = "here"
    """There is no place to send to, or no git."""


def changed_files(desk: OpenDesk) -> list[ChangedFile]:
    """All of them, in the order of their paths; raises `Stop` where git cannot be asked."""
    found = []
    listed = run_git(
        desk, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", *watched(desk)
    )
    prefix = run_git(desk, "rev-parse", "--show-prefix").strip()
    for entry in listed.split("\0"):
        path = entry[3:].removeprefix(prefix)
        if not path:
            continue
        state = "new" if entry[:2] in {"??", "A "} else "gone" if "D" in entry[:2] else "changed"
        fields = tuple(_fields(desk, path)) if state == "changed" else ()
        found.append(ChangedFile(path, name_of(path, desk.settings.docs_dir), state, fields))
    return found


def watched(desk: OpenDesk) -> tuple[str, ...]:
    """What the desk keeps in git: its own files; before the first commit, all that git does not ignore."""
    return ("claims", desk.settings.docs_dir, *SET_UP) if has_commits(desk) else (".",)


def has_commits(desk: OpenDesk) -> bool:
    """Whether anything was ever kept in git."""
    return _asked(desk, "rev-parse", "--verify", "--quiet", "HEAD") is not None


def remote_of(desk: OpenDesk) -> str:
    """The place to send to; empty where there is none."""
    names = (_asked(desk, "remote") or "").split()
    return "origin" if "origin" in names else (names or [""])[0]


def unsent_commits(desk: OpenDesk) -> int:
    """How many commits no place that this folder sends to is known to have."""
    return int((_asked(desk, "rev-list", "--count", "HEAD", "--not", "--remotes") or "0").strip() or 0)


def sent_state(desk: OpenDesk, *paths: str) -> SentState:
    """How far files are on their way to readers."""
    listed = _asked(desk, "status", "--porcelain=v1", "--", *paths)
    if listed is None:
        return SentState.HERE
    if listed.strip():
        return SentState.UNKEPT
    if not remote_of(desk):
        return SentState.HERE
    unsent = _asked(desk, "rev-list", "-1", "HEAD", "--not", "--remotes", "--", *paths)
    return SentState.UNSENT if unsent and unsent.strip() else SentState.SENT


def _asked(desk: OpenDesk, *arguments: str) -> str | None:
    try:
        return run_git(desk, *arguments)
    except Stop:
        return None


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
        yield FieldChange(route, value_at(old, route), after)


def _route(operation: Operation) -> Route:
    match operation:
        case Insert(route, _, index) if index is not None:
            return (*route, index)
        case Move(route) | Insert(route):
            return route
        case Set(route) | Delete(route) | Rename(route):
            return route
