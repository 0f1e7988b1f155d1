"""Nothing supports the statement but the text that it was made from.

## What it does
Follows the evidence that supports a statement back. What leads to the first step of the claim's own trail is the very
text that the article's sentence comes from; it is shown, but does not count. Reports a decided verdict that has no
other evidence.

## Why it is bad
A copy bears its original out whatever it says. That the agency has the same words shows where they come from, not that
they are true.

## Example
```yaml
evidence:
  - {source: ctv-2023-08-14, stance: supports, passage: robust ties}      # carries AP's dispatch
trail:
  - {source: ap-2023-08-14}
```

## What to write instead
Evidence that began elsewhere; or, where the text is itself the proof, why.

```yaml
evidence:
  - source: ctv-2023-08-14
    stance: supports
    passage: robust ties
    independent_because: {en: The statement is about the dispatch itself.}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.WARNING


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict whose evidence is all its own source."""
    bear = [index for index, _ in bearing(record.value)]
    own = [index for index in bear if trace.exhibits[index].own_source]
    if own and own == bear:
        yield Problem(
            record.path,
            ("evidence", own[0]),
            f"only the text that the sentence comes from supports it, '{record.value.trail[0].source}'",
            "add evidence that began elsewhere, or say under 'independent_because' why this counts",
        )
