"""A claim is found wrong, and nobody asked the one who made it.

## What it does
Reports published claims with a verdict in the lower third of the scale, a speaker, and no `contacted` in the review.

## Why it is bad
The codes of principles want the one who made the claim to be heard before it is called wrong.

## Example
```yaml
speaker: the Ministry of National Defense
review:
  status: published
  verdict: refuted
```

## What to write instead
Ask, and say when, how and with what response. Where asking makes no sense (a person who has died, an office that no
longer exists), say so in an exception.

```yaml
speaker: the Ministry of National Defense
review:
  status: published
  verdict: refuted
  contacted: {on: 2026-11-20, how: e-mail}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, Stance
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import leaning

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim found wrong whose speaker was not asked."""
    claim = record.value
    if claim.speaker is None or claim.review.contacted is not None:
        return
    if leaning(claim, context.corpus.ratings) is Stance.REFUTES:
        yield Problem(
            record.path,
            ("speaker",),
            f"the verdict is '{claim.review.verdict}', but the speaker was not asked",
            "ask, and note it under 'contacted' in 'review' (on, how, response)",
        )
