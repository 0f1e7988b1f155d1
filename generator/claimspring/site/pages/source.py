"""The page of a source: what it is, where it came from and what hangs on it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimspring.diagrams.page_history import history
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Multilingual, Said, composed
from claimspring.model.ids import SourceId
from claimspring.model.observation_summary import page_standing
from claimspring.model.source import ReadFrom
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import SOURCE, SOURCE_RECORD, SOURCES
from claimspring.site.alternate_links import way_to
from claimspring.site.evidence_html import passage_items
from claimspring.site.evidence_view import exhibit
from claimspring.site.matches import credited_for, match_of
from claimspring.site.page import Output, PageContent, PageKind
from claimspring.site.search_document import SearchDocument, byline, said, told
from claimspring.site.trail_sections import source_trail
from claimspring.site.view import ClaimLine, View

USES_SHOWN = 500


def source_content(view: View, source: SourceId) -> PageContent:
    """The page of one source."""
    site = view.site
    value = site.corpus.sources[source].value
    ledger = site.corpus.ledgers.get(source)
    passages = [(use.key, exhibit(site.corpus, site.evidence(use))) for use in site.uses.get(source, ())[:USES_SHOWN]]
    taken = list(_taken(view, source))
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
            "finding": _finding(view, taken, len({key for key, _ in passages})),
            "taken": taken[:USES_SHOWN],
            "passages": passage_items(view, home_of(SOURCE.place(source)), passages),
            "trail": source_trail(view, source),
            "timeline": history(view.words, ledger),
            "standing": page_standing(ledger) if ledger else None,
            "record": _way_to_record(view, source) if ledger and ledger.is_public else None,
            "copy": view.copy_of(source),
            "from_address": ReadFrom.ADDRESS,
        },
    )


class Taken(NamedTuple):
    """A statement whose words are those of a document, or probably are, or are wrongly credited to it."""

    line: ClaimLine
    probable: bool
    wrongly: bool
    credited: Said


def _taken(view: View, source: SourceId) -> Iterator[Taken]:
    """The published statements that have their words from a document, or wrongly credit it, the gravest first."""
    site = view.site
    naming = site.provenance.naming.get(site.provenance.graph.node(source), ())
    for key in sorted((key for key in naming if key in site.rated), key=lambda key: (site.gravity(key), key)):
        match = match_of(site, key)
        if match and match.source == source:
            names = [view.short_name(name) for name in credited_for(site, site.claim(key))]
            credited = view.words.listing(names) if names else view.words.say("no one")
            yield Taken(view.line(key), match.probable, match.wrongly, credited)


def _finding(view: View, taken: Sequence[Taken], used: int) -> Multilingual | None:
    """What the document was used for, in one line; what is probable is counted apart."""
    probable, wrong = sum(one.probable for one in taken), sum(one.wrongly for one in taken)
    count = view.words.count
    said = []
    if sure := len(taken) - probable - wrong:
        said.append(count("%(num)s statement matches it.", "%(num)s statements match it.", sure))
    if probable and sure:
        said.append(count("%(num)s more is probably from it.", "%(num)s more are probably from it.", probable))
    elif probable:
        said.append(
            count("%(num)s statement is probably from it.", "%(num)s statements are probably from it.", probable)
        )
    if wrong:
        said.append(
            count(
                "%(num)s statement is wrongly credited to it.", "%(num)s statements are wrongly credited to it.", wrong
            )
        )
    if used:
        said.append(count("It is evidence for %(num)s statement.", "It is evidence for %(num)s statements.", used))
    return composed(" ".join(map(str, said))) if said else None


def _document(view: View, source: SourceId) -> SearchDocument:
    value = view.site.corpus.sources[source].value
    texts = [byline(view, value.publisher, value.author), said(view, value.unlocated), told(view, value.note)]
    texts += [said(view, text) for step in value.derived_from for text in (step.distortion, step.note)]
    return SearchDocument(mark("Sources"), view.source_title(source), texts)


def _way_to_record(view: View, source: SourceId) -> Multilingual:
    return way_to(view, SOURCE.place(source), SOURCE_RECORD.place(source))


def _record(view: View, source: SourceId) -> Iterator[Output]:
    """What was seen at its address, byte by byte as it was recorded: what is sealed can be proved from it."""
    ledger = view.site.corpus.ledgers.get(source)
    if ledger and ledger.is_public:
        yield Output(SOURCE_RECORD.place(source), [ledger.text().encode()])


SOURCE_KIND = PageKind(
    name="source",
    route=SOURCE,
    subjects=lambda view: view.site.corpus.sources,
    content=source_content,
    search=_document,
    last_change=lambda site, source: site.last_change_of(use.key for use in site.uses.get(source, ())),
    section=SOURCES,
    files=_record,
    file_routes=(SOURCE_RECORD,),
    typeset=False,
)
