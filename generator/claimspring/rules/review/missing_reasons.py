"""A claim is published without one to three reasons.

## What it does
Wants one, two or three sentences under `reasons` in every review with `status: published`.

## Why it is bad
The reasons are what a reader sees of the review on the first screen; the full reasoning stands further down.

## Example
```yaml
review:
  status: published
  verdict: refuted
```

## What to write instead
```yaml
review:
  status: published
  verdict: refuted
  reasons:
    - {en: The Pentagon asked to speak to Wei Fenghe; China declined.}
    - {en: "Li Shangfu was appointed on 12 March, five weeks later."}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

_MOST = 3


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim without reasons, or with more than anybody reads."""
    number = len(record.value.review.reasons)
    if not number:
        hint = "add to 'review' one to three 'reasons', a sentence each"
        yield Problem(record.path, ("review", "status"), "published without reasons", hint)
    elif number > _MOST:
        hint = "keep the three that decide; the rest belongs into the rationale"
        yield Problem(record.path, ("review", "reasons"), f"there are {number} reasons", hint, at_key=True)
