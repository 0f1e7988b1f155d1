"""On what each part of the site depends: pieces of text, one of which changes whenever the part's files may change.

More is named than a page shows: a change too many costs a moment, one too few leaves an old page standing. Whatever is
not derived from the corpus and the written pages (program, settings, frames) is the same for all parts and not in here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from claimspring.diagrams.scene import LIMIT
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.site.site import Site
from claimspring.trace.backlinks import made_from, named_sources
from claimspring.trace.graph import article_of

_KEPT = 1 << 16
_MISSING = "-"


class Needs:
    """What parts of one site depend on; each method tells it for one kind of part."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._document = lru_cache(maxsize=_KEPT)(self._described)
        self._links = lru_cache(maxsize=_KEPT)(self._linked)

    def everything(self) -> Iterator[str]:
        """All that was read and concluded, for what is made of the whole site."""
        yield self._everything

    def shared(self) -> Iterator[str]:
        """What any page may show: verdicts, publishers, titles of the written pages."""
        site = self._site
        yield repr(list(site.corpus.ratings.items()))
        yield repr(list(site.corpus.publishers.items()))
        yield repr([(page.place, page.language, page.title) for page in site.narratives])
        yield repr(sorted(site.provenance.graph.aliases.items()))

    def claim(self, key: ClaimKey) -> Iterator[str]:
        """The claim, its articles, its neighbours and every document behind it."""
        site, value = self._site, self._site.claim(key)
        yield repr(site.neighbours.get(key))
        yield from self._claim(key)
        yield from map(self._article, [key.article, *(appearance.article or "" for appearance in value.appearances)])
        yield from self._behind([*named_sources(value), *self._origins(key.article)])

    def article(self, article: ArticleId) -> Iterator[str]:
        """The article with all that is known of its claims."""
        yield self._article(article)
        yield repr((self._site.marks.get(article), self._site.uncheckable.get(article)))
        for key in self._site.claims_of.get(article, ()):
            yield from self.claim(key)

    def source(self, source: SourceId) -> Iterator[str]:
        """The document, those behind it and those made from it, and the claims that hang on any of that."""
        known = self._site.provenance
        later = made_from(known.backlinks, known.graph.node(source), LIMIT)
        yield repr([(step.document, step.link.target) for step in later])
        yield from map(self._document, dict.fromkeys(step.document for step in later))
        yield from self._behind([source])
        impact = known.impact(source)
        yield repr(impact)
        uses = (use.key for use in self._site.uses.get(source, ()))
        hit = (affected.claim for affected in (impact.affected if impact else ()))
        for key in dict.fromkeys((*uses, *hit)):
            yield from self._claim(key)

    def claim_list(self, rows: Iterable[ClaimKey]) -> Iterator[str]:
        """Claims as a list shows them: with the publishers of their evidence and the titles of their articles."""
        site = self._site
        yield repr((len(site.published), len(site.corpus.articles), site.narratives))
        for key in rows:
            yield from self._claim(key)
            yield self._article(key.article)
            yield from (self._document(evidence.source) for evidence in site.claim(key).evidence)

    def source_list(self, rows: Iterable[SourceId]) -> Iterator[str]:
        """Documents as a list shows them: with how many claims and documents hang on each."""
        site = self._site
        yield repr((len(site.corpus.sources), site.narratives))
        for name in rows:
            claims = {use.key for use in site.uses.get(name, ())}
            yield f"{name} {site.corpus.sources[name].digest} {len(claims)} {len(site.derived.get(name, ()))}"

    @cached_property
    def _everything(self) -> str:
        site = self._site
        return hashlib.sha256(repr((site.digest, site.tasks, site.narratives)).encode("utf-8", "replace")).hexdigest()

    def _claim(self, key: ClaimKey) -> Iterator[str]:
        yield str(key)
        yield self._site.corpus.claims[key].digest

    def _article(self, article: str) -> str:
        record = self._site.corpus.articles.get(ArticleId(article))
        return f"{article} {record.digest if record else _MISSING}"

    def _origins(self, article: str) -> list[str]:
        """The documents that an article was made from, and those that are the article itself."""
        record = self._site.corpus.articles.get(ArticleId(article))
        derived = [step.source for step in record.value.header.derived_from] if record else []
        return [*derived, *self._aliases.get(article, ())]

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for source, node in self._site.provenance.graph.aliases.items():
            found.setdefault(str(article_of(node)), []).append(source)
        return found

    def _behind(self, names: Iterable[str]) -> Iterator[str]:
        """All documents that these lead back to."""
        seen = dict.fromkeys(names)
        for name in (queue := list(seen)):
            yield self._document(name)
            fresh = [other for other in self._links(name) if other not in seen]
            seen |= dict.fromkeys(fresh)
            queue += fresh

    def _linked(self, name: str) -> list[str]:
        """The documents that one names as its sources, and those of the articles that it is."""
        source = self._site.source(SourceId(name))
        if source is None:
            return []
        links: list[str] = [step.source for step in source.derived_from]
        links += [source.edition_of] if source.edition_of else []
        return links + [origin for article in self._articles(name) for origin in self._origins(article)]

    def _articles(self, name: str) -> list[str]:
        """The articles of this desk that a document is, or is a version of."""
        source, alias = self._site.source(SourceId(name)), self._site.provenance.graph.aliases.get(SourceId(name))
        return [article for article in (source and source.article, alias and article_of(alias)) if article]

    def _described(self, name: str) -> str:
        """A document, what was seen of it, and the articles that it is, as the files have them."""
        record, ledger = self._site.corpus.sources.get(SourceId(name)), self._site.corpus.ledgers.get(name)
        seen = ledger.model_dump_json() if ledger else _MISSING
        articles = map(self._article, self._articles(name))
        return " ".join([name, record.digest if record else _MISSING, seen, *articles])
