"""The words on which a verdict rests were never seen on the page.

## What it does
Looks into the ledgers of `claimspring observe`: the page was read on at least two different days, and neither then nor
in a dated copy did anybody find the passage there.

## Why it is bad
Readers who follow the link do not find what the claim quotes. It was perhaps never there: a slip in the words, or the
address of another page. Nobody can be said to have taken them back.

## Example
```yaml
evidence:
  - source: tass-2023-08-14
    passage: will visit Russia on August 14–19       # the page says: from August 14 to 19
```

## What to write instead
Open the page and copy the words as they stand there. If they stand on another page, write that one's address.
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, Evidence
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.observation_summary import QuotationStanding
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_passage(
    context: Context, record: Record[Claim], index: int, evidence: Evidence, standing: QuotationStanding
) -> Iterator[Problem]:
    """Every passage of evidence that no look found on its page."""
    if standing.never_seen:
        yield Problem(
            record.path,
            ("evidence", index, "passage"),
            f"these words were never seen on the page of '{evidence.source}'",
            "copy the words as they stand on the page, or name the page on which they stand",
        )
