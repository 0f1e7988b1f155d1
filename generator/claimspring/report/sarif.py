"""Findings and the rules' pages in, a SARIF 2.1.0 log out, as code scanning services read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from claimspring.model.finding import Finding, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


class Described(Protocol):
    """What a log says of a rule."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def severity(self) -> Severity:
        """How bad a breach is unless the project says otherwise."""

    @property
    def summary(self) -> str:
        """The problem, in a sentence."""

    @property
    def page(self) -> str:
        """All about it, in Markdown."""


def render(findings: Sequence[Finding], rules: Mapping[str, Described], version: str) -> str:
    """Return the log as one JSON value; rules that found nothing are left out of it."""
    used = sorted({finding.rule for finding in findings})
    places = {rule: index for index, rule in enumerate(used)}
    driver = {
        "name": "claimspring",
        "version": version,
        "rules": [_rule(rules[rule]) for rule in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The folder that holds claims/ and content/."}}},
        "results": [_result(finding, places[finding.rule]) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Described) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(_lines(finding))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(finding), "region": _region(finding)}}],
    }
    if finding.replacement is not None:
        replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": finding.replacement}}
        change = {"artifactLocation": _artifact(finding), "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": finding.hint}, "artifactChanges": [change]}]
    return result


def _lines(finding: Finding) -> Iterable[str]:
    yield finding.message
    if finding.hint:
        yield f"hint: {finding.hint}"


def _artifact(finding: Finding) -> dict[str, str]:
    return {"uri": quote(finding.path), "uriBaseId": "PROJECT"}


def _region(finding: Finding) -> dict[str, int]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end is not None:
        region |= {"endLine": finding.end.line, "endColumn": finding.end.column}
    return region
