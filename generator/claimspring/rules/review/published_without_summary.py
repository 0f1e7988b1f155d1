"""A claim is published without a sentence that gives the reason.

## What it does
Wants a `summary` in every review with `status: published`.

## Why it is bad
The sentence is what search engines, feeds and cards show beside the verdict. Without it a reader sees a bare "refuted".

## Example
```yaml
review:
  status: published
  verdict: refuted
```

## What to write instead
One sentence that says why, in each language of the claim.

```yaml
review:
  status: published
  verdict: refuted
  summary:
    en: The refused call was addressed to Wei Fenghe, not to Li Shangfu.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim without a summary."""
    if record.value.review.summary is None:
        yield Problem(
            record.path,
            ("review", "status"),
            "published without a summary",
            "add to 'review' a 'summary': one sentence that gives the reason for the verdict",
        )
