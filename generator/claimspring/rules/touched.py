"""Changed files in, all files out whose findings can depend on them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, PublisherId, SourceId
from claimspring.read.files import PUBLISHERS, RATINGS, article_path, source_path


def touched(
    corpus: Corpus,
    changed: Collection[str],
    publishers: Collection[PublisherId] | None = None,
    *,
    docs_dir: str = "content",
    settings_path: str = "mkdocs.yml",
) -> frozenset[str]:
    """The changed files, the claims and sources that rest on them, over any number of derivations; deleted ones too.

    `publishers` are those whose entries changed, where publishers.yml is among the files; None where nobody knows. On
    the ratings and the settings every other file depends.
    """
    if not {RATINGS, settings_path}.isdisjoint(changed) or (PUBLISHERS in changed and publishers is None):
        return frozenset(changed) | frozenset(_all_paths(corpus))
    dependents = _dependents(corpus, docs_dir)
    found = {*changed, *_published_by(corpus, publishers or ())}
    waiting = list(found)
    while waiting:
        for path in dependents.get(_subject(waiting.pop(), docs_dir), ()):
            if path not in found:
                found.add(path)
                waiting.append(path)
    return frozenset(found)


def _published_by(corpus: Corpus, publishers: Collection[PublisherId]) -> Iterator[str]:
    """The files that name one of the publishers, or one that these own: whoever owns two makes them one witness."""
    wanted = set(publishers)
    for owner in (queue := list(wanted)):
        owned = [name for name, body in corpus.publishers.items() if body.owner == owner and name not in wanted]
        wanted.update(owned)
        queue += owned
    for article in corpus.articles.values():
        if article.value.header.publisher in wanted:
            yield article.path
    for source in corpus.sources.values():
        if source.value.publisher in wanted:
            yield source.path
    for claim in corpus.claims.values():
        if any(credit.publisher in wanted for credit in claim.value.credits):
            yield claim.path


def _subject(path: str, docs_dir: str) -> str:
    """The file that a path is about: a ledger is about the source or article whose page it watched."""
    place = PurePosixPath(path)
    if place.match("claims/published/*/*.json"):
        return f"claims/{place.parent.name}/{place.stem}.yml"
    if place.match("claims/observations/*.json"):
        subject = place.stem.removeprefix("article-")
        is_article = subject != place.stem
        return article_path(ArticleId(subject), docs_dir) if is_article else source_path(SourceId(subject))
    return path


def _dependents(corpus: Corpus, docs_dir: str) -> Mapping[str, set[str]]:
    """Path -> the paths of what rests on it."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for path, needed in _needs(corpus, docs_dir):
        dependents[needed].add(path)
    return dependents


def _needs(corpus: Corpus, docs_dir: str) -> Iterator[tuple[str, str]]:
    for article in corpus.articles.values():
        for step in article.value.header.derived_from:
            yield article.path, source_path(step.source)
    for key, record in corpus.claims.items():
        claim = record.value
        articles = {key.article, *(quote.article for quote in claim.appearances if quote.article)}
        yield from ((record.path, article_path(article, docs_dir)) for article in articles)
        yield from ((record.path, source_path(evidence.source)) for evidence in claim.evidence)
        yield from ((record.path, source_path(step.source)) for step in claim.trail)
        yield from ((record.path, source_path(credit.source)) for credit in claim.credits if credit.source)
    for key, published in corpus.publications.items():
        yield published.path, f"claims/{key}.yml"
    for source in corpus.sources.values():
        yield from ((source.path, source_path(step.source)) for step in source.value.derived_from)
        if source.value.edition_of:
            yield source.path, source_path(source.value.edition_of)


def _all_paths(corpus: Corpus) -> Iterator[str]:
    for records in (corpus.articles, corpus.claims, corpus.sources):
        yield from (record.path for record in records.values())
