"""An opinion has a verdict, as if it were true or false.

## What it does
Reports claims of kind `opinion` whose verdict decides something.

## Why it is bad
Facts can be checked, opinions cannot. Who rates opinions loses the trust of everybody who holds another one.

## Example
```yaml
kind: opinion
review:
  verdict: refuted
```

## What to write instead
A verdict that decides nothing; or, where the statement holds a fact that can be checked, the statement of that fact and
its kind.

```yaml
kind: event
review:
  verdict: refuted
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ClaimKind
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every opinion with a decided verdict."""
    if record.value.kind is ClaimKind.OPINION:
        yield Problem(
            record.path,
            ("review", "verdict"),
            f"an opinion is neither true nor false, but is rated '{record.value.review.verdict}'",
            "choose a verdict that decides nothing, or state the fact in it that can be checked",
        )
