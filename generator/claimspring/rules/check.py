"""A project as read in, all its findings out: those of the reader and those of the rules, in the order of the files."""

import datetime as dt
from collections.abc import Iterable, Mapping

from claimspring.model.finding import Finding
from claimspring.model.settings import Settings
from claimspring.read.corpus import Reading
from claimspring.read.locate import Locator
from claimspring.rules.context import Context
from claimspring.rules.rule import Reported
from claimspring.rules.run import adjust, run


def check(reading: Reading, context: Context, locator: Locator) -> tuple[Finding, ...]:
    """Every finding, by path, line and column."""
    return located(reading, context.settings, run(context), locator)


def located(
    reading: Reading, settings: Settings, reported: Iterable[Reported], locator: Locator
) -> tuple[Finding, ...]:
    """What the reader and the rules found, by path, line and column, for a caller who has run the rules already."""
    found = [*adjust(reading.findings, settings)]
    by_file = sorted(reported, key=lambda one: one.problem.path)  # so that the locator reads each file once
    found += [locator.locate(one.rule, one.severity, one.problem) for one in by_file]
    return tuple(sorted(found, key=lambda finding: (finding.path, finding.line, finding.column, finding.rule)))


def context_of(reading: Reading, settings: Settings, today: dt.date, pages: Mapping[str, str] | None = None) -> Context:
    """What the rules may look at, for a caller without git at hand."""
    return Context(reading.corpus, settings, today, pages or {}, unread=reading.unread)
