"""The record was rewritten: an edition that was on the main line is not in it.

## What it does
Compares every file of `claims/published/` with all its versions on git's main line, first parents only. Which line that
is, `main` says in the plugin's section; left out, that of the remote's HEAD.

## Why it is bad
A record made anew proves nothing.

## Example
The record was deleted and begun once more after a verdict was changed.

## What to write instead
Take the file back from the main line, and run `claimspring correct`.
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.published import PublishedRecord, RecordKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_publication(context: Context, key: RecordKey, record: Record[PublishedRecord]) -> Iterator[Problem]:
    """Every record that lacks an edition of the main line."""
    held = {edition.hash for edition in record.value.editions}
    if any(digest not in held for digest in context.editions.get(record.path, ())):
        yield Problem(
            record.path,
            ("editions",),
            "an edition that was on the main line is no longer here",
            "bring this branch up to the main line, or take the file back from it; a record is only added to",
        )
