"""An address has the right form, but cannot be one that readers reach.

## What it does
Looks at the host of every address: one without a dot, a private or local one, a reserved name (`example.com`,
`.invalid`, `.test`), or a second `http` where the host should be.

## Why it is bad
A reader who wants to check the check ends at an error page. Of the addresses in the AVeriTeC collection of fact-checks,
628 are none.

## Example
```yaml
url: http://https//tass.com/defense/1659905
```

## What to write instead
Copy the address from the browser's address bar.

```yaml
url: https://tass.com/defense/1659905
```
"""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING

RESERVED = frozenset({"example", "invalid", "test", "localhost", "local", "internal"})
"""Top-level names that no public site has (RFC 2606, RFC 6761)."""

EXAMPLES = ("example.com", "example.net", "example.org")


def check_address(context: Context, path: str, route: Route, url: str) -> Iterator[Problem]:
    """Every address whose host cannot be a public one."""
    host = urlsplit(url).hostname or ""
    if not _public(host):
        yield Problem(
            path,
            route,
            f"'{host}' is no host that readers can reach",
            "copy the address from the browser's address bar",
        )


def _public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    _, dot, top = host.rstrip(".").rpartition(".")
    if not dot or top in RESERVED:
        return False
    return not any(host == name or host.endswith(f".{name}") for name in EXAMPLES)
