"""What is wrong in a file: where, what, and what to do about it.

Rules point with a route of keys and indices (a `Problem`); the reader's positions turn the route into line and column
(a `Finding`). Reports only ever see findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Route: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a file: `("evidence", 2, "source")`."""


class Severity(StrEnum):
    """How bad: an error fails the check, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(NamedTuple):
    """A place in a file; lines and columns count from 1, columns in code points."""

    line: int
    column: int


class Span(NamedTuple):
    """From the first character of something to just after its last."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the keys and the values of one file stand."""

    keys: Mapping[Route, Span]
    values: Mapping[Route, Span]

    def of(self, route: Route, *, key: bool = False) -> Span:
        """The span of the value (or key) at `route`, or of the nearest thing around it that the file holds."""
        if key and route in self.keys:
            return self.keys[route]
        for length in range(len(route), -1, -1):
            if route[:length] in self.values:
                return self.values[route[:length]]
        return Span(Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule saw, at a route inside a file, before it has a line and a column."""

    path: str
    route: Route
    message: str
    """One terse phrase, lower case, the offending value quoted, no full stop."""
    hint: str = ""
    """What to do about it."""
    at_key: bool = False
    """Points at the key instead of the value."""
    replacement: str | None = None
    """What the file should hold in this place instead, as it is to be written; only where that is certain."""
    span: Span | None = None
    """Where in a file that has no keys."""
    offsets: tuple[int, int] | None = None
    """The same in code points, where the rule knows the text alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, located."""

    rule: str
    severity: Severity
    path: str
    """Relative to the project's folder, with forward slashes."""
    line: int
    column: int
    message: str
    hint: str = ""
    end: Position | None = None
    """Just after the last character concerned, where that is known."""
    replacement: str | None = None
    """What the file should hold instead, from the first character concerned to `end`; only where that is certain."""
