"""A day on which the verdict rests has no passage that gives it.

## What it does
Looks up the `evidence` of every entry of `dates` among the `id`s of the claim's evidence, and wants a passage or a
description there. No two pieces of evidence may have one id.

## Why it is bad
Where a day is the proof, readers have to be able to see where it stands.

## Example
```yaml
review:
  dates:
    - {on: 2023-03-12, what: Li is appointed, evidence: tass}
evidence:
  - {source: tass-1606575, stance: refutes, passage: "On March 12 … appointed Li Shangfu"}
```

## What to write instead
```yaml
evidence:
  - {id: tass, source: tass-1606575, stance: refutes, passage: "On March 12 … appointed Li Shangfu"}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every date without its passage, and every id that two passages have."""
    known = {}
    for index, evidence in enumerate(record.value.evidence):
        if evidence.id and evidence.id in known:
            message, hint = f"two pieces of evidence have the id '{evidence.id}'", "give each an id of its own"
            yield Problem(record.path, ("evidence", index, "id"), message, hint)
        elif evidence.id:
            known[evidence.id] = evidence
    for index, date in enumerate(record.value.review.dates):
        proof, route = known.get(date.evidence), ("review", "dates", index, "evidence")
        if proof is None:
            yield Problem(
                record.path,
                route,
                f"no evidence has the id '{date.evidence}'",
                did_you_mean(date.evidence, known) or f"add 'id: {date.evidence}' to the evidence that gives the day",
                replacement=surely_meant(date.evidence, known),
            )
        elif not (proof.passage or proof.description):
            message = f"the evidence '{date.evidence}' has no passage"
            yield Problem(record.path, route, message, "add the words that give the day")
