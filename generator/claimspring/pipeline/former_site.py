"""The site that an earlier build left in its folder: what of it is wanted again stays where it is.

MkDocs empties the site's folder before a build, but for entries whose names begin with a dot. So all entries are moved
into one of those first, which moves no file. Afterwards each file that is the cache's own still (the same inode, size
and time) goes back with its folder, unless MkDocs made a file there; all others are thrown away. What a build that was
killed leaves is looked at by the next one in the same way.
"""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_ASIDE = ".claimspring-before"


class FileStamp(NamedTuple):
    """What tells a file apart from one that was put in its place, or changed."""

    inode: int
    size: int
    changed: int
    """When it was last written, in nanoseconds."""


class FormerSite:
    """What lay in the site's folder before a build."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._aside = folder, folder / _ASIDE

    @property
    def is_there(self) -> bool:
        """Whether anything was put aside."""
        return self._aside.is_dir()

    def put_aside(self) -> None:
        """Take it out of the way of the build; what cannot be moved, and what a killed build left, stays for MkDocs."""
        with suppress(OSError):
            entries = [entry.name for entry in os.scandir(self._folder) if not entry.name.startswith(".")]
            if entries:
                self._aside.mkdir()
            for name in entries:
                (self._folder / name).rename(self._aside / name)

    def take_back(self, known: Mapping[str, FileStamp]) -> set[str]:
        """Put back the files that are still what is known of them, by their places; returns these."""
        found = set[str]()
        try:
            self._merge("", known, found)
        except OSError:
            for place in found:
                with suppress(OSError):
                    (self._folder / place).unlink()
            return set()
        return found

    def remove(self) -> None:
        """Throw away what is not wanted again."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _merge(self, place: str, known: Mapping[str, FileStamp], found: set[str]) -> None:
        """Move back what lay in a folder that is there again."""
        aside, there = f"{self._aside}/{place}", f"{self._folder}/{place}"
        here = {entry.name: entry.is_dir(follow_symlinks=False) for entry in os.scandir(there)}
        with suppress(FileNotFoundError):
            for entry in [*os.scandir(aside)]:
                inner = f"{place}{entry.name}"
                if here.get(entry.name) and entry.is_dir(follow_symlinks=False):
                    self._merge(f"{inner}/", known, found)
                elif entry.name not in here:
                    left: list[str] = []
                    if self._is_left(entry, inner, known, left):
                        found.update(left)
                        os.rename(entry.path, there + entry.name)  # noqa: PTH104 -- a Path costs twice the call itself

    def _is_left(self, entry: os.DirEntry[str], place: str, known: Mapping[str, FileStamp], left: list[str]) -> bool:
        """Whether something is left of a file or folder without the files that are not what is known of them."""
        if not entry.is_dir(follow_symlinks=False):
            status = entry.stat(follow_symlinks=False)
            is_same = (status.st_ino, status.st_size, status.st_mtime_ns) == known.get(place)
            if is_same:
                left.append(place)
            else:
                os.unlink(entry.path)  # noqa: PTH108 -- as above
            return is_same
        with os.scandir(entry.path) as entries:
            inner = [self._is_left(one, f"{place}/{one.name}", known, left) for one in [*entries]]
        if not any(inner):
            os.rmdir(entry.path)  # noqa: PTH106 -- as above
        return any(inner)
