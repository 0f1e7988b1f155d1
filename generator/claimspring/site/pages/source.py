"""The pages of a source and of a publisher: what they are, what hangs on them, and how they fared."""

from collections import Counter
from collections.abc import Sequence

from claimspring.diagrams.page_history import history
from claimspring.model.ids import PublisherId, SourceId
from claimspring.model.observation import QuotationState
from claimspring.model.observation_summary import page_standing, quotation_standing
from claimspring.routes import addresses
from claimspring.site.evidence_html import passage_items
from claimspring.site.evidence_view import exhibit
from claimspring.site.page import Kind, Page
from claimspring.site.trail_sections import source_trail
from claimspring.site.view import View

USES_SHOWN = 500


def source_page(view: View, source: SourceId) -> Page:
    """Render the page of one source."""
    site = view.site
    value = site.corpus.sources[source].value
    ledger = site.corpus.ledgers.get(source)
    place = addresses.source_place(source)
    passages = [(use, exhibit(site.corpus, use.evidence)) for use in site.uses.get(source, ())[:USES_SHOWN]]
    return view.page(
        Kind.SOURCE,
        place,
        title=view.source_title(source),
        description=view.words.say(
            "What this document of %(name)s was used for, where it came from and what was derived from it.",
            name=view.publisher_name(value.publisher),
        ),
        section=addresses.SOURCES,
        id=source,
        source=value,
        publisher=site.publisher(value.publisher),
        passages=passage_items(view, addresses.home_of(place), passages),
        trail=source_trail(view, source),
        timeline=history(view.words, ledger),
        standing=page_standing(ledger) if ledger else None,
    )


def publisher_page(view: View, publisher: PublisherId) -> Page:
    """Render the page of one publisher."""
    site = view.site
    value = site.corpus.publishers[publisher]
    sources = site.sources_of.get(publisher, ())
    return view.page(
        Kind.PUBLISHER,
        addresses.publisher_place(publisher),
        title=view.plain(value.name),
        description=view.words.say(
            "The documents of %(name)s, who owns it and how they fared.", name=view.plain(value.name)
        ),
        section=addresses.SOURCES,
        id=publisher,
        publisher=value,
        sources=sources[:USES_SHOWN],
        owned=site.owned.get(publisher, ()),
        fared=_fared(view, sources),
        articles=[name for name, record in site.corpus.articles.items() if record.value.header.publisher == publisher],
    )


def _fared(view: View, sources: Sequence[SourceId]) -> Counter[QuotationState]:
    """How the quotations from these documents stood when a machine last looked."""
    states: Counter[QuotationState] = Counter()
    for source in sources:
        ledger = view.site.corpus.ledgers.get(source)
        passages = {use.evidence.passage for use in view.site.uses.get(source, ()) if use.evidence.passage}
        standings = [quotation_standing(ledger, passage) for passage in sorted(passages)] if ledger else []
        states.update(standing.state for standing in standings if standing)
    return states
