"""The page of a claim: the claim, the verdict and why, the evidence, the trail, the credit, the history."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.claim import Claim, Evidence, Stance
from generator.model.ids import ClaimKey
from generator.model.observation import READABLE, QuotationState
from generator.model.source import Source, SourceKind
from generator.model.standing import PageStanding, QuotationStanding, page_standing, quotation_standing
from generator.render import addresses
from generator.render.names import CLAIM_KINDS
from generator.render.page import Kind, Page
from generator.render.standards.claim import claim_head, claim_tools
from generator.render.trail.sections import claim_trails, independence
from generator.render.view import View, shortened

CONTACT = "contact/"
_NEARNESS = tuple(SourceKind)
_ORDER = (Stance.REFUTES, Stance.SUPPORTS, Stance.QUALIFIES, Stance.CONTEXT)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with its document and what a machine last saw of it."""

    evidence: Evidence
    source: Source | None
    page: PageStanding | None
    words: QuotationStanding | None

    @property
    def language(self) -> str | None:
        """The language of the passage: its own, else its document's."""
        return self.evidence.language or (self.source.language if self.source else None)

    @property
    def state(self) -> str:
        """What can be said of the quoted words: a closed set of names the template puts into words."""
        if self.evidence.passage is None:
            return "none"
        if self.words and self.words.state is not QuotationState.UNREADABLE:
            return "vanished" if self.words.vanished else self.words.state.value
        if self.page and self.page.state not in READABLE:
            return f"page-{self.page.state.value}"
        return "unseen"


def claim_page(view: View, key: ClaimKey) -> Page:
    """Render the page of one claim."""
    claim = view.site.claim(key)
    statement = view.plain(claim.statement)
    exhibits = sorted(_exhibits(view, claim), key=_rank)
    rating = view.site.rating(key)
    verdict = view.plain(rating.label) if rating else view.words.say("Being checked")
    summary = view.plain(claim.review.summary)
    return view.page(
        Kind.CLAIM,
        addresses.claim_place(key),
        title=shortened(statement, 110),
        description=f"{verdict}: {summary or statement}",
        section=addresses.CLAIMS,
        listed=rating is not None,
        found_by=_facets(view, key, verdict),
        key=key,
        claim=claim,
        rating=rating,
        article=view.site.article(key.article),
        exhibits=exhibits,
        stances=_stances(view, claim),
        independence=independence(view, key),
        trails=claim_trails(view, key),
        head=claim_head(view, key),
        tools=claim_tools(view, key),
        report=_report(view, key),
        neighbours=view.site.neighbours.get(key, (None, None)),
    )


def _rank(exhibit: Exhibit) -> tuple[int, int]:
    """What refutes comes first, and of that what stands nearest to the event; else the editor's order holds."""
    nearness = _NEARNESS.index(exhibit.source.kind) if exhibit.source else len(_NEARNESS)
    return _ORDER.index(exhibit.evidence.stance), nearness


def _facets(view: View, key: ClaimKey, verdict: str) -> Mapping[str, Sequence[str]]:
    claim, article = view.site.claim(key), view.site.article(key.article)
    return {
        "verdict": [verdict],
        "article": [article.header.title] if article else [],
        "publisher": sorted({view.publisher_of(evidence.source) for evidence in claim.evidence}),
        "kind": [view.words.say(CLAIM_KINDS[claim.kind])],
        "topic": claim.topics,
    }


def _exhibits(view: View, claim: Claim) -> Iterator[Exhibit]:
    ledgers = view.site.corpus.ledgers
    for evidence in claim.evidence:
        ledger = ledgers.get(evidence.source)
        yield Exhibit(
            evidence,
            view.site.source(evidence.source),
            page_standing(ledger) if ledger else None,
            quotation_standing(ledger, evidence.passage) if ledger and evidence.passage else None,
        )


def _stances(view: View, claim: Claim) -> str:
    """6 refute · 1 qualifies."""
    numbers = Counter(evidence.stance for evidence in claim.evidence)
    count = view.words.count
    said = {
        Stance.REFUTES: lambda n: count("%(num)s refutes it", "%(num)s refute it", n),
        Stance.SUPPORTS: lambda n: count("%(num)s supports it", "%(num)s support it", n),
        Stance.QUALIFIES: lambda n: count("%(num)s qualifies it", "%(num)s qualify it", n),
        Stance.CONTEXT: lambda n: count("%(num)s gives context", "%(num)s give context", n),
    }
    return " · ".join(said[stance](numbers[stance]) for stance in _ORDER if numbers[stance])


def _report(view: View, key: ClaimKey) -> str | None:
    """Where a reader reports an error: the desk's page or form, or a letter that already names the claim."""
    contact = view.site.settings.contact
    if contact is None and view.site.narrative(CONTACT, view.language):
        return view.link(CONTACT, seen_from=addresses.claim_place(key))
    if contact is None or contact.startswith(("https://", "http://")):
        return contact
    address = view.site.addresses.page(addresses.claim_place(key), view.language)
    subject = view.words.say("Error in the review of %(claim)s", claim=key)
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(address)}"
