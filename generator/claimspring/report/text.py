"""Findings in, lines for people out: place, severity, rule and message; the source line with a caret; the hint."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from claimspring.model.finding import Finding, Severity

SourceLine = Callable[[str, int], str | None]
"""A file's path and the number of a line -> the line, or None where there is none."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
MANY = 10
"""Findings beyond which the report ends with a tally of the rules, and those of one rule are no longer all shown."""
FEW = 3
"""So many findings are shown of a rule that has more than many."""

_FROM_MILD_TO_BAD = (Severity.NOTE, Severity.WARNING, Severity.ERROR)

WIDTH = 100
"""Columns of a source line that are shown at most."""


def render(  # noqa: PLR0913 -- each is a choice of its own
    findings: Sequence[Finding],
    line_of: SourceLine,
    files: int,
    *,
    typed: Callable[[str], str] = str,
    colour: bool = False,
    whole: bool = False,
) -> Iterator[str]:
    """Yield the report, a paragraph per finding, and the summary as its last lines.

    The worst stands last, where a terminal shows it; of one severity the findings keep their order. Errors are all
    shown; of what is milder and the same in many places, a few, unless the `whole` report is asked for. `typed` gives
    a path as the reader would type it.
    """
    shown = findings if whole else list(_few_of_a_kind(findings))
    yield from paragraphs(shown, line_of, typed=typed, colour=colour)
    yield summary(findings, files)
    if len(findings) > MANY:
        yield tally(findings)
    if len(shown) < len(findings):
        yield f"{len(shown):,} of them are shown, {FEW} of each rule that has many; --all shows every one"


def paragraphs(
    findings: Iterable[Finding], line_of: SourceLine, *, typed: Callable[[str], str] = str, colour: bool = False
) -> Iterator[str]:
    """Yield a paragraph per finding, the worst last."""
    for finding in sorted(findings, key=lambda finding: _FROM_MILD_TO_BAD.index(finding.severity)):
        yield "\n".join(_paragraph(finding, line_of, typed, _painter(colour=colour))) + "\n"


def _few_of_a_kind(findings: Sequence[Finding]) -> Iterator[Finding]:
    counts, seen = Counter(finding.rule for finding in findings), Counter[str]()
    for finding in findings:
        seen[finding.rule] += 1
        if finding.severity is Severity.ERROR or counts[finding.rule] <= MANY or seen[finding.rule] <= FEW:
            yield finding


def tally(findings: Iterable[Finding]) -> str:
    """Which rules were broken how often, the most often broken first."""
    counts = Counter(finding.rule for finding in findings)
    return ", ".join(
        f"{rule} {count:,}" for rule, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def summary(findings: Iterable[Finding], files: int) -> str:
    """Count in one line: `2 errors, 1 warning in 2 of 40 files`."""
    found = list(findings)
    if not found and not files:
        return "no problems; there is no article, claim or source to check yet"
    if not found:
        return f"no problems in {_count(files, 'file')}"
    by_severity = Counter(finding.severity for finding in found)
    counts = ", ".join(_count(by_severity[severity], severity) for severity in Severity if by_severity[severity])
    concerned = len({finding.path for finding in found})  # some of them may be no files that are read
    return f"{counts} in {concerned} of {_count(max(files, concerned), 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_Paint = Callable[[str, str], str]


def _painter(*, colour: bool) -> _Paint:
    if not colour:
        return lambda text, _: text
    return lambda text, name: click.style(text, bold=True) if name == "bold" else click.style(text, fg=name)


def _paragraph(finding: Finding, line_of: SourceLine, typed: Callable[[str], str], paint: _Paint) -> Iterator[str]:
    place = paint(f"{visible(typed(finding.path))}:{finding.line}:{finding.column}:", "bold")
    rule = paint(f"{finding.severity}[{finding.rule}]:", COLOURS[finding.severity])
    yield f"{place} {rule} {visible(finding.message)}"
    line = line_of(finding.path, finding.line)
    if line and not line.isspace():
        yield from _snippet(finding, line, paint)
    for index, line in enumerate(finding.hint.splitlines()):
        yield f"{paint('hint:', 'green') if index == 0 else '     '} {visible(line)}"


def _snippet(finding: Finding, line: str, paint: _Paint) -> Iterator[str]:
    start = finding.column - 1
    end = finding.column
    if finding.end is not None and finding.end.line == finding.line:
        end = finding.end.column - 1
    first = max(0, min(start - WIDTH // 4, len(line) - WIDTH))
    last = min(len(line), first + WIDTH)
    before, marked = line[first:start], line[start : max(start, min(end, last))].rstrip()
    ahead = "…" if first else ""
    gutter = " " * len(str(finding.line))
    yield f" {finding.line} | {ahead}{visible(line[first:last])}{'…' if last < len(line) else ''}".rstrip()
    caret = " " * columns(ahead + before) + paint("^" * max(1, columns(marked)), COLOURS[finding.severity])
    yield f" {gutter} | {caret}"


def visible(text: str) -> str:
    """Return the text with every character that would steer a terminal shown by its code instead."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\t" or unicodedata.category(char) == "Zs":
        return " "
    return f"<U+{ord(char):04X}>"


def columns(text: str) -> int:
    """Columns that the text takes on a terminal: two for a wide character, none for a combining one."""
    return sum(_width(char) for char in visible(text))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
