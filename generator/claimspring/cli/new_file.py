"""A file that was not there before, whole or not at all."""

import os
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write `text` to `path`, with its folders; raises `FileExistsError`, or what the disk says.

    It is written aside first: on a full disk an empty file would be left alone for ever, as one that somebody made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or path.is_symlink():
        raise FileExistsError(path)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        _put(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def _put(aside: Path, path: Path) -> None:
    """Give the file its name, unless somebody else has taken it meanwhile."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        aside.replace(path)
