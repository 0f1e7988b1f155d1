"""Findings in, GitHub's workflow commands and the step's summary out.

GitHub shows 10 annotations of a severity for each step and 50 for each job, so what the branch changed comes first, and
the whole list goes into the summary.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from claimspring.model.finding import Finding, Severity
from claimspring.report.text import summary, visible

SHOWN = 10
"""Annotations of one severity that GitHub shows for a step."""

LARGEST_SUMMARY = 1_000_000
"""Bytes that GitHub takes as a step's summary, less a margin: 1 MiB."""

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Sequence[Finding], changed: Collection[str], files: int) -> Iterator[str]:
    """Yield a workflow command for each finding that GitHub will show, a plain line for the others, and the summary."""
    shown: Counter[Severity] = Counter()
    for finding in _ordered(findings, changed):
        shown[finding.severity] += 1
        yield _command(finding) if shown[finding.severity] <= SHOWN else line(finding)
    yield summary(findings, files)


def line(finding: Finding) -> str:
    """The finding in one line, without its hint."""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return visible(f"{place}: {finding.severity}[{finding.rule}]: {_one_line(finding.message)}")


def step_summary(findings: Sequence[Finding], changed: Collection[str], files: int) -> str:
    """Return the whole list as a Markdown table, cut where GitHub would refuse it."""
    head = f"## claimspring check\n\n{summary(findings, files)}\n"
    if not findings:
        return head
    rows = [f"{head}\n| | where | what | what to do |\n|---|---|---|---|\n"]
    size = len(rows[0].encode())
    for number, finding in enumerate(_ordered(findings, changed)):
        row = _row(finding)
        size += len(row.encode())
        if size > LARGEST_SUMMARY:
            rows.append(f"\n… and {len(findings) - number:,} more\n")
            break
        rows.append(row)
    return "".join(rows)


def _ordered(findings: Sequence[Finding], changed: Collection[str]) -> list[Finding]:
    severities = list(Severity)
    return sorted(findings, key=lambda finding: (finding.path not in changed, severities.index(finding.severity)))


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line), "col": str(finding.column)}
    if finding.end is not None:
        properties["endLine"] = str(finding.end.line)
        if finding.end.line == finding.line:  # GitHub takes columns only within one line
            properties["endColumn"] = str(finding.end.column - 1)
    properties["title"] = finding.rule
    text = f"{finding.message}\nhint: {finding.hint}" if finding.hint else finding.message
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {shown}::{_data(text)}"


def _data(text: str) -> str:
    shown = "\n".join(map(visible, text.split("\n")))
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding) -> str:
    what = f"`{finding.rule}` {_cell(finding.message)}"
    return f"| {finding.severity} | {_cell(f'{finding.path}:{finding.line}')} | {what} | {_cell(finding.hint)} |\n"


def _cell(text: str) -> str:
    """Text that stays text inside of a Markdown table."""
    lines = map(visible, text.split("\n"))
    return "<br>".join("".join(f"\\{char}" if char in "\\`*_{}[]<>|#!~$@" else char for char in line) for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
