"""A claim is published, and the record does not know it.

## What it does
Wants an edition in `claims/published/` for every published claim, once the desk has a record at all.

## Why it is bad
What is not on record can be changed without anybody noticing.

## Example
`status: published`, written by hand.

## What to write instead
`claimspring publish KEY` sets the status, the day and the first entry of the history, and records the first edition. A
desk that has no record yet begins one with `claimspring upgrade`.
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim without an edition that goes on."""
    if not context.has_publications:
        return
    edition = context.corpus.publications.get(key)
    if (edition is None or edition.value.last.ends) and not context.is_there(f"claims/published/{key}.json"):
        hint = f"run 'claimspring publish {key}'" if edition is None else f"run 'claimspring restore {key}'"
        if other := _moved_by_hand(context, record.value):
            hint = f"it is on record as '{other}': move its file back, and run 'claimspring rename claim {other} {key}'"
        yield Problem(record.path, ("review", "status"), f"'{key}' is published, and the record does not know it", hint)


def _moved_by_hand(context: Context, claim: Claim) -> ClaimKey | None:
    """The claim on record that says the same and whose file is gone."""
    for key, record in context.corpus.publications.items():
        last = record.value.last
        if not last.ends and last.statement == claim.statement and key not in context.corpus.claims:
            return None if context.is_there(f"claims/{key}.yml") else key
    return None
