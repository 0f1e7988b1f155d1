"""The same passage of the same source is listed twice.

## What it does
Compares the evidence of each claim: two pieces with the same source and the same passage are one.

## Why it is bad
It looks like more evidence than there is.

## Example
```yaml
evidence:
  - {source: tass-2023-08-14, stance: supports, passage: will visit Russia}
  - {source: tass-2023-08-14, stance: supports, passage: will visit Russia}
```

## What to write instead
Keep one of them.

```yaml
evidence:
  - {source: tass-2023-08-14, stance: supports, passage: will visit Russia}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every piece of evidence that repeats an earlier one."""
    seen: set[tuple[object, ...]] = set()
    for index, evidence in enumerate(record.value.evidence):
        named = (evidence.source, evidence.passage or (evidence.time, evidence.page, evidence.description))
        if named in seen:
            yield Problem(
                record.path,
                ("evidence", index, "source"),
                f"this passage of '{evidence.source}' is listed twice",
                "remove one of the two",
            )
        seen.add(named)
