"""What people wrote in Markdown: method, handbook, contact."""

from claimspring.i18n.html import html
from claimspring.i18n.labels import mark
from claimspring.routes.pages import HOME, NARRATIVE
from claimspring.site.narrative import Narrative, first_words
from claimspring.site.page import Languages, PageContent, PageKind
from claimspring.site.search_document import SearchDocument
from claimspring.site.view import View


def narrative_content(view: View, place: str) -> PageContent:
    """One written page; where it is not in the view's language, it says so."""
    narrative = _narrative(view, place)
    return PageContent(
        title=narrative.title,
        description=narrative.description or first_words(narrative.html),
        values={
            "narrative": narrative,
            "body": view.written(narrative),
            "siblings": view.site.siblings(place, view.language),
        },
    )


def _document(view: View, place: str) -> SearchDocument:
    narrative = _narrative(view, place)
    return SearchDocument(mark("About"), narrative.title, [html(view.written(narrative))])


def _narrative(view: View, place: str) -> Narrative:
    narrative = view.site.narrative(place, view.language)
    if narrative is None:
        raise KeyError(place)
    return narrative


NARRATIVE_KIND = PageKind(
    name="narrative",
    route=NARRATIVE,
    subjects=lambda view: [narrative.place for narrative in view.site.written(view.language)],
    content=narrative_content,
    search=_document,
    last_change=lambda *_: None,
    section=HOME,
    section_of=lambda place: place.split("/", 1)[0] + "/",
    languages=Languages.EACH,
)
