"""The address says how somebody came to it.

## What it does
Finds parameters that only count (`utm_source`, `fbclid` and the like). `--fix` takes them out.

## Why it is bad
One page has many such addresses, so that it counts as several; and readers are counted for somebody else's campaign.

## Example
```yaml
url: https://tass.com/defense/1659905?utm_source=twitter
```

## What to write instead
The address without them.

```yaml
url: https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.addresses import quoted
from claimspring.rules.context import Context
from claimspring.rules.web_address import personal, untracked, wrapper

SEVERITY = Severity.NOTE


def check_page(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every address with trackers."""
    plain = untracked(url)
    if plain != url and not (personal(url) or wrapper(url)):
        yield Problem(
            path,
            route,
            "the address holds parameters that only count readers",
            f"write '{plain}'",
            replacement=quoted(plain),
        )
