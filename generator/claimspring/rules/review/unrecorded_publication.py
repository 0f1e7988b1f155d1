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

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every published claim without an edition that goes on."""
    records = context.corpus.publications
    if not records:
        return
    for key, claim in context.published_claims:
        record = records.get(key)
        if (record is None or record.value.last.ends) and not context.is_there(f"claims/published/{key}.json"):
            yield Problem(
                claim.path,
                ("review", "status"),
                f"'{key}' is published, and the record does not know it",
                f"run 'claimspring publish {key}'" if record is None else f"run 'claimspring restore {key}'",
            )
