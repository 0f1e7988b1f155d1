"""What should be a copy is the page itself.

## What it does
Compares `archived` with `url`, and with the addresses to which the page was seen to lead; `http` or `https`, `www.`,
trackers and the like aside.

## Why it is bad
When the page changes or goes, so does the "copy": there is no proof left.

## Example
```yaml
url: https://tass.com/defense/1659905
archived: http://www.tass.com/defense/1659905
```

## What to write instead
Save the page in an archive and write the address of that copy.

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
    """Every copy that is the page itself."""
    if Doubt.IS_THE_PAGE in named.doubts:
        yield named.problem(
            f"'{named.archived}' is the page itself, not a copy of it",
            "write the address of a copy in an archive, or leave 'archived' out",
        )
