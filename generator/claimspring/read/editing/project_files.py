"""A project's files: read from the disk, changed in memory, put in place together by whoever asked for it."""

from collections.abc import Iterator
from pathlib import Path

from claimspring.read.editing.changeset import FileChange
from claimspring.read.editing.kinds import FileKind, kind_of
from claimspring.read.editing.operations import Operation

_MAX_BYTES = 4_000_000
"""Size beyond which a file is none that people write."""


class ProjectFiles:
    """The files below one folder; texts keep their line breaks and byte order marks."""

    def __init__(self, root: Path) -> None:
        """Nothing is read yet."""
        self._root = root
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, str | None] = {}
        self.left: list[str] = []
        """What only people can do, in sentences."""

    def find(self, *patterns: str) -> list[str]:
        """The paths that fit one of the patterns (`claims/*/*.yml`), without those that lead through a link."""
        found = {path for pattern in patterns for path in self._root.glob(pattern) if path.is_file()}
        known = {path.relative_to(self._root).as_posix() for path in found if not self._is_linked(path)}
        gone = {path for path, text in self._after.items() if text is None}
        made = {path for path in self._after if any(Path(path).match(pattern) for pattern in patterns)}
        return sorted((known | made) - gone)

    def text(self, path: str) -> str | None:
        """What a file holds by now; None where there is none, or none that is text."""
        if path not in self._after:
            place = self._root / path
            is_one = place.is_file() and not self._is_linked(place) and place.stat().st_size <= _MAX_BYTES
            raw = place.read_bytes() if is_one else None
            try:
                self._after[path] = None if raw is None else raw.decode("utf-8")
            except UnicodeDecodeError:
                return None
            self._before[path] = raw
        return self._after[path]

    def is_there(self, path: str) -> bool:
        """Whether there is such a file by now, also one that is no text."""
        return self.text(path) is not None or (self._before.get(path) is None and (self._root / path).exists())

    def write(self, path: str, text: str | None) -> None:
        """Let a file hold `text`, or be gone."""
        self.text(path)
        self._before.setdefault(path, None)
        self._after[path] = text

    def change(self, path: str, *operations: Operation) -> None:
        """Change entries of a YAML file or of an article's head; raises `Refused`."""
        self.write(path, self.kind(path).change(self.text(path) or "", *operations))

    def kind(self, path: str) -> FileKind:
        """How a file is changed."""
        return kind_of(path)

    def changes(self) -> Iterator[FileChange]:
        """All that is other than on the disk, in the order of the paths."""
        for path, before in sorted(self._before.items()):
            text = self._after[path]
            after = None if text is None else text.encode("utf-8")
            if after != before:
                yield FileChange(path, before, after)

    def _is_linked(self, place: Path) -> bool:
        below = place.relative_to(self._root)
        return any((self._root / part).is_symlink() for part in (below, *below.parents))
