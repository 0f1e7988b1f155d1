"""One person's changes in a session: each can be taken back, and made again, whatever became of the files since.

A file that nobody changed since gets its old bytes back. In one that was changed, only the fields of the change are
taken back; a field that was changed again since is asked, and nothing is written then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimspring.read.editing.changeset import FileChange, commit, current
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.merge import MISSING, Conflict, merge
from claimspring.read.editing.operations import Refused


@dataclass(frozen=True, slots=True)
class FileConflict:
    """A field that cannot be taken back by itself: `base` is what the change made, `mine` what was before."""

    path: str
    conflict: Conflict


class Session:
    """Makes changes of a project's files and remembers them, the last one last."""

    def __init__(self, root: Path) -> None:
        """Nothing was done yet."""
        self._root = root
        self._done: list[tuple[FileChange, ...]] = []
        self._undone: list[tuple[FileChange, ...]] = []

    def make(self, changes: Iterable[FileChange]) -> None:
        """Put a change of several files in place; raises what `commit` raises, and has done nothing then."""
        wanted = tuple(changes)
        commit(self._root, wanted)
        self._done.append(wanted)
        self._undone.clear()

    def undo(self) -> tuple[FileConflict, ...]:
        """Take back the last change that is not taken back yet; raises `IndexError` where there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> tuple[FileConflict, ...]:
        """Make the change again that was taken back last; raises `IndexError` where there is none."""
        return self._turn(self._undone, self._done)

    def versions(self, path: str) -> Iterator[bytes]:
        """What a file held after and before each change of it, the last one first."""
        for changes in reversed(self._done):
            for change in changes:
                if change.path == path:
                    yield from (side for side in (change.after, change.before) if side is not None)

    def _turn(
        self, source: list[tuple[FileChange, ...]], target: list[tuple[FileChange, ...]]
    ) -> tuple[FileConflict, ...]:
        turned = [taken_back(change, current(self._root, change.path)) for change in source[-1]]
        conflicts = tuple(conflict for _, asked in turned for conflict in asked)
        if not conflicts:
            changes = tuple(change for change, _ in turned)
            commit(self._root, changes)
            source.pop()
            target.append(changes)
        return conflicts


def taken_back(change: FileChange, now: bytes | None) -> tuple[FileChange, tuple[FileConflict, ...]]:
    """The change that takes another one back in a file as it is now, and what has to be asked."""
    if now == change.after:
        return change.reverse, ()
    nothing = FileChange(change.path, now, now)
    if now is None or change.before is None or change.after is None:
        sides = (MISSING if side is None else _text(side) for side in (change.after, change.before, now))
        return nothing, (FileConflict(change.path, Conflict((), *sides)),)
    before, after, text = map(_text, (change.before, change.after, now))
    try:
        joined = merge(kind_of(change.path), after, before, text)
    except Refused:  # one of the three cannot be read: whoever asks sees all of them
        return nothing, (FileConflict(change.path, Conflict((), after, before, text)),)
    conflicts = tuple(FileConflict(change.path, conflict) for conflict in joined.conflicts)
    return FileChange(change.path, now, joined.text.encode("utf-8")), conflicts


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
