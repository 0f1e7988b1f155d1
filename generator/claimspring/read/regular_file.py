"""A path -> the bytes of the regular file there, never more than is wanted; a pipe or device is not waited for."""

import errno
import os
import stat
from pathlib import Path

_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: str | Path, limit: int) -> bytes:
    """At most `limit` bytes and one, so that a file that is too large can be told; raises `OSError`."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NO_WAIT)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", str(path))
        return file.read(limit + 1)
