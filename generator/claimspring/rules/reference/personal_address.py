"""The address gives somebody away.

## What it does
Finds e-mail addresses, sessions, keys, signed links, ways to unsubscribe, mailboxes and documents opened for editing.
Such an address is not visited by `claimspring observe` either.

## Why it is bad
Everybody who reads the site can act as the person whose link it is, or knows who read the page.

## Example
```yaml
url: https://news.example.net/unsubscribe?e=jane.doe%40mail.com
```

## What to write instead
The address that everybody has: open the page in a private window, and copy it from there.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.context import Context
from claimspring.rules.web_address import personal

SEVERITY = Severity.ERROR


def check_address(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every address with something in it that belongs to one person."""
    if what := personal(url):
        yield Problem(
            path,
            route,
            f"the address holds {what}",
            "write the address that everybody has, and see that the one here is worth nothing any more",
        )
