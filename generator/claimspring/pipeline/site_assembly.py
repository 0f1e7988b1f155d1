"""A project as read and checked in, the site out: what the pages are made from."""

from collections.abc import Iterator, Mapping, Sequence

from claimspring.extract.passages import passages
from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.ids import ArticleId
from claimspring.model.passage import Passage
from claimspring.model.queue import Task
from claimspring.pipeline.project import Project
from claimspring.rules.context import Context
from claimspring.site.narrative import Narrative
from claimspring.site.registry import INTRODUCED
from claimspring.site.site import Mark, Site


def site_of(project: Project, narratives: Sequence[Narrative], tasks: Sequence[Task] | None = None) -> Site:
    """What the pages are made from; `tasks` are the editor's queue, where it is not to be worked out."""
    context = project.context
    return Site(
        settings=context.settings,
        corpus=context.corpus,
        marks=_marks(context),
        passages=Sentences(context.corpus.articles, project.before.passages),
        provenance=context.provenance,
        tasks=project.tasks if tasks is None else tuple(tasks),
        narratives=tuple(narratives),
        introduced=INTRODUCED,
        digest=project.reading.digest,
    )


class Sentences(Mapping[ArticleId, tuple[Passage, ...]]):
    """The sentences of each article, found when they are first asked for."""

    def __init__(self, articles: Mapping[ArticleId, Record[Article]], known: dict[str, tuple[Passage, ...]]) -> None:
        """`known` holds what was found before, by the digest of the article's file."""
        self._articles, self._known = articles, known

    def __getitem__(self, article: ArticleId) -> tuple[Passage, ...]:
        record = self._articles[article]
        if record.digest not in self._known:
            self._known[record.digest] = passages(record.value.text, language=record.value.header.language)
        return self._known[record.digest]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def _marks(context: Context) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands in the articles; words that are in none are left out, for a rule reports them."""
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in context.corpus.articles}
    for place in context.places:
        if place.match:
            start = context.corpus.articles[place.article].value.text_start
            first, last = context.reading(place.article).span(place.match.start, place.match.end)
            marks[place.article].append(Mark(first - start, last - start, place.claim))
    return {name: tuple(sorted(found)) for name, found in marks.items()}
