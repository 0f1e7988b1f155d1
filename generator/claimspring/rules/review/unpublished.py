"""A claim that was published is no longer.

## What it does
Compares the `status` of every claim with the record in `claims/published/`.

## Why it is bad
A check that is taken back to review or to a draft vanishes from the site, and nobody who read it learns why.

## Example
```yaml
review:
  status: in-review    # it was published last month
```

## What to write instead
`claimspring retire KEY --reason "…"` if it should not stand there any more; `claimspring publish --take-back KEY` if it
was published by mistake and nobody has seen it; else leave it published, and correct it.
"""

from collections.abc import Iterator

from claimspring.model.claim import ReviewStatus
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.published import way_back
from claimspring.rules.context import Context
from claimspring.rules.published_record import Live

SEVERITY = Severity.ERROR


def check_live(context: Context, key: ClaimKey, record: Live) -> Iterator[Problem]:
    """Every claim that is on record as published, and says otherwise."""
    claim = context.corpus.claims.get(key)
    if claim and claim.value.review.status is not ReviewStatus.PUBLISHED:
        yield Problem(
            claim.path,
            ("review", "status"),
            f"'{key}' was published, and is '{claim.value.review.status}' now",
            way_back(key),
        )
