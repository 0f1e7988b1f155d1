"""A path -> the bytes of the regular file there, never more than is wanted; a pipe or device is not waited for."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: str | Path, limit: int) -> bytes:
    """At most `limit` bytes and one, so that a file that is too large can be told; raises `OSError`."""
    file = os.open(path, _FLAGS)
    try:
        status = os.fstat(file)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        return _read(file, limit + 1, status.st_size + 1)
    finally:
        os.close(file)


def _read(file: int, most: int, at_once: int) -> bytes:
    """Up to `most` bytes; room is made for what is there, for that of the largest file costs more than reading does."""
    parts = []
    while most and (part := os.read(file, min(most, at_once))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
