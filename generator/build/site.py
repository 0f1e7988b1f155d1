"""A project as read and checked in, the site out: what the pages are made from."""

from collections.abc import Sequence

from generator.build.project import Project
from generator.extract.passages import passages
from generator.model.ids import ArticleId
from generator.render.narrative import Narrative
from generator.render.site import Mark, Site
from generator.rules.context import Context


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
        digest=project.reading.digest,
    )


def _marks(context: Context) -> dict[ArticleId, tuple[Mark, ...]]:
    """Where every claim stands in the articles; words that are in none are left out, for a rule reports them."""
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in context.corpus.articles}
    for place in context.places:
        if place.match:
            marks[place.article].append(Mark(place.match.start, place.match.end, place.claim))
    return {name: tuple(sorted(found)) for name, found in marks.items()}
