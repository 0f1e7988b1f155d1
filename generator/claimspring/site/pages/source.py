"""The page of a source: what it is, where it came from and what hangs on it."""

from claimspring.diagrams.page_history import history
from claimspring.i18n.labels import mark
from claimspring.model.ids import SourceId
from claimspring.model.observation_summary import page_standing
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import SOURCE, SOURCES
from claimspring.site.evidence_html import passage_items
from claimspring.site.evidence_view import exhibit
from claimspring.site.page import PageContent, PageKind
from claimspring.site.search_document import SearchDocument, byline, said, told
from claimspring.site.trail_sections import source_trail
from claimspring.site.view import View

USES_SHOWN = 500


def source_content(view: View, source: SourceId) -> PageContent:
    """The page of one source."""
    site = view.site
    value = site.corpus.sources[source].value
    ledger = site.corpus.ledgers.get(source)
    passages = [(use, exhibit(site.corpus, use.evidence)) for use in site.uses.get(source, ())[:USES_SHOWN]]
    return PageContent(
        title=view.source_title(source),
        description=view.words.say(
            "What this document of %(name)s was used for, where it came from and what was derived from it.",
            name=view.publisher_name(value.publisher),
        ),
        values={
            "id": source,
            "source": value,
            "publisher": site.publisher(value.publisher),
            "passages": passage_items(view, home_of(SOURCE.place(source)), passages),
            "trail": source_trail(view, source),
            "timeline": history(view.words, ledger),
            "standing": page_standing(ledger) if ledger else None,
        },
    )


def _document(view: View, source: SourceId) -> SearchDocument:
    value = view.site.corpus.sources[source].value
    texts = [byline(view, value.publisher, value.author), said(view, value.unlocated), told(view, value.note)]
    texts += [said(view, text) for step in value.derived_from for text in (step.distortion, step.note)]
    return SearchDocument(mark("Sources"), view.source_title(source), texts)


SOURCE_KIND = PageKind(
    name="source",
    route=SOURCE,
    subjects=lambda view: view.site.corpus.sources,
    content=source_content,
    search=_document,
    last_change=lambda site, source: site.last_change_of(use.key for use in site.uses.get(source, ())),
    section=SOURCES,
)
