"""Who wrote each claim, as git knows it, and which of its reviewers that were."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimspring.model.desk import DeskMember
from claimspring.model.ids import ClaimKey, DeskId

_LOGIN = re.compile(r"(?:\d+\+)?([a-z0-9-]+)@users\.noreply\.github\.com")
"""An address that GitHub gives to those who keep their own to themselves."""


class Author(NamedTuple):
    """As whom somebody commits."""

    name: str
    address: str

    def __str__(self) -> str:
        """The form in messages."""
        return self.address or self.name

    def names(self) -> Iterator[str]:
        """All by which a desk may know them: address, name, login."""
        yield from (one.casefold() for one in (self.address, self.name) if one)
        if login := _LOGIN.fullmatch(self.address.casefold()):
            yield login[1]


@dataclass(frozen=True, slots=True)
class Authorship:
    """The authors of claims, and what could not be told of them."""

    authors: Mapping[ClaimKey, tuple[Author, ...]] = field(default_factory=dict)
    """Those who committed more of a claim than that it was reviewed."""
    unchecked: str = ""
    """Why, and of what, authors are not known; empty where they are."""


def own_reviewers(
    names: Iterable[str], authors: Iterable[Author], desk: Mapping[DeskId, DeskMember]
) -> tuple[str, ...]:
    """Which of the reviewers of a claim, ids of the desk or names, wrote it."""
    wrote = {name for author in authors for name in author.names()}
    return tuple(name for name in dict.fromkeys(names) if not wrote.isdisjoint(_known_as(name, desk.get(DeskId(name)))))


def is_of_desk(author: Author, desk: Mapping[DeskId, DeskMember]) -> bool:
    """Whether an author is somebody of the desk."""
    return any(not {*author.names()}.isdisjoint(_known_as("", member)) for member in desk.values())


def _known_as(name: str, member: DeskMember | None) -> Iterator[str]:
    """The names under which git may know a reviewer: those of the desk's member, or the reviewer's own."""
    names = (*member.git, *member.name.root.values()) if member else (name,)
    return (one.casefold() for one in names)
