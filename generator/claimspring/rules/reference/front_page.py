"""The address is a front page.

## What it does
Finds `url` of articles and sources that names no page of its site.

## Why it is bad
A front page shows something else every day; nobody finds there what is quoted.

## Example
```yaml
url: https://tass.com/
```

## What to write instead
The address of the document itself.

```yaml
url: https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.context import Context
from claimspring.rules.web_address import is_front_page

SEVERITY = Severity.NOTE


def check_page(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every document whose address is a front page."""
    if is_front_page(url):
        yield Problem(path, route, f"'{url}' is a front page", "write the address of the document itself")
