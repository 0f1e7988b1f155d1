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
        yield Problem(
            record.path,
            ("review", "status"),
            f"'{key}' is published, and the record does not know it",
            f"run 'claimspring publish {key}'" if edition is None else f"run 'claimspring restore {key}'",
        )
