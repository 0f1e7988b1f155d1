"""The words on which a verdict rests no longer stand on the page.

## What it does
Looks into the ledgers of `claimspring observe`: a passage counts as vanished when it stood on the page at an earlier
look or in a dated copy, and was absent on at least two different days since. A consent form, a paywall or an error page
is not the page, and says nothing of its words.

## Why it is bad
Readers who follow the link do not find what the claim quotes. Perhaps the publisher has withdrawn it.

## Example
```yaml
evidence:
  - source: tass-2023-08-14
    passage: will visit Russia on August 14-19      # gone since 3 December
```

## What to write instead
Look at the page and at the archived copy. Quote what holds, point to the copy (`archived` in the source's file), and
review the verdict if the publisher took the words back.
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
    """Every passage of evidence that has vanished from its page."""
    if standing.vanished:
        yield Problem(
            record.path,
            ("evidence", index, "passage"),
            f"these words have not stood on the page of '{evidence.source}' since {standing.since.date()}",
            "compare the page with its archived copy, and review the verdict if the words were withdrawn",
        )
