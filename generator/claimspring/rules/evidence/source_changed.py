"""A page has changed since the verdict that rests on it was reviewed.

## What it does
Compares, in the ledgers of `claimspring observe`, the text of each page used as evidence with its text at the last look
before the claim's `reviewed_on`. Passages that vanished or were altered have rules of their own and are not told again.

## Why it is bad
The words quoted may still stand there, and a correction under them.

## Example
```yaml
review:
  reviewed_on: 2026-11-23
evidence:
  - source: tass-2023-08-14       # changed on 3 December
```

## What to write instead
Read the page again, and set `reviewed_on` to the day you did.
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.observation_summary import changed_since
from claimspring.rules.context import Context
from claimspring.rules.observed import passages, troubled
from claimspring.rules.verdicts import bearing

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every page that changed after a published review that rests on it."""
    reviewed = record.value.review.reviewed_on
    changed = []
    for index, evidence in bearing(record.value):
        ledger = context.corpus.ledgers.get(evidence.source)
        entry = changed_since(ledger, reviewed) if ledger and reviewed else None
        if entry is not None:
            changed.append((index, evidence, entry))
    told = {index for index, _, standing in passages(context, record) if troubled(standing)} if changed else ()
    for index, evidence, entry in changed:
        if index not in told:
            yield Problem(
                record.path,
                ("evidence", index, "source"),
                f"the page of '{evidence.source}' has changed since the review (seen {entry.first_seen.date()})",
                "read it again, and set 'reviewed_on' to the day you did",
            )
