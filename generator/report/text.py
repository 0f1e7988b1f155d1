"""Findings in, lines for people out: place, severity, rule and message; the source line with a caret; the hint."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from generator.model.finding import Finding, Severity

Lines = Callable[[str], Sequence[str]]
"""The lines of a file, by its path; none where it cannot be read."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
WIDTH = 100
"""Columns of a source line that are shown at most."""


def render(findings: Sequence[Finding], lines: Lines, files: int, *, colour: bool = False) -> Iterator[str]:
    """Yield the report, a paragraph per finding, and the summary as its last line."""
    for finding in findings:
        yield "\n".join(_paragraph(finding, lines(finding.path), _painter(colour=colour))) + "\n"
    yield summary(findings, files)


def summary(findings: Iterable[Finding], files: int) -> str:
    """Count in one line: `2 errors, 1 warning in 2 of 40 files`."""
    found = list(findings)
    if not found:
        return f"no problems in {_count(files, 'file')}"
    by_severity = Counter(finding.severity for finding in found)
    counts = ", ".join(_count(by_severity[severity], severity) for severity in Severity if by_severity[severity])
    return f"{counts} in {len({finding.path for finding in found})} of {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_Paint = Callable[[str, str], str]


def _painter(*, colour: bool) -> _Paint:
    if not colour:
        return lambda text, _: text
    return lambda text, name: click.style(text, bold=True) if name == "bold" else click.style(text, fg=name)


def _paragraph(finding: Finding, source: Sequence[str], paint: _Paint) -> Iterator[str]:
    place = paint(f"{visible(finding.path)}:{finding.line}:{finding.column}:", "bold")
    rule = paint(f"{finding.severity}[{finding.rule}]:", COLOURS[finding.severity])
    yield f"{place} {rule} {visible(finding.message)}"
    if finding.line <= len(source):
        yield from _snippet(finding, source[finding.line - 1], paint)
    for index, line in enumerate(finding.hint.splitlines()):
        yield f"{paint('hint:', 'green') if index == 0 else '     '} {visible(line)}"


def _snippet(finding: Finding, line: str, paint: _Paint) -> Iterator[str]:
    start = finding.column - 1
    end = len(line)
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
    return "".join(char if char.isprintable() or char == "\u00a0" else _shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    return f"<U+{ord(char):04X}>"


def columns(text: str) -> int:
    """Columns that the text takes on a terminal: two for a wide character, none for a combining one."""
    return sum(_width(char) for char in visible(text))


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
