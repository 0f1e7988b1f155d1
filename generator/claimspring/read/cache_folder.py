"""Where a project's caches lie, and which of them can be believed.

Caches are read without being checked against what they were made from, so whoever sends files could say through them
what stands in others. One that lies behind a link or came with a commit is not believed.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

CACHE_FOLDER = Path(".cache", "claimspring")
"""Relative to the project's folder."""


def is_trusted(root: Path, file: Path) -> bool:
    """Whether `file`, two folders below `root`, can be of our own making: no link, and not from a commit."""
    if any(place.is_symlink() for place in (file, *file.parents[:2])):
        return False
    try:
        return b".cache/claimspring/" not in _index(root)
    except OSError:
        return True  # a repository without an index holds no files


def put(root: Path, file: Path, pieces: Iterable[bytes]) -> None:
    """Let `file` hold these pieces in the place of what it held, whole or not at all.

    Nothing is done where it is not trusted, or cannot be written: a cache is made again.
    """
    if not is_trusted(root, file):
        return
    new = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as made:
            made.writelines(pieces)
        new.replace(file)


def _index(root: Path) -> bytes:
    """What git lists of the repository that `root` lies in; nothing where it lies in none."""
    for folder in (root, *root.absolute().parents):
        git = folder / ".git"
        if git.is_file():  # a worktree's or submodule's says where its own folder lies
            git = folder / git.read_text("utf-8", errors="replace").removeprefix("gitdir:").strip()
        if git.is_dir():
            return (git / "index").read_bytes()
    return b""
