"""The address is wrapped in another one.

## What it does
Finds counted clicks (`google.com/url`, `l.facebook.com`), mails made safe (`safelinks`), caches and translations around
an address. `--fix` writes the address within where it can be had for certain.

## Why it is bad
The link stops working when the wrapper does, tells the wrapper who reads, and counts as another page.

## Example
```yaml
url: https://www.google.com/url?q=https://tass.com/defense/1659905&sa=D
```

## What to write instead
The address of the page itself.

```yaml
url: https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.addresses import quoted
from claimspring.rules.context import Context
from claimspring.rules.web_address import wrapper

SEVERITY = Severity.ERROR


def check_page(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every address around another one."""
    if wrapped := wrapper(url):
        yield Problem(
            path,
            route,
            f"'{url}' is wrapped around the address of the page",
            f"write '{wrapped.target}'" if wrapped.target else "write the address of the page itself",
            replacement=quoted(wrapped.target) if wrapped.target else None,
        )
