"""A published verdict was changed, and the history does not say so.

## What it does
Asks git for the verdicts under which a claim was published before, in every commit and in the files as they are now,
and wants an entry `verdict-change` with that `from` and `to` for each change. Where there is no git, the rule finds
nothing.

## Why it is bad
A verdict that changes silently is the gravest breach of the codes of principles: corrections have to be open.

## Example
```yaml
review:
  verdict: misleading          # was 'supported' when it was published
history:
  - {on: 2026-11-23, change: first-publication}
```

## What to write instead
```yaml
review:
  verdict: misleading
history:
  - {on: 2026-11-23, change: first-publication}
  - {on: 2026-12-02, change: verdict-change, from: supported, to: misleading, note: AFP's report came to light}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.verdict_history import VerdictChange
from claimspring.rules.context import Context
from claimspring.rules.verdicts import verdict_changes

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every change of a published verdict that git knows and the history does not."""
    for change in context.verdict_changes.get(key, ()):
        if change.now == record.value.review.verdict and _contradicted(record.value):
            continue  # contradicted-history says it all
        if not _recorded(change, record.value):
            yield Problem(
                record.path,
                ("review", "verdict"),
                f"the published verdict was changed from '{change.was}' to '{change.now}', "
                "and the history does not say so",
                f"add to 'history': {{on: {change.on}, change: verdict-change, from: {change.was}, "
                f"to: {change.now}, note: why}}",
            )


def _recorded(change: VerdictChange, claim: Claim) -> bool:
    return any(entry.was == change.was and entry.now == change.now for _, entry in verdict_changes(claim))


def _contradicted(claim: Claim) -> bool:
    ends = [entry.now for _, entry in verdict_changes(claim)]
    return bool(ends) and ends[-1] != claim.review.verdict
