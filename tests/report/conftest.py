"""Findings that hold everything a report has to cope with."""

import pytest

from claimspring.model.finding import Finding, Position, Severity

HOSTILE = 'a|b, 100 %: <b>"x"</b>\n::error::`no` \x1b[31m'


@pytest.fixture
def findings() -> list[Finding]:
    """One of each severity, in two files; the last with everything that could break out of a format."""
    return [
        Finding(
            rule="unknown-source",
            severity=Severity.ERROR,
            path="claims/a/one.yml",
            line=3,
            column=13,
            message="there is no source 'tas'",
            hint="did you mean 'tass'?",
            end=Position(3, 16),
            replacement="tass",
        ),
        Finding("missing-archive", Severity.WARNING, "claims/a/one.yml", 5, 1, "there is no archived copy of 'tass'"),
        Finding("single-host", Severity.NOTE, "claims/b, c/zwei é.yml", 1, 1, HOSTILE, HOSTILE, Position(4, 2)),
    ]
