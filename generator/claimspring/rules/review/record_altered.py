"""The record of a published claim is not as commands wrote it.

## What it does
Proves the chain of hashes in every file of `claims/published/`.

## Why it is bad
The record is what a change is told by. Whoever alters it can change a verdict in silence.

## Example
A hash, a date or an old verdict changed by hand.

## What to write instead
Take the file back from git, and let `claimspring correct` write what is new.
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.published import NO_EDITION, PublishedRecord, RecordKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_publication(context: Context, key: RecordKey, record: Record[PublishedRecord]) -> Iterator[Problem]:
    """The first edition of every record that is not as it was made."""
    before = NO_EDITION
    for number, edition in enumerate(record.value.editions, 1):
        if edition.previous != before or edition.hash != edition.digest():
            yield Problem(
                record.path,
                ("editions", number - 1),
                f"edition {number} is not as it was recorded",
                "take the file back from git; only commands write it",
            )
            break
        before = edition.hash
