"""The address of the copy does not say of which page it is.

## What it does
Finds copies under a number (perma.cc, archive.ph), which say neither page nor moment, as long as `claimspring observe`
has not found the quoted words in them.

## Why it is bad
Nobody can see from the file whether it is the right copy.

## Example
```yaml
archived: https://archive.ph/AbC12
```

## What to write instead
Let `claimspring observe` look at it, or write the long form of the address, which archives show under "share".

```yaml
archived: https://archive.ph/2023.08.14-121314/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.archived_copies import Doubt, Named
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_copy(context: Context, named: Named) -> Iterator[Problem]:
    """Every copy under a number that nobody has looked at."""
    if Doubt.UNSAID_ORIGINAL in named.doubts:
        yield named.problem(
            f"'{named.archived}' does not say of which page it is a copy",
            "write the long form of its address, or run 'claimspring observe'",
        )
