"""A project as read and checked in, the site out: what the pages are made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import overload

from claimspring.extract.passages import passages
from claimspring.model.article import Article
from claimspring.model.corpus import Corpus, Record
from claimspring.model.draft import DraftRecord
from claimspring.model.ids import ArticleId
from claimspring.model.passage import Passage
from claimspring.model.queue import Task
from claimspring.model.site_lack import SiteLack
from claimspring.pipeline.project import Project
from claimspring.pipeline.site_lacks import site_lacks
from claimspring.reading.text import ReadingText
from claimspring.rules.context import Context
from claimspring.site.narrative import Narrative
from claimspring.site.readers_corpus import for_readers
from claimspring.site.registry import INTRODUCED
from claimspring.site.site import Mark, Site
from claimspring.trace.provenance import Provenance


def site_of(  # noqa: PLR0913 -- one argument for each thing that may be known already
    project: Project,
    narratives: Sequence[Narrative],
    tasks: Sequence[Task] | None = None,
    *,
    earlier: Provenance | None = None,
    context: Context | None = None,
    marks: Mapping[ArticleId, tuple[Mark, ...]] | None = None,
) -> Site:
    """What the pages are made from.

    `tasks` are the editor's queue and `marks` where claims stand, where these are not to be worked out; `earlier` is
    what is known of an earlier state; `context` is another state of the corpus than the project's own, as it may be one
    day.
    """
    context = context or project.context
    public = for_readers(context.corpus, in_review=context.settings.in_review == "shown")
    if earlier:
        provenance = earlier.later(public)
    else:
        provenance = context.provenance if public is context.corpus else Provenance(public)
    corpus = provenance.corpus
    return Site(
        settings=context.settings,
        corpus=corpus,
        marks=_marks(context, public) if marks is None else marks,
        readings=Readings(context, corpus.articles),
        passages=Sentences(context, corpus.articles, project.before.passages),
        uncheckable=_uncheckable(context, project.reading.drafts),
        provenance=provenance,
        tasks=project.tasks if tasks is None else tuple(tasks),
        narratives=tuple(narratives),
        lacks=Lacks(project),
        introduced=INTRODUCED,
    )


class Lacks(Sequence[SiteLack]):
    """What the site lacks before it meets readers, looked for when it is first asked for: pages are read for it."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _found(self) -> tuple[SiteLack, ...]:
        return tuple(site_lacks(self._project))

    @overload
    def __getitem__(self, part: int) -> SiteLack: ...
    @overload
    def __getitem__(self, part: slice) -> Sequence[SiteLack]: ...
    def __getitem__(self, part: int | slice) -> SiteLack | Sequence[SiteLack]:
        return self._found[part]

    def __len__(self) -> int:
        return len(self._found)


class Readings(Mapping[ArticleId, ReadingText]):
    """The text of each article as it is read, which follows from the article's record alone."""

    def __init__(self, context: Context, articles: Mapping[ArticleId, Record[Article]]) -> None:
        """`articles` are those of the context, read through a recorder."""
        self._context, self._articles = context, articles

    def __getitem__(self, article: ArticleId) -> ReadingText:
        self._articles[article]  # is read
        return self._context.reading(article)

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


class Sentences(Mapping[ArticleId, tuple[Passage, ...]]):
    """The sentences of each article, found when they are first asked for."""

    def __init__(
        self,
        context: Context,
        articles: Mapping[ArticleId, Record[Article]],
        known: dict[str, tuple[Passage, ...]],
    ) -> None:
        """`articles` as for `Readings`; `known` holds what was found before, by the digest of the article's file."""
        self._context, self._articles, self._known = context, articles, known

    def __getitem__(self, article: ArticleId) -> tuple[Passage, ...]:
        record = self._articles[article]
        if record.digest not in self._known:
            self._known[record.digest] = tuple(_passages(record.value, self._context.reading(article)))
        return self._known[record.digest]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def _passages(article: Article, reading: ReadingText) -> Iterator[Passage]:
    """The sentences by their places in the reading text; what readers do not see is none."""
    for passage in passages(article.text, language=article.header.language):
        start, end = (reading.at(article.text_start + place) for place in (passage.start, passage.end))
        if reading.text[start:end].strip():
            yield replace(passage, start=start, end=end)


def _uncheckable(
    context: Context, drafts: Mapping[ArticleId, Sequence[DraftRecord]]
) -> dict[ArticleId, tuple[tuple[int, int], ...]]:
    """Where words stand that an editor found to be neither true nor false."""
    found: dict[ArticleId, tuple[tuple[int, int], ...]] = {}
    for article in drafts.keys() & context.corpus.articles.keys():
        said = (record for record in drafts[article] if record.uncheckable)
        located = (context.quotable(article).locate(record.exact, record.prefix) for record in said)
        found[article] = tuple((quoted.match.start, quoted.match.end) for quoted in located if quoted)
    return found


def _marks(context: Context, corpus: Corpus) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands that readers may know; words that are in none are left out, for a rule reports them."""
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in context.corpus.articles}
    for place in context.places:
        if place.match and place.claim in corpus.claims:
            marks[place.article].append(Mark(place.match.start, place.match.end, place.claim))
    return {name: tuple(sorted(found)) for name, found in marks.items()}
