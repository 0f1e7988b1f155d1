"""The address is not that of one copy.

## What it does
Wants the moment of the copy in its address: fourteen digits, as archives write it. Finds calendars (`/web/*/`), orders
to save (`/save/`), "the newest", years, the front pages of archives, and dates that do not exist.

## Why it is bad
It shows another copy every time, or a list, or saves the page anew at each click.

## Example
```yaml
archived: https://web.archive.org/web/2023/https://tass.com/defense/1659905
```

## What to write instead
Open the copy and take its address from the address bar.

```yaml
archived: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.archived_copies import Doubt, Named
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_copy(context: Context, named: Named) -> Iterator[Problem]:
    """Every address in an archive that is not that of one copy."""
    if Doubt.NOT_FIXED in named.doubts:
        yield named.problem(
            f"'{named.archived}' is not the address of one copy",
            "open the copy, and write its address with the fourteen digits of its moment",
        )
