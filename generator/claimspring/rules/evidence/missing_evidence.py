"""A verdict is given, but no evidence bears on it.

## What it does
Looks at every claim in review or published whose verdict decides something, and wants at least one piece of evidence
that supports, refutes or qualifies the statement. Evidence that is only context does not count.

## Why it is bad
A verdict without evidence is an opinion. The fact-checkers' codes of principles (IFCN, EFCSN) demand that readers can
check for themselves.

## Example
```yaml
review:
  status: published
  verdict: refuted
```

## What to write instead
Name the passage on which the verdict rests, or take the verdict back until there is one.

```yaml
evidence:
  - source: pentagon-2023-02-07
    stance: refutes
    passage: the DOD submitted a request for a secure call
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing

SEVERITY = Severity.ERROR


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every decided verdict on which nothing bears."""
    if not any(bearing(record.value)):
        yield Problem(
            record.path,
            ("review", "verdict"),
            f"the verdict '{record.value.review.verdict}' rests on no evidence",
            "add under 'evidence' a source with its stance (supports, refutes or qualifies) and the exact passage",
        )
