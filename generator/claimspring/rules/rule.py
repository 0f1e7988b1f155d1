"""What a rule is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Self, TypeAlias

from claimspring.model.finding import Problem, Severity


class Family(StrEnum):
    """What a rule is about; also the folder that it lies in."""

    FILE = "file"
    SHAPE = "shape"
    REFERENCE = "reference"
    EVIDENCE = "evidence"
    TRAIL = "trail"
    REVIEW = "review"
    SITE = "site"


Check: TypeAlias = Callable[..., Iterator[Problem]]
"""Takes the context, and what it looks at: see `subjects.LOOKS`."""

NO_CHECKS: Mapping[str, Check] = MappingProxyType({})


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
    checks: Mapping[str, Check]
    """What finds it, by what that looks at; nothing where it is found while reading, before there is a corpus."""

    @classmethod
    def described(
        cls, name: str, family: Family, severity: Severity, text: str, checks: Mapping[str, Check] = NO_CHECKS
    ) -> Self:
        """The rule whose summary and page are the first paragraph of `text` and the rest of it."""
        summary, _, page = text.partition("\n\n")
        return cls(name, family, severity, summary.strip(), page.strip(), checks)
