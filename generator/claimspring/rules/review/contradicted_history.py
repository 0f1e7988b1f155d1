"""The history ends at another verdict than the review.

## What it does
Compares the `to` of the newest `verdict-change` with the verdict of the review.

## Why it is bad
Readers see both on one page. One of them is wrong.

## Example
```yaml
review:
  verdict: supported
history:
  - {on: 2026-11-23, change: first-publication}
  - {on: 2026-12-02, change: verdict-change, from: supported, to: misleading}
```

## What to write instead
Bring the verdict and the history in line.

```yaml
review:
  verdict: misleading
history:
  - {on: 2026-11-23, change: first-publication}
  - {on: 2026-12-02, change: verdict-change, from: supported, to: misleading}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import verdict_changes

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every claim whose newest verdict change leads elsewhere."""
    changes = list(verdict_changes(record.value))
    if not changes:
        return
    index, newest = changes[-1]
    verdict = record.value.review.verdict
    if newest.now and newest.now != verdict and (verdict is None or verdict in context.corpus.ratings):
        yield Problem(
            record.path,
            ("history", index, "to"),
            f"the history ends at '{newest.now}', the review says '{verdict}'",
            "correct the review's verdict, or add the change that is missing",
        )
