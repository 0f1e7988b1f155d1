"""The copy does not hold the words that are quoted.

## What it does
Looks into the ledgers of `claimspring observe`: the copy could be read, and none of the passages stood there.

## Why it is bad
Then it is no proof of them: perhaps an archived consent form, or a copy from before a correction.

## Example
```yaml
archived: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```

## What to write instead
Open the copy. If the words are not there, look for another one.

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
    """Every copy in which none of the quoted words was found."""
    if Doubt.WITHOUT_WORDS in named.doubts:
        yield named.problem(
            "none of the quoted words stands in this copy",
            "look for a copy that holds them",
        )
