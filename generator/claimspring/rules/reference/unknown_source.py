"""A source is named that has no file under `claims/sources/`.

## What it does
Looks up every source id that a claim (evidence, trail, credits), a source (`derived_from`, `edition_of`) or an
article (`derived_from`) names.

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

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Derivation, Source
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.read.files import source_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every id of a source that leads nowhere, at the place that names it."""
    sources = context.corpus.sources
    for path, route, source in _named(context):
        if source not in sources and not context.is_there(source_path(source)):
            hint = did_you_mean(source, sources) or f"make {source_path(source)}, or correct the id"
            meant = surely_meant(source, sources)
            yield Problem(path, route, f"there is no source '{source}'", hint, replacement=meant)


def _named(context: Context) -> Iterator[tuple[str, Route, SourceId]]:
    corpus = context.corpus
    for article in corpus.articles.values():
        for route, source in _derivations(article.value.header.derived_from):
            yield article.path, route, source
    for claim in corpus.claims.values():
        for route, source in _in_claim(claim.value):
            yield claim.path, route, source
    for record in corpus.sources.values():
        for route, source in _in_source(record.value):
            yield record.path, route, source


def _in_claim(claim: Claim) -> Iterator[tuple[Route, SourceId]]:
    for index, credit in enumerate(claim.credits):
        if credit.source is not None:
            yield ("credits", index, "source"), credit.source
    for index, evidence in enumerate(claim.evidence):
        yield ("evidence", index, "source"), evidence.source
    for index, step in enumerate(claim.trail):
        yield ("trail", index, "source"), step.source


def _in_source(source: Source) -> Iterator[tuple[Route, SourceId]]:
    if source.edition_of is not None:
        yield ("edition_of",), source.edition_of
    yield from _derivations(source.derived_from)


def _derivations(derived_from: tuple[Derivation, ...]) -> Iterator[tuple[Route, SourceId]]:
    for index, derivation in enumerate(derived_from):
        yield ("derived_from", index, "source"), derivation.source
