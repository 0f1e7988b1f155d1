"""What the ledgers say of the passages on which verdicts rest."""

from collections.abc import Iterator

from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Record
from claimspring.model.observation import QuotationState
from claimspring.model.observation_summary import QuotationStanding, quotation_standing
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing


def passages(context: Context, record: Record[Claim]) -> Iterator[tuple[int, Evidence, QuotationStanding]]:
    """The passages of a claim's bearing evidence that somebody has looked for, with their places and what was seen."""
    for index, evidence in bearing(record.value):
        ledger = context.corpus.ledgers.get(evidence.source)
        standing = quotation_standing(ledger, evidence.passage) if ledger and evidence.passage else None
        if standing is not None:
            yield index, evidence, standing


def troubled(standing: QuotationStanding) -> bool:
    """Whether the words no longer stand on the page as they are quoted."""
    return standing.vanished or standing.never_seen or standing.state is QuotationState.ALTERED
