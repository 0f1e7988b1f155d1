"""The evidence for a verdict leads to no origin.

## What it does
Follows every piece of evidence that bears on a decided verdict back, step by step, and reports a verdict for which no
chain reaches a primary document or one marked `origin: true`.

## Why it is bad
A verdict that rests on reports of unknown descent passes on hearsay.

## Example
```yaml
# claims/sources/blog-2023-08-15.yml: the only evidence
kind: news
derived_from: []
```

## What to write instead
Find out where the reports have it from, and note that in their files; or add evidence that is primary.

```yaml
kind: news
derived_from:
  - {source: ministry-2023-08-14, how: quotes, credited: true}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.ERROR


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict with evidence, but without an origin."""
    if trace.evidence.walks and not trace.evidence.origins:
        ends = ", ".join(f"'{node}'" for node in trace.evidence.open_ends)
        yield Problem(
            record.path,
            ("evidence",),
            f"no piece of evidence leads to where the information began; the chains end at {ends}",
            "note in the sources' files what they were made from, or add a primary document",
            at_key=True,
        )
