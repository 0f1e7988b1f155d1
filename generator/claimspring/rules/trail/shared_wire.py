"""Several pieces of evidence all pass through one document.

## What it does
Reports a decided verdict with two or more links and two or more origins, all of whose chains pass through one document
that is not an origin itself.

## Why it is bad
The origins are many, but only one witness tells of them. If the agency got it wrong, everything falls.

## Example
```yaml
evidence:
  - {source: daily-2023-08-14, stance: supports, passage: both ministries agreed}    # derived from the agency
  - {source: herald-2023-08-14, stance: supports, passage: both ministries agreed}   # derived from the agency
```

## What to write instead
Add one of the origins itself, or a report that does not come through the agency.

```yaml
evidence:
  - {source: daily-2023-08-14, stance: supports, passage: both ministries agreed}
  - {source: ministry-2023-08-14, stance: supports, passage: we agreed}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.WARNING


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict whose origins are all told by one document."""
    found = trace.evidence
    common = [node for node in found.single_points_of_failure if node not in found.origins]
    if len(found.starts) > 1 and found.independent_origins > 1 and common:
        yield Problem(
            record.path,
            ("evidence",),
            f"all {len(found.starts)} links pass through '{common[0]}'",
            "add one of the origins itself, or a report that has it from elsewhere",
            at_key=True,
        )
