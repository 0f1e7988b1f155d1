"""A project as read and checked in, the site out: what the pages are made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claimspring.extract.passages import passages
from claimspring.model.article import Article
from claimspring.model.corpus import Corpus
from claimspring.model.draft import DraftRecord
from claimspring.model.ids import ArticleId
from claimspring.model.passage import Passage
from claimspring.model.queue import Task
from claimspring.pipeline.project import Project
from claimspring.reading.text import ReadingText
from claimspring.rules.context import Context
from claimspring.site.narrative import Narrative
from claimspring.site.readers_corpus import for_readers
from claimspring.site.registry import INTRODUCED
from claimspring.site.site import Mark, Site
from claimspring.trace.provenance import Provenance


def site_of(project: Project, narratives: Sequence[Narrative], tasks: Sequence[Task] | None = None) -> Site:
    """What the pages are made from; `tasks` are the editor's queue, where it is not to be worked out."""
    context = project.context
    corpus = for_readers(context.corpus, in_review=context.settings.in_review == "shown")
    return Site(
        settings=context.settings,
        corpus=corpus,
        marks=_marks(context, corpus),
        readings=Readings(context),
        passages=Sentences(context, project.before.passages),
        uncheckable=_uncheckable(context, project.reading.drafts),
        provenance=context.provenance if corpus is context.corpus else Provenance(corpus),
        tasks=project.tasks if tasks is None else tuple(tasks),
        narratives=tuple(narratives),
        introduced=INTRODUCED,
        digest=project.reading.digest,
    )


class Readings(Mapping[ArticleId, ReadingText]):
    """The text of each article as it is read."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __getitem__(self, article: ArticleId) -> ReadingText:
        return self._context.reading(article)

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._context.corpus.articles)

    def __len__(self) -> int:
        return len(self._context.corpus.articles)


class Sentences(Mapping[ArticleId, tuple[Passage, ...]]):
    """The sentences of each article, found when they are first asked for."""

    def __init__(self, context: Context, known: dict[str, tuple[Passage, ...]]) -> None:
        """`known` holds what was found before, by the digest of the article's file."""
        self._context, self._known = context, known

    def __getitem__(self, article: ArticleId) -> tuple[Passage, ...]:
        record = self._context.corpus.articles[article]
        if record.digest not in self._known:
            self._known[record.digest] = tuple(_passages(record.value, self._context.reading(article)))
        return self._known[record.digest]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._context.corpus.articles)

    def __len__(self) -> int:
        return len(self._context.corpus.articles)


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
