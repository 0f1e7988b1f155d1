"""The address is that of a copy.

## What it does
Finds `url` in an archive of web pages, and says of which page it is the copy.

## Why it is bad
The page itself is not named: two claims that rest on it seem to rest on two documents, and nobody looks whether it
still stands.

## Example
```yaml
url: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```

## What to write instead
The page under `url`, the copy under `archived`.

```yaml
url: https://tass.com/defense/1659905
archived: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.context import Context
from claimspring.rules.web_address import archived_copy

SEVERITY = Severity.WARNING


def check_page(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every page whose address is that of a copy."""
    if copy := archived_copy(url):
        original = f"'{copy.original}'" if copy.original else "the page's own address"
        yield Problem(path, route, "this is the address of a copy", f"write {original} here, and this into 'archived'")
