"""The copy was taken long after the page was read.

## What it does
Compares the moment in the address of the copy with `retrieved`: more than thirty days later is told.

## Why it is bad
The page may have changed in between, so that the copy does not show what the editor read.

## Example
```yaml
retrieved: 2023-08-14
archived: https://web.archive.org/web/20240301121314/https://tass.com/defense/1659905
```

## What to write instead
Look for a copy nearer to that day; or read the copy, and set `retrieved` to the day on which you did.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.archived_copies import Doubt, Named
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_copy(context: Context, named: Named) -> Iterator[Problem]:
    """Every copy taken more than thirty days after its page was read."""
    if Doubt.AFTER_READING in named.doubts and named.copy and named.copy.taken:
        yield named.problem(
            f"the copy is of '{named.copy.taken.date()}', the page was read on '{named.document.retrieved}'",
            "look for a copy nearer to that day, or read the copy and set 'retrieved' anew",
        )
