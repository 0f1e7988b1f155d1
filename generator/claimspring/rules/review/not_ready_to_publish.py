"""A claim is in review, and lacks what it needs to be published.

## What it does
Looks at every claim with `status: in-review` as if it were published, and names what `missing-fact`, `missing-reasons`,
`missing-fix`, `unnamed-speaker` and the rules on verdict and summary would then find.

## Why it is bad
`claimspring publish` refuses what `check` calls an error. Who reviews a claim should learn of it before.

## Example
```yaml
review:
  status: in-review
  verdict: supported
  summary: {en: The notice gives the day.}
```

## What to write instead
```yaml
review:
  status: in-review
  verdict: supported
  summary: {en: The notice gives the day.}
  fact: {en: The bridge opens on 2 May 2026.}
  reasons:
    - {en: Two bodies give the same day.}
```
"""

from collections.abc import Iterator
from dataclasses import replace

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.review import (
    missing_fact,
    missing_fix,
    missing_reasons,
    published_without_summary,
    published_without_verdict,
    unnamed_speaker,
)

SEVERITY = Severity.WARNING

_WANTED = (
    published_without_verdict,
    published_without_summary,
    missing_fact,
    missing_reasons,
    missing_fix,
    unnamed_speaker,
)
"""The rules on published claims that an editor has to heed; what the rest want, `claimspring publish` writes."""


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every claim in review, with all that is missing."""
    if record.value.review.status is not ReviewStatus.IN_REVIEW:
        return
    for rule in _WANTED:
        for problem in rule.check_published(context, key, record):
            yield replace(problem, message=f"not ready to publish: {problem.message.removeprefix('published ')}")
