"""A source is named that has no file under `claims/sources/`.

## What it does
Looks up every source id that a claim (evidence, trail, credits), a source (`derived_from`, `edition_of`), an
article (`derived_from`) or an office in `claims/people.yml` names.

## Why it is bad
The passage, the step of the trail or the credit hangs in the air: no reader can follow it, and no check can weigh it.

## Example
    evidence:
      - source: pentagon-2023-02-70
        stance: refutes

## What to write instead
The id of a file in `claims/sources/`, which is its name without `.yml`. For a new document, make the file first with
`claimspring new source`.

    evidence:
      - source: pentagon-2023-02-07
        stance: refutes
"""

from collections.abc import Iterable, Iterator, Sequence

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.model.step import StepBack
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.read.files import PEOPLE, source_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """The sources that an article was made from."""
    yield from _unknown(context, record.path, _steps("derived_from", record.value.header.derived_from))


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The sources that a claim names."""
    yield from _unknown(context, record.path, _in_claim(record.value))


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """The sources that a source names."""
    yield from _unknown(context, record.path, _in_source(record.value))


def check_project(context: Context) -> Iterator[Problem]:
    """The sources that tell of people's offices."""
    named = (
        ((name, "roles", index, "source"), office.source)
        for name, person in context.corpus.people.items()
        for index, office in enumerate(person.roles)
        if office.source
    )
    yield from _unknown(context, PEOPLE, named)


def _unknown(context: Context, path: str, named: Iterable[tuple[Route, SourceId]]) -> Iterator[Problem]:
    """Every id of a source that leads nowhere, at the place that names it."""
    sources = context.corpus.sources
    for route, source in named:
        if source not in sources and not context.is_there(source_path(source)):
            hint = did_you_mean(source, sources) or f"make {source_path(source)}, or correct the id"
            meant = surely_meant(source, sources)
            yield Problem(path, route, f"there is no source '{source}'", hint, replacement=meant)


def _in_claim(claim: Claim) -> Iterator[tuple[Route, SourceId]]:
    for index, credit in enumerate(claim.credits):
        if credit.source is not None:
            yield ("credits", index, "source"), credit.source
    for index, evidence in enumerate(claim.evidence):
        yield ("evidence", index, "source"), evidence.source
    yield from _steps("trail", claim.trail)


def _in_source(source: Source) -> Iterator[tuple[Route, SourceId]]:
    if source.edition_of is not None:
        yield ("edition_of",), source.edition_of
    yield from _steps("derived_from", source.derived_from)


def _steps(key: str, steps: Sequence[StepBack]) -> Iterator[tuple[Route, SourceId]]:
    for index, step in enumerate(steps):
        yield (key, index, "source"), step.source
        if step.compared_with:
            yield (key, index, "compared_with"), step.compared_with
