"""A person or body is named that neither `claims/people.yml` nor `claims/publishers.yml` holds.

## What it does
Looks up the `id` of every speaker and every id under `about`.

## Why it is bad
What one person said, and what is said of them, can only be gathered where both bear the same id.

## Example
```yaml
speaker:
  id: li-shangfoo
```

## What to write instead
An id of `claims/people.yml` or `claims/publishers.yml`. For somebody new, add an entry there first; while nobody has,
the name stands under `words`.

```yaml
speaker:
  id: li-shangfu
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ActorId, ClaimKey, PersonId, PublisherId
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.read.files import PEOPLE, PUBLISHERS
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every id of a person or body that leads nowhere, at the place that names it."""
    people, publishers = context.corpus.people, context.corpus.publishers
    for route, name in _named(record.value):
        is_known = PersonId(name) in people or PublisherId(name) in publishers
        if not (is_known or context.is_there(PEOPLE, name) or context.is_there(PUBLISHERS, name)):
            known = [*people, *publishers]
            yield Problem(
                record.path,
                route,
                f"there is no person or publisher '{name}'",
                did_you_mean(name, known) or f"add '{name}' to {PEOPLE}, or correct the id",
                replacement=surely_meant(name, known),
            )


def _named(claim: Claim) -> Iterator[tuple[Route, ActorId]]:
    if claim.speaker and claim.speaker.id:
        yield ("speaker", "id"), claim.speaker.id
    for index, speaker in enumerate(claim.also_said_by):
        if speaker.id:
            yield ("also_said_by", index, "id"), speaker.id
    for index, name in enumerate(claim.about):
        yield ("about", index), name
