"""A piece of evidence as pages show it: with its document, and what a machine last saw of both."""

from dataclasses import dataclass

from claimspring.model.claim import Evidence
from claimspring.model.corpus import Corpus
from claimspring.model.observation import READABLE, QuotationState
from claimspring.model.observation_summary import PageStanding, QuotationStanding, page_standing, quotation_standing
from claimspring.model.source import Source


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


def exhibit(corpus: Corpus, evidence: Evidence) -> Exhibit:
    """One piece of evidence of a claim."""
    record, ledger = corpus.sources.get(evidence.source), corpus.ledgers.get(evidence.source)
    return Exhibit(
        evidence,
        record.value if record else None,
        page_standing(ledger) if ledger else None,
        quotation_standing(ledger, evidence.passage) if ledger and evidence.passage else None,
    )
