"""The article credits somebody else than the origin, and the claim does not say so.

## What it does
Compares whom the article credits with the documents on the trail. Where the information began with somebody whom the
article does not name, one of the claim's credits has to tell of it, by its `check` or its `note`.

## Why it is bad
A reader takes the outlet named for the witness. That it only passed on what another said is a finding, and belongs
into the review.

## Example
```yaml
credits:
  - {source: yahoo-news, as: affirme Yahoo news}
trail: [{source: yahoo-news}, {source: ap-2023-08-14}]
```

## What to write instead
```yaml
credits:
  - source: yahoo-news
    as: affirme Yahoo news
    check: misattributed
    note: The sentence is AP's own analysis; Yahoo News carried it.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, CreditCheck
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.traces import called
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.NOTE


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict whose credit differs from the origin without a word on it."""
    given = record.value.credits
    told = any(credit.note or credit.check is not CreditCheck.UNCHECKED for credit in given)
    if given and trace.credit.differs and not told:
        yield Problem(
            record.path,
            ("credits",),
            f"the article credits {called(trace.credit.named[0])}, but the information began with "
            f"{called(trace.article.origins[0])}",
            "say in the credit's 'check' or 'note' what was found",
            at_key=True,
        )
