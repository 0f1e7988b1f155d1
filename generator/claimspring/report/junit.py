"""Findings in, a JUnit XML report out: a suite for each file, a failure for each error; the rest counts as skipped."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimspring.model.finding import Finding, Severity
from claimspring.model.xml_text import xml_text


def render(findings: Sequence[Finding]) -> str:
    """Return the report; where nothing was found, one test that passed says so."""
    suites = Element("testsuites", _counts(findings))
    for path, group in groupby(findings, key=lambda finding: finding.path):
        found = list(group)
        suite = SubElement(suites, "testsuite", {"name": xml_text(path), **_counts(found)})
        for finding in found:
            _case(suite, finding)
    if not findings:
        suite = SubElement(suites, "testsuite", {"name": "claimspring check", **_counts(findings)})
        SubElement(suite, "testcase", {"classname": "claimspring", "name": "no problems"})
    indent(suites)
    return tostring(suites, encoding="unicode", xml_declaration=True)


def _counts(findings: Sequence[Finding]) -> dict[str, str]:
    failures = sum(finding.severity is Severity.ERROR for finding in findings)
    skipped = len(findings) - failures
    return {"tests": str(len(findings) or 1), "failures": str(failures), "skipped": str(skipped), "errors": "0"}


def _case(suite: Element, finding: Finding) -> None:
    name = f"{finding.rule} at {finding.line}:{finding.column}"
    attributes = {"classname": finding.path, "name": name, "file": finding.path, "line": str(finding.line)}
    case = SubElement(suite, "testcase", {key: xml_text(value) for key, value in attributes.items()})
    kind = "failure" if finding.severity is Severity.ERROR else "skipped"
    outcome = SubElement(case, kind, {"message": xml_text(finding.message), "type": finding.rule})
    place = f"{finding.path}:{finding.line}:{finding.column}: {finding.severity}[{finding.rule}]: {finding.message}"
    outcome.text = xml_text(f"{place}\nhint: {finding.hint}" if finding.hint else place)
