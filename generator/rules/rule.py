"""What a rule is, and what it may look at."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from generator.model.corpus import Corpus
from generator.model.finding import Problem, Severity
from generator.model.ids import ClaimKey, RatingId
from generator.model.settings import Settings


class Family(StrEnum):
    """What a rule is about; also the folder that it lies in."""

    FILE = "file"
    SHAPE = "shape"
    REFERENCE = "reference"
    EVIDENCE = "evidence"
    TRAIL = "trail"
    REVIEW = "review"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that stood in a published claim and was replaced by another, as git remembers it."""

    claim: ClaimKey
    was: RatingId
    now: RatingId | None
    on: dt.date


@dataclass(frozen=True)
class Context:
    """All that a rule may look at. What several rules need is worked out once, when the first one asks."""

    corpus: Corpus
    settings: Settings
    today: dt.date
    pages: frozenset[str] = frozenset()
    """The pages that people wrote, as paths in content/: `methodology.md`, `fr/about.md`."""
    verdict_changes: tuple[VerdictChange, ...] = field(default=())
    """Verdicts of published claims that were replaced, oldest first; empty where there is no git to ask."""


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


@dataclass(frozen=True, slots=True)
class Reported:
    """A problem with the rule that it breaks and the severity that holds in this project."""

    rule: str
    severity: Severity
    problem: Problem
