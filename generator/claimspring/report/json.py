"""Findings in, one JSON value out: `[{rule, severity, path, line, column, message, hint}]`."""

import json
from collections.abc import Iterable

from claimspring.model.finding import Finding


def render(findings: Iterable[Finding]) -> str:
    """Return the findings as one JSON list, in the order given."""
    return json.dumps([_item(finding) for finding in findings], ensure_ascii=False, indent=2)


def _item(finding: Finding) -> dict[str, str | int]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
    }
