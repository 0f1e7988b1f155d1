"""The project that a command works on: where it lies, and how it looks."""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimspring.model.finding import Finding
from claimspring.model.verdict_history import VerdictChange
from claimspring.pipeline import git_history
from claimspring.pipeline.findings_cache import Memory
from claimspring.read.corpus import Reading, collector_paused, read_corpus
from claimspring.read.editing.changeset import recover
from claimspring.read.locate import Locator
from claimspring.read.pages import read_pages
from claimspring.read.settings import SettingsReading, read_settings

if TYPE_CHECKING:
    from claimspring.rules.context import Context


def project_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project; a usage error where there is none."""
    for folder in (start, *start.parents):
        if (folder / "claims").is_dir() or (folder / "content" / "articles").is_dir():
            return folder
    raise click.UsageError("there is no project here: neither a folder claims/ nor content/articles/, here or above")


@dataclass(frozen=True)
class Look:
    """A project as it stands on disk, and what is known about it from elsewhere."""

    root: Path
    reading: Reading
    settings: SettingsReading
    pages: Mapping[str, str]
    verdict_changes: tuple[VerdictChange, ...]
    today: dt.date

    @cached_property
    def locator(self) -> Locator:
        """Where things stand in its files."""
        return Locator(self.root)

    @cached_property
    def context(self) -> "Context":
        """What rules may look at; with every value made, for each rule looks at nearly all of them."""
        from claimspring.rules.context import Context  # noqa: PLC0415 -- wanted only where nothing is remembered

        corpus = self.reading.corpus
        return Context(
            replace(corpus, claims=dict(corpus.claims), sources=dict(corpus.sources)),
            self.settings.settings,
            self.today,
            self.pages,
            verdict_changes=self.verdict_changes,
            unread=self.reading.unread,
            settings_route=self.settings.route,
        )

    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in the order of the files; from memory where nothing changed since."""
        facts = (self.reading.digest, self.settings, sorted(self.pages.items()), self.verdict_changes, self.today)
        memory = Memory(self.root, facts)
        found = memory.recall()
        if found is None:
            found = self._check()
            memory.keep(found)
        return found

    def _check(self) -> tuple[Finding, ...]:
        from claimspring.rules.check import check  # noqa: PLC0415 -- as above

        with collector_paused():
            found = (*self.settings.findings, *check(self.reading, self.context, self.locator))
        return tuple(sorted(found, key=lambda finding: (finding.path, finding.line, finding.column)))

    @property
    def files(self) -> int:
        """How many files there are."""
        corpus = self.reading.corpus
        return len(corpus.articles) + len(corpus.claims) + len(corpus.sources) + len(self.reading.unread)


def look(root: Path, repository: Path | None = None) -> Look:
    """Read the project in `root`; git is asked in `repository` where that is another folder."""
    recover(root)
    reading, today = read_corpus(root), _today()
    changes = git_history.verdict_changes(repository or root, reading.corpus, today)
    return Look(root, reading, read_settings(root), read_pages(root), changes, today)


def _today() -> dt.date:
    """The day, in UTC; that of SOURCE_DATE_EPOCH where it is set, so that a result can be had again later.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    try:
        return (dt.datetime.fromtimestamp(int(asked), tz=dt.UTC) if asked.isdecimal() else now).date()
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return now.date()
