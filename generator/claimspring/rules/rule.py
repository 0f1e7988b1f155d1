"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeAlias

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context


class Family(StrEnum):
    """What a rule is about; also the folder that it lies in."""

    FILE = "file"
    SHAPE = "shape"
    REFERENCE = "reference"
    EVIDENCE = "evidence"
    TRAIL = "trail"
    REVIEW = "review"
    SITE = "site"


Check: TypeAlias = Callable[[Context], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how bad a breach is unless the project says otherwise, its page, and how it is found."""

    id: str
    family: Family
    severity: Severity
    summary: str
    """The first line of the page: the problem, as one sentence."""
    page: str
    """The rest of it, Markdown under four headings."""
    check: Check | None
    """None where the problem is found while reading, before there is a corpus."""

    @classmethod
    def described(cls, name: str, family: Family, severity: Severity, text: str, check: Check | None = None) -> Self:
        """The rule whose summary and page are the first paragraph of `text` and the rest of it."""
        summary, _, page = text.partition("\n\n")
        return cls(name, family, severity, summary.strip(), page.strip(), check)


@dataclass(frozen=True, slots=True)
class Reported:
    """A problem with the rule that it breaks and the severity that holds in this project."""

    rule: str
    severity: Severity
    problem: Problem
