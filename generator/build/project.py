"""Read, anchor, trace, check: settings in, all that the site is made from out."""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.passages import passages
from generator.model.finding import Finding, Severity
from generator.model.ids import ArticleId
from generator.model.queue import Task
from generator.model.settings import Settings
from generator.read.corpus import read_corpus
from generator.read.locate import Locator
from generator.read.pages import read_pages
from generator.render.narrative import Narrative
from generator.render.site import Mark, Site
from generator.rules.check import context_of, located
from generator.rules.context import Context
from generator.rules.queue import queue
from generator.rules.run import run


@dataclass(frozen=True, slots=True)
class Project:
    """A project as read and checked."""

    context: Context
    """The corpus, and what the rules concluded from it on their way."""
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...]
    """What needs an editor's hand, the most pressing first."""
    digest: str
    """Names the files that the corpus was read from."""


def load(settings: Settings, today: dt.date) -> Project:
    """Read a project and check it; what is wrong in its files is in the findings."""
    reading = read_corpus(settings.root)
    context = context_of(reading, settings, today, read_pages(settings.root))
    reported = tuple(run(context))
    findings = located(reading, settings, reported, Locator(settings.root))
    return Project(context, findings, queue(context, reported), reading.digest)


def tell(findings: Sequence[Finding], log: logging.Logger) -> None:
    """Errors fail a strict build, and MkDocs says how many there were; the rest only informs."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    for error in errors:
        log.error("%s:%s:%s: %s [%s]", error.path, error.line, error.column, error.message, error.rule)
    if rest := len(findings) - len(errors):
        log.info("%s warnings and notes: see `claimtrail check`", rest)


def site_of(project: Project, narratives: Sequence[Narrative]) -> Site:
    """What the pages are made from."""
    context = project.context
    return Site(
        settings=context.settings,
        corpus=context.corpus,
        marks=_marks(context),
        passages={
            name: passages(record.value.text, language=record.value.header.language)
            for name, record in context.corpus.articles.items()
        },
        provenance=context.provenance,
        tasks=project.tasks,
        narratives=tuple(narratives),
        digest=project.digest,
    )


def _marks(context: Context) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands in the articles; words that are in none are left out, for a rule reports them."""
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in context.corpus.articles}
    for place in context.places:
        if place.match:
            marks[place.article].append(Mark(place.match.start, place.match.end, place.claim))
    return {name: tuple(sorted(found)) for name, found in marks.items()}
