"""Operations on a file's text -> the text with them made, verified; or `Refused`, and nothing is changed.

The contract of every change: the spans are edited, the new text is read strictly, and what it holds is what the change
means, else the smallest part around it is written anew, else it is refused. So no file is left that cannot be read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from claimspring.read.editing.difference import differences
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set, value_at
from claimspring.read.editing.shape import SHAPELESS, ValueShape
from claimspring.read.editing.spans import Spans
from claimspring.read.editing.tree import Tree
from claimspring.read.fault import Unreadable
from claimspring.read.yaml import Data, YamlDocument, parse


@dataclass(frozen=True, slots=True)
class Changer:
    """Changes texts of one kind of file."""

    shape: ValueShape = SHAPELESS
    read: Callable[[str], YamlDocument] = parse
    """How strictly the file is read."""

    def data(self, text: str) -> dict[str, Data]:
        """What a text holds; raises `Refused` where it cannot be read."""
        try:
            return self.read(text).data
        except Unreadable as unreadable:
            raise Refused("unreadable", f"the file cannot be read: {unreadable.faults[0].message}") from None

    def change(self, text: str, *operations: Operation) -> str:
        """The text with the operations made, one after the other."""
        for operation in operations:
            for step in self._steps(self.data(text), operation):
                text = self._one(text, step)
        return text

    def hold(self, text: str, data: dict[str, Data]) -> str:
        """The text changed as little as it takes to hold `data`."""
        return self.change(text, *differences(self.data(text), data))

    def _steps(self, data: dict[str, Data], operation: Operation) -> Iterator[Operation]:
        """A collection in place of another of its kind is the sum of what differs in them."""
        if isinstance(operation, Set):
            old, new = value_at(data, operation.route), operation.value
            if old and new and type(old) is type(new) and isinstance(new, dict | list):
                yield from differences(old, new, operation.route)
                return
            if old == new and old is not None:
                return
        yield operation

    def _one(self, text: str, operation: Operation) -> str:
        wanted = operation.applied(self.data(text))
        tree = Tree(text, self.read)
        if tree.leads_through_an_alias(operation.route if isinstance(operation, Insert) else operation.route[:-1]):
            raise Refused("layout", "an alias stands there for what is written elsewhere")
        reasons: list[str] = []
        for attempt in self._attempts(tree, operation, wanted):
            try:
                new = _applied(text, attempt())
                if self.read(new).data == wanted:
                    return new
                reasons.append("it would not be read as it is meant")
            except Refused as refused:
                reasons.append(str(refused))
            except Unreadable as unreadable:
                reasons.append(unreadable.faults[0].message)
        raise Refused("layout", reasons[0])

    def _attempts(self, tree: Tree, operation: Operation, wanted: Data) -> Iterator[Callable[[], list[Edit]]]:
        """Ways to make a change, the smallest first."""
        ways = [Spans(tree, self.shape), Spans(tree, self.shape, blocks=False)]
        yield from (partial(way.of, operation) for way in ways)
        for route in _around(operation):
            yield from (partial(way.rewrite, route, value_at(wanted, route)) for way in ways)


def _around(operation: Operation) -> Iterator[tuple[str | int, ...]]:
    """The routes of what may be written anew where the spans alone do not do, the smallest first."""
    match operation:
        case Set(route) | Insert(route) | Move(route):
            longest = len(route)
        case Delete(route) | Rename(route):
            longest = len(route) - 1
    yield from (route[:length] for length in range(longest, 0, -1))


def _applied(text: str, edits: list[Edit]) -> str:
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    if any(later.start < earlier.end for earlier, later in pairwise(ordered)):
        raise Refused("layout", "two changes meet in one place")
    return apply(text, ordered)
