"""Which files of the site a build added, changed and removed: for deploys that upload no more than that.

Files of parts are told apart by the cache; all others in the site's folder (MkDocs' own, the theme's, pictures beside
written pages) by their bytes. Where no earlier build of the whole site is known, every file is added and none removed.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

_STATE = CACHE_FOLDER / "site.others"


class ChangedFiles(NamedTuple):
    """Places of files."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class PartChanges(NamedTuple):
    """What became of the files of parts, and where all of these stand."""

    files: ChangedFiles
    places: frozenset[str]


def compared(before: Mapping[str, str], after: Mapping[str, str]) -> ChangedFiles:
    """What became of files whose bytes have names."""
    return ChangedFiles(
        tuple(after.keys() - before.keys()),
        tuple(place for place in after.keys() & before.keys() if before[place] != after[place]),
        tuple(before.keys() - after.keys()),
    )


def write_changes(file: Path, root: Path, site: Path, parts: PartChanges) -> None:
    """Write the list for the project in `root`: what became of the files of parts, and of all others."""
    found, made = parts
    others = dict(_others(site, made))
    beside = compared({} if len(found.added) == len(made) else _before(root), others)
    told = {name: sorted({*getattr(found, name), *getattr(beside, name)}) for name in ChangedFiles._fields}
    told["removed"] = [place for place in told["removed"] if place not in others and place not in made]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    with suppress(OSError):
        (root / _STATE).write_text(json.dumps(others), encoding="utf-8")


def _others(site: Path, made: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The files of the site that are of no part, each with a digest of its bytes."""
    for file in sorted(site.rglob("*")):
        place = file.relative_to(site).as_posix()
        if place not in made and file.is_file():
            yield place, hashlib.sha256(file.read_bytes()).hexdigest()


def _before(root: Path) -> dict[str, str]:
    """The same as the last build left it; nothing where that is not known."""
    try:
        known = json.loads((root / _STATE).read_bytes()) if is_trusted(root, root / _STATE) else {}
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
