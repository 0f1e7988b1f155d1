"""The trail says that the article credits a document, and the credits that it does not; or the other way round.

## What it does
Compares the `credits` of a claim for its words (kinds `text` and `quotation`, not `photo`) with `credited` in its
`trail`: a publisher that is credited is so at its document of the trail, and a step with `credited: true` has its
credit.

## Why it is bad
The page would say of one publisher that it is credited and that it is not.

## Example
```yaml
credits: []
trail:
  - {source: tass-1658481, credited: true}
```

## What to write instead
```yaml
credits:
  - {source: tass-1658481, as: selon l'agence de presse officielle russe TASS}
trail:
  - {source: tass-1658481, credited: true}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, GivenCredit
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, PublisherId, SourceId
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every step of a trail on which trail and credits contradict each other, as far as all names are known."""
    claim = record.value
    credited = [_credited(context, credit) for credit in claim.word_credits]
    outlets = [_publisher(context, step.source) for step in claim.trail]
    if None in credited or None in outlets:
        return
    told = {outlet for outlet, step in zip(outlets, claim.trail, strict=True) if step.credited}
    for index, (outlet, step) in enumerate(zip(outlets, claim.trail, strict=True)):
        if step.credited and outlet not in credited:
            yield Problem(
                record.path,
                ("trail", index, "credited"),
                f"the trail says that the article names '{step.source}', but no credit has its words for that",
                "add it to 'credits' with the article's words, or write 'credited: false'",
            )
        elif outlet in credited and outlet not in told:
            yield Problem(
                record.path,
                ("trail", index),
                f"a credit names '{outlet}', but the trail says that the article does not name '{step.source}'",
                "add 'credited: true' to the step, or take the credit away",
            )


def _credited(context: Context, credit: GivenCredit) -> PublisherId | None:
    """Whose name the article gives; None for one that nobody knows."""
    name = context.corpus.credited(credit)
    return name if name in context.corpus.publishers else None


def _publisher(context: Context, source: SourceId) -> PublisherId | None:
    record = context.corpus.sources.get(source)
    return record.value.publisher if record and record.value.publisher in context.corpus.publishers else None
