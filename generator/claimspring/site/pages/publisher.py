"""The page of a publisher: who owns it, its documents, and how they fared."""

from collections import Counter
from collections.abc import Sequence

from claimspring.i18n.html import escaped
from claimspring.i18n.labels import PUBLISHER_KINDS, mark
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import ActorId, PublisherId, SourceId
from claimspring.model.observation import QuotationState
from claimspring.model.observation_summary import quotation_standing
from claimspring.routes.pages import PUBLISHER, PUBLISHERS
from claimspring.site.page import PageContent, PageKind
from claimspring.site.search_document import SearchDocument, told
from claimspring.site.view import View

DOCUMENTS_SHOWN = 500
STATEMENTS_SHOWN = 200


def publisher_content(view: View, publisher: PublisherId) -> PageContent:
    """The page of one publisher."""
    site = view.site
    value = site.corpus.publishers[publisher]
    sources = site.sources_of.get(publisher, ())
    return PageContent(
        title=view.plain(value.name),
        description=view.words.say(
            "The documents of %(name)s, who owns it and how they fared.", name=view.plain(value.name)
        ),
        values={
            "id": publisher,
            "publisher": value,
            "sources": sources[:DOCUMENTS_SHOWN],
            "owned": site.owned.get(publisher, ()),
            "fared": _fared(view, sources),
            "articles": site.articles_of.get(publisher, ()),
            "about": [view.line(key) for key in site.said_about.get(ActorId(publisher), ())[:STATEMENTS_SHOWN]],
            "by": [view.line(key) for key in site.said_by.get(ActorId(publisher), ())[:STATEMENTS_SHOWN]],
            "name": view.short_name(publisher),
        },
    )


def _fared(view: View, sources: Sequence[SourceId]) -> Counter[QuotationState]:
    """How the quotations from these documents stood when a machine last looked."""
    states: Counter[QuotationState] = Counter()
    for source in sources:
        ledger = view.site.corpus.ledgers.get(source)
        used = map(view.site.evidence, view.site.uses.get(source, ()) if ledger else ())
        passages = {evidence.passage for evidence in used if evidence.passage}
        standings = [quotation_standing(ledger, passage) for passage in sorted(passages)] if ledger else []
        states.update(standing.state for standing in standings if standing)
    return states


def _document(view: View, publisher: PublisherId) -> SearchDocument:
    value = view.site.corpus.publishers[publisher]
    names = [
        *value.aliases,
        *([view.plain(value.short)] if value.short else []),
        *([view.publisher_name(value.owner)] if value.owner else []),
    ]
    kind = view.words.say(PUBLISHER_KINDS[value.kind])
    texts = [escaped(kind), escaped(", ".join(map(alone, names))), told(view, value.note)]
    return SearchDocument(mark("Publishers"), view.plain(value.name), texts)


PUBLISHER_KIND = PageKind(
    name="publisher",
    route=PUBLISHER,
    subjects=lambda view: view.site.corpus.publishers,
    content=publisher_content,
    search=_document,
    last_change=lambda *_: None,
    section=PUBLISHERS,
    typeset=False,
)
