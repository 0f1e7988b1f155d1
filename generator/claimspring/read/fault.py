"""What can be wrong with a file itself, before and after it has a line and a column."""

from dataclasses import dataclass

from claimspring.model.finding import Finding, Position, Positions, Route, Severity, Span

TOP = Span(Position(1, 1), Position(1, 1))
"""Where a fault of the whole file is shown."""

_SHOWN = 40
"""Characters of an editor's text that a message repeats."""
MAX_FAULTS = 20
"""Faults of one file that are told; whoever mended these sees the others."""

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a known place of a file whose name is not known yet."""

    rule: str
    message: str
    hint: str = ""
    span: Span = TOP
    replacement: str | None = None
    """What the span should hold instead, as it is to be written; only where that is certain."""
    value: str = ""
    """The text in question, where another file may tell what was meant by it."""

    def at(self, path: str, severity: Severity = Severity.ERROR) -> Finding:
        """The finding for the file `path` (relative to the project's folder).

        The reader calls everything an error; the severities of its rules are applied with those of the others.
        """
        start, end = self.span
        return Finding(
            rule=self.rule,
            severity=severity,
            path=path,
            line=start.line,
            column=start.column,
            message=_in_one_line(self.message),
            hint=self.hint,
            end=end if end > start else None,
            replacement=self.replacement,
        )


def _in_one_line(message: str) -> str:
    """A message may quote what a file holds, however long that is."""
    line = " ".join(message.splitlines()) if len(message) <= _LONGEST else " ".join(message[:_LONGEST].split()) + "…"
    return line.strip()


@dataclass(frozen=True, slots=True)
class Misfit:
    """Data that does not fit the model, at a route; the positions of the file turn it into a fault."""

    rule: str
    route: Route
    message: str
    hint: str = ""
    at_key: bool = False
    replacement: str | None = None
    value: str = ""

    def located(self, positions: Positions) -> Fault:
        """The same with the place of its key or value."""
        span = positions.of(self.route, key=self.at_key)
        return Fault(self.rule, self.message, self.hint, span, self.replacement, self.value)


class Unreadable(Exception):  # noqa: N818 -- it says what a file is, and never leaves `read`
    """A file that cannot become a value; `faults` say why, and there is at least one."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


def short(text: str) -> str:
    """An editor's text as far as a message repeats it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
