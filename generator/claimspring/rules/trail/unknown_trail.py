"""Nothing is said of how the article came to the sentence.

## What it does
Reports a published claim without a `trail` and without `credits`, of an article whose front matter names no
`derived_from` either.

## Why it is bad
Where a sentence comes from is the third question that a review answers, beside what the article credits and whether it
is true.

## Example
```yaml
review:
  status: published
trail: []
```

## What to write instead
Look for the words elsewhere: an agency's dispatch, a ministry's statement. What is only likely is
`certainty: probable`.

```yaml
trail:
  - {source: afp-2023-08-14, certainty: probable, note: The same sentence stands there.}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.trace.claim import Basis

SEVERITY = Severity.NOTE


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim of which the trail is not known at all."""
    if record.value.review.status is not ReviewStatus.PUBLISHED:
        return
    if context.provenance.trace(key).basis is Basis.NOTHING:
        yield Problem(
            record.path,
            ("statement",),
            "how the sentence came to the article is not told",
            "add a 'trail', with 'certainty: probable' where it is only likely",
            at_key=True,
        )
