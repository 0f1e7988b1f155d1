"""Bytes to a file, with as few calls of the system as can be: a site has more than a hundred thousand files."""

import os
from collections.abc import Iterable

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def write(path: str, pieces: Iterable[bytes]) -> os.stat_result:
    """Write one file, in place of an older one: that may be the same as one in the cache, which stays as it is."""
    file = create(path)
    try:
        for piece in pieces:
            write_all(file, piece)
        return os.fstat(file)
    finally:
        os.close(file)


def make_folder(path: str) -> None:
    """Make a folder, whose parent nearly always exists."""
    try:
        os.mkdir(path)  # noqa: PTH102 -- a Path costs as much as the call itself
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 -- as above


def create(path: str) -> int:
    """Open a new file to write, and the folder that it lies in, in place of an older file of that name."""
    try:
        return os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:
        make_folder(path.rpartition("/")[0])
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 -- as above
    return os.open(path, _FLAGS, 0o666)


def write_all(file: int, piece: bytes) -> None:
    """Write to an open file."""
    written = os.write(file, piece)
    while written < len(piece):  # what a file system refuses to take at once
        piece = piece[written:]
        written = os.write(file, piece)
