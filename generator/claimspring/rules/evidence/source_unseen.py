"""A page on which a verdict rests does not let the program look.

## What it does
Looks into the ledgers of `claimspring observe`: at the last look the server would not serve a machine or asked to be
left alone, showed something else than the page, or held nothing that could be read.

## Why it is bad
Whether the words still stand there is not known, and no later run may find out.

## Example
A paywall that asks machines to sign in; a server that answers 429 and asks for two hours.

## What to write instead
Open the page yourself. If the words stand there, name a copy that holds them under `archived`.
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.observation import PageState
from claimspring.model.observation_summary import page_standing
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE
UNSEEN = frozenset({PageState.BLOCKED, PageState.NOT_THE_PAGE, PageState.UNREADABLE, PageState.REFUSED})


def check_weighed(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every source in use as evidence at which the last look saw nothing of the page."""
    ledger = context.corpus.ledgers.get(source_id)
    standing = page_standing(ledger) if ledger else None
    if standing and standing.state in UNSEEN:
        yield Problem(
            record.path,
            ("url",),
            f"the page of '{source_id}' could not be looked at: {standing.reason}",
            "open the page yourself, and name a copy that holds the words under 'archived'",
        )
