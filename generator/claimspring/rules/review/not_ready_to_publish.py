"""A claim is in review, and lacks what it needs to be published.

## What it does
Looks at every claim with `status: in-review` as if it were published, and names what `missing-fact`, `missing-reasons`,
`missing-rationale`, `missing-fix`, `missing-passage`, `missing-short-name`, `unnamed-speaker` and the rules on verdict
and summary would then find. "publish will refuse" stands before what is an error of a published claim; "advice before
publishing" before the rest.

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

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.evidence import missing_passage
from claimspring.rules.review import (
    missing_fact,
    missing_fix,
    missing_rationale,
    missing_reasons,
    published_without_summary,
    published_without_verdict,
    unnamed_speaker,
)
from claimspring.rules.trail import missing_short_name
from claimspring.rules.verdicts import is_decided

SEVERITY = Severity.WARNING


class Wanted(NamedTuple):
    """A rule on published claims that an editor has to heed."""

    rule: str
    severity: Severity
    check: Callable[[Context, ClaimKey, Record[Claim]], Iterator[Problem]]
    decided: bool = False
    """Whether it looks only at verdicts that decide something."""


_WANTED = (
    Wanted("published-without-verdict", published_without_verdict.SEVERITY, published_without_verdict.check_published),
    Wanted("published-without-summary", published_without_summary.SEVERITY, published_without_summary.check_published),
    Wanted("missing-fact", missing_fact.SEVERITY, missing_fact.check_published),
    Wanted("missing-reasons", missing_reasons.SEVERITY, missing_reasons.check_published),
    Wanted("missing-rationale", missing_rationale.SEVERITY, missing_rationale.check_decided, decided=True),
    Wanted("missing-fix", missing_fix.SEVERITY, missing_fix.check_published),
    Wanted("missing-passage", missing_passage.SEVERITY, missing_passage.check_decided, decided=True),
    Wanted("missing-short-name", missing_short_name.SEVERITY, missing_short_name.check_published),
    Wanted("unnamed-speaker", unnamed_speaker.SEVERITY, unnamed_speaker.check_published),
)
"""What the rest want, `claimspring publish` writes."""


def lacking(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[tuple[Wanted, Problem]]:
    """What rules would find of a claim if it were published as it is, with the rule that does."""
    review = record.value.review.model_copy(update={"status": ReviewStatus.PUBLISHED})
    published = replace(record, value=record.value.model_copy(update={"review": review}))
    decided = is_decided(published.value, context.corpus.ratings)
    for wanted in _WANTED:
        if decided or not wanted.decided:
            for problem in wanted.check(context, key, published):
                yield wanted, problem


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every claim in review, with all that is missing."""
    if record.value.review.status is ReviewStatus.IN_REVIEW:
        for wanted, problem in lacking(context, key, record):
            is_error = context.settings.rules.get(wanted.rule, wanted.severity) is Severity.ERROR
            told = "publish will refuse" if is_error else "advice before publishing"
            yield replace(problem, message=f"{told}: {problem.message.removeprefix('published ')}")
