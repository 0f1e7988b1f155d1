"""Changed files in, all files out whose findings can depend on them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from generator.model.corpus import Corpus
from generator.model.ids import ArticleId, SourceId
from generator.read.files import article_path, source_path

EVERYTHING = frozenset({"claims/publishers.yml", "claims/ratings.yml", "mkdocs.yml"})
"""Files on which every other one depends."""


def touched(corpus: Corpus, changed: Collection[str]) -> frozenset[str]:
    """The changed files, the claims and sources that rest on them, over any number of derivations; deleted ones too."""
    if not EVERYTHING.isdisjoint(changed):
        return frozenset(changed) | frozenset(_all_paths(corpus))
    dependents = _dependents(corpus)
    found = set(changed)
    waiting = list(changed)
    while waiting:
        for path in dependents.get(_subject(waiting.pop()), ()):
            if path not in found:
                found.add(path)
                waiting.append(path)
    return frozenset(found)


def _subject(path: str) -> str:
    """The file that a path is about: a ledger is about the source or article whose page it watched."""
    place = PurePosixPath(path)
    if place.match("claims/observations/*.json"):
        subject = place.stem.removeprefix("article-")
        return article_path(ArticleId(subject)) if subject != place.stem else source_path(SourceId(subject))
    return path


def _dependents(corpus: Corpus) -> Mapping[str, set[str]]:
    """Path -> the paths of what rests on it."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for path, needed in _needs(corpus):
        dependents[needed].add(path)
    return dependents


def _needs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for article in corpus.articles.values():
        for step in article.value.header.derived_from:
            yield article.path, source_path(step.source)
    for key, record in corpus.claims.items():
        claim = record.value
        articles = {key.article, *(quote.article for quote in claim.appearances if quote.article)}
        yield from ((record.path, article_path(article)) for article in articles)
        yield from ((record.path, source_path(evidence.source)) for evidence in claim.evidence)
        yield from ((record.path, source_path(step.source)) for step in claim.trail)
        yield from ((record.path, source_path(credit.source)) for credit in claim.attribution if credit.source)
    for source in corpus.sources.values():
        yield from ((source.path, source_path(step.source)) for step in source.value.derived_from)
        if source.value.edition_of:
            yield source.path, source_path(source.value.edition_of)


def _all_paths(corpus: Corpus) -> Iterator[str]:
    for records in (corpus.articles, corpus.claims, corpus.sources):
        yield from (record.path for record in records.values())
