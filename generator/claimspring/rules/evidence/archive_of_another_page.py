"""The copy is one of another page.

## What it does
Compares the address within that of the copy with `url`, and with the addresses to which the page was seen to lead.

## Why it is bad
A reader who checks the check reads another document, and takes its words for those of the source.

## Example
```yaml
url: https://tass.com/defense/1659905
archived: https://web.archive.org/web/20230814121314/https://tass.com/
```

## What to write instead
Look the right page up in the archive and write the address of that copy.

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
    """Every copy of another page."""
    if Doubt.ANOTHER_PAGE in named.doubts:
        yield named.problem(
            f"this is a copy of '{named.copy.original if named.copy else ''}'",
            "write the address of a copy of the page under 'url', or correct 'url'",
        )
