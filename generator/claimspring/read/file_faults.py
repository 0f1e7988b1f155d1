"""What a file of a project would hold -> what would keep it from being read. Pure: no disk, no other file."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from claimspring.model.actors import Person
from claimspring.model.base import Model
from claimspring.model.desk import DeskMember
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.topic import Topic
from claimspring.read import files
from claimspring.read.decode import decode
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.single import (
    ARTICLE,
    CHECK,
    CLAIM,
    DRAFTS,
    LABELS,
    PUBLISHED,
    SOURCE,
    TRANSLATION,
    FileFormat,
    read_entries,
)
from claimspring.read.yaml import parse_leniently

_LISTS: Mapping[str, type[Model]] = {
    files.PUBLISHERS: Publisher,
    files.RATINGS: Rating,
    files.PEOPLE: Person,
    files.TOPICS: Topic,
    files.DESK: DeskMember,
}
_FORMATS: tuple[tuple[str, FileFormat[Any]], ...] = (
    (f"{files.SOURCES}/*.yml", SOURCE),
    (f"{files.DRAFTS}/*.yml", DRAFTS),
    (f"{files.PUBLISHED}/*/*.json", PUBLISHED),
    (f"{files.PUBLISHED}/*.json", PUBLISHED),
    (f"{files.TRANSLATIONS}/*.yml", TRANSLATION),
    (f"{files.CHECKS}/*/{files.LABELS}.yml", LABELS),
    (f"{files.CHECKS}/*/*.yml", CHECK),
    ("articles/*.md", ARTICLE),
)
"""The first pattern counts."""


def file_faults(path: str, raw: bytes) -> tuple[Fault, ...]:
    """Why a file at a path could not be read, in whole or in part; nothing of files that hold no records."""
    place = PurePosixPath(path)
    try:
        if path in _LISTS:
            return tuple(fault for bad in read_entries(_LISTS[path], raw)[1].values() for fault in bad)
        for pattern, kind in _FORMATS:
            if place.match(pattern):
                kind.read(raw)
                return ()
        if _is_claim(place):
            CLAIM.read(raw)
        elif len(place.parts) == 1 and place.suffix in {".yml", ".yaml"}:  # settings
            parse_leniently(decode(raw))
    except Unreadable as unreadable:
        return unreadable.faults
    return ()


def _is_claim(place: PurePosixPath) -> bool:
    return place.match(f"{files.CLAIMS}/*/*.yml") and len(place.parts) == 3 and place.parts[1] not in files.RESERVED
