"""What the desk lists of itself and of whom it writes: its members, people and topics."""

from collections.abc import Mapping
from typing import TypeAlias

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileType
from claimspring.model.actors import Person
from claimspring.model.desk import DeskMember
from claimspring.model.topic import Topic

ListedEntry: TypeAlias = Person | Topic | DeskMember


def listed(desk: OpenDesk, kind: FileType) -> Mapping[str, ListedEntry]:
    """What is in a list, by id."""
    match kind:
        case FileType.PEOPLE:
            return {str(name): one for name, one in desk.corpus.people.items()}
        case FileType.TOPICS:
            return {str(name): one for name, one in desk.corpus.topics.items()}
        case _:
            return {str(name): one for name, one in desk.corpus.desk.items()}
