"""A project as read in, all its findings out: those of the reader and those of the rules, in the order of the files."""

import datetime as dt
from collections.abc import Mapping

from generator.model.finding import Finding
from generator.model.settings import Settings
from generator.read.corpus import Reading
from generator.read.locate import Locator
from generator.rules.context import Context
from generator.rules.run import adjust, run


def check(reading: Reading, context: Context, locator: Locator) -> tuple[Finding, ...]:
    """Every finding, by path, line and column."""
    found = [*adjust(reading.findings, context.settings)]
    found += [locator.locate(one.rule, one.severity, one.problem) for one in run(context)]
    return tuple(sorted(found, key=lambda finding: (finding.path, finding.line, finding.column, finding.rule)))


def context_of(reading: Reading, settings: Settings, today: dt.date, pages: Mapping[str, str] | None = None) -> Context:
    """What the rules may look at, for a caller without git at hand."""
    return Context(reading.corpus, settings, today, pages or {}, unread=reading.unread)
