"""The copy lies in no archive we know.

## What it does
Knows the Wayback Machine, archive.today, Perma.cc, Ghostarchive, Arquivo.pt, Archive-It and the archives of states. A
copy elsewhere is told.

## Why it is bad
A file on a drive can be changed by whoever put it there, and a search engine's cache is gone in days.

## Example
```yaml
archived: https://drive.google.com/file/d/1x/view
```

## What to write instead
Save the page in a public archive, and write the address of that copy.

```yaml
archived: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.archived_copies import Doubt, Named
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_copy(context: Context, named: Named) -> Iterator[Problem]:
    """Every copy outside of the archives we know."""
    if Doubt.UNKNOWN_ARCHIVE in named.doubts:
        yield named.problem(
            f"'{named.archived}' lies in no public archive that is known",
            "save the page in a public archive, and write the address of that copy",
        )
