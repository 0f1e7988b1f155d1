"""The address does not say where it leads.

## What it does
Knows the shorteners of links (`t.co`, `bit.ly` and others), and asks for the address to which they lead.

## Why it is bad
Readers cannot see whom they are sent to; the service may end, or sell the name.

## Example
```yaml
url: https://bit.ly/3x
```

## What to write instead
The address to which it leads.

```yaml
url: https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.context import Context
from claimspring.rules.web_address import is_shortened

SEVERITY = Severity.WARNING


def check_page(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every address that was shortened."""
    if is_shortened(url):
        yield Problem(path, route, f"'{url}' does not say where it leads", "write the address to which it leads")
