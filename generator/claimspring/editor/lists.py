"""What the desk lists of itself and of whom it writes: its members, people and topics."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType
from claimspring.model.actors import Person
from claimspring.model.claim import Claim
from claimspring.model.desk import DeskMember
from claimspring.model.topic import Topic

ListedEntry: TypeAlias = Person | Topic | DeskMember


def naming(desk: OpenDesk, kind: FileType, name: str) -> list[FileName]:
    """The claims and articles that name an entry of a list."""
    claims = [key for key, record in desk.corpus.claims.items() if name in _named(record.value, kind)]
    translated = [
        key.article
        for key, record in desk.corpus.translations.items()
        if kind is FileType.MEMBERS and name in record.value.translated_by
    ]
    return [
        *(FileName(FileType.CLAIM, str(key)) for key in claims),
        *(FileName(FileType.ARTICLE, str(article)) for article in dict.fromkeys(translated)),
    ]


def _named(claim: Claim, kind: FileType) -> Collection[str]:
    """The entries of a list that a claim names."""
    match kind:
        case FileType.PEOPLE:
            return {*claim.about, *(speaker.id for speaker in claim.speakers if speaker.id)}
        case FileType.TOPICS:
            return claim.topics
        case _:
            return claim.review.reviewed_by


def listed(desk: OpenDesk, kind: FileType) -> Mapping[str, ListedEntry]:
    """What is in a list, by id."""
    match kind:
        case FileType.PEOPLE:
            return {str(name): one for name, one in desk.corpus.people.items()}
        case FileType.TOPICS:
            return {str(name): one for name, one in desk.corpus.topics.items()}
        case _:
            return {str(name): one for name, one in desk.corpus.desk.items()}
