"""Names: of the program that builds, and of several pieces of text together."""

import hashlib
import platform
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

_PROGRAM = Path(__file__).parent.parent


def digest(pieces: Iterable[str]) -> str:
    """One name for several pieces of text."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(f"{len(piece)} {piece}".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


@cache
def program() -> str:
    """Names the program: every file of it, and the versions of all that it stands on."""
    found = hashlib.sha256(f"{platform.python_version()} {sorted(_versions().items())}".encode())
    for file in sorted(_PROGRAM.rglob("*")):
        if "__pycache__" not in file.parts and file.is_file():  # of which some come and go while programs start
            found.update(f"{file.relative_to(_PROGRAM)} {file.stat().st_size}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _versions() -> dict[str, str]:
    """Of all packages that ours needs, directly or over others; one that is not installed has none."""
    found: dict[str, str] = {}
    for name in (queue := ["claimspring"]):
        if name in found:
            continue
        with suppress(ImportError):
            found[name] = version(name)
            queue += [
                re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires(name) or () if "extra ==" not in line
            ]
    return found
