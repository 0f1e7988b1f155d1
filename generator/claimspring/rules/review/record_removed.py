"""The record of a published claim is gone.

## What it does
Asks git's main line which files ever lay in `claims/published/`, and wants each of them.

## Why it is bad
Without its record a claim can vanish, and its old address with it.

## Example
`git rm claims/published/bridge/opening-day.json`

## What to write instead
Take the file back from git. A claim that should not stand there any more is retired by `claimspring retire`; its
record stays.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_project(context: Context) -> Iterator[Problem]:
    """Every file of the record that was on the main line, and is not here."""
    held = (context.corpus.publications, context.corpus.names)
    there = {record.path for records in held for record in records.values()}
    for path in sorted(context.editions):
        if path not in there and not context.is_there(path):
            yield Problem(path, (), "the record of a published claim is gone", "take the file back from git")
