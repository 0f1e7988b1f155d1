"""The project that a command works on: where it lies, and how it looks."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli import git
from generator.model.finding import Finding
from generator.read.corpus import Reading, read_corpus
from generator.read.locate import Locator
from generator.read.pages import read_pages
from generator.read.settings import SettingsReading, read_settings
from generator.rules.check import check
from generator.rules.context import Context


def project_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project; a usage error where there is none."""
    for folder in (start, *start.parents):
        if (folder / "claims").is_dir() or (folder / "content" / "articles").is_dir():
            return folder
    raise click.UsageError("there is no project here: neither a folder claims/ nor content/articles/, here or above")


@dataclass(frozen=True, slots=True)
class Look:
    """A project as it stands on disk, with all that rules need to know about it."""

    reading: Reading
    settings: SettingsReading
    context: Context
    locator: Locator

    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, in the order of the files."""
        found = (*self.settings.findings, *check(self.reading, self.context, self.locator))
        return tuple(sorted(found, key=lambda finding: (finding.path, finding.line, finding.column)))

    @property
    def files(self) -> int:
        """How many files there are."""
        corpus = self.reading.corpus
        return len(corpus.articles) + len(corpus.claims) + len(corpus.sources) + len(self.reading.unread)


def look(root: Path, repository: Path | None = None) -> Look:
    """Read the project in `root`; git is asked in `repository` where that is another folder."""
    reading, settings = read_corpus(root), read_settings(root)
    today = _today()
    context = Context(
        reading.corpus,
        settings.settings,
        today,
        read_pages(root),
        verdict_changes=git.verdict_changes(repository or root, reading.corpus, today),
        unread=reading.unread,
        settings_route=settings.route,
    )
    return Look(reading, settings, context, Locator(root))


def _today() -> dt.date:
    """The day, in UTC; that of SOURCE_DATE_EPOCH where it is set, so that a result can be had again later.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    return (dt.datetime.fromtimestamp(int(asked), tz=dt.UTC) if asked.isdecimal() else now).date()
