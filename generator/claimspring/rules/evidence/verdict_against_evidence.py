"""The verdict goes one way and all the evidence the other.

## What it does
Reports a verdict at the upper end of the scale whose evidence only refutes, and one at the lower end whose evidence
only supports. The ends are the upper and lower third of the numbers in `ratings.yml`.

## Why it is bad
Either the verdict or a stance is a slip. Readers will notice before the desk does.

## Example
```yaml
review:
  verdict: refuted
evidence:
  - source: pentagon-2023-02-07
    stance: supports
```

## What to write instead
Correct the stance, correct the verdict, or add the passage that the verdict rests on.

```yaml
review:
  verdict: refuted
evidence:
  - source: pentagon-2023-02-07
    stance: refutes
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import all_against, opposite

SEVERITY = Severity.ERROR


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every verdict that all of its evidence contradicts."""
    if all_against(record.value, context.corpus.ratings):
        stance = opposite(record.value, context.corpus.ratings)
        yield Problem(
            record.path,
            ("review", "verdict"),
            f"the verdict is '{record.value.review.verdict}', but all the evidence {stance} the statement",
            "correct the verdict or the stances, or add the passage on which the verdict rests",
        )
