"""The copy is older than the page, or of the future.

## What it does
Compares the moment in the address of the copy with `published`, less a day for the zones of the world, and with today.

## Why it is bad
A copy from before its page was published holds something else. One of the two dates, or the copy, is wrong.

## Example
```yaml
published: 2023-08-14
archived: https://web.archive.org/web/20230301121314/https://tass.com/defense/1659905
```

## What to write instead
Correct the date that is wrong, or write the address of a later copy.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.archived_copies import Doubt, Named
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_copy(context: Context, named: Named) -> Iterator[Problem]:
    """Every copy that cannot have been taken then."""
    if named.copy is None or named.copy.taken is None:
        return
    taken, published = named.copy.taken.date(), named.document.published
    if Doubt.BEFORE_THE_PAGE in named.doubts:
        hint = "write the address of a later copy, or correct the date that is wrong"
        yield named.problem(f"the copy is of '{taken}', the page of '{published}'", hint)
    if Doubt.IN_THE_FUTURE in named.doubts:
        hint = "write the address of a later copy, or correct the date that is wrong"
        yield named.problem(f"the copy is of '{taken}', which is yet to come", hint)
