"""A claim lists the same words of the same article twice.

## What it does
Compares the appearances of each claim by their article, exact words, prefix and suffix.

## Why it is bad
The article's page marks the place twice and counts the claim twice.

## Example
```yaml
appearances:
  - exact: du 14 au 19 août
  - exact: du 14 au 19 août
```

## What to write instead
Keep one; or, where the words stand there twice and both places are meant, tell them apart by the words around.

```yaml
appearances:
  - exact: du 14 au 19 août
    prefix: "en Biélorussie "
  - exact: du 14 au 19 août
    prefix: "se tiendra "
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every appearance that repeats an earlier one."""
    seen: set[object] = set()
    for index, appearance in enumerate(record.value.appearances):
        if appearance in seen:
            yield Problem(
                record.path,
                ("appearances", index, "exact"),
                "the same words of the same article are listed twice",
                "remove one, or tell the two places apart with 'prefix' or 'suffix'",
            )
        seen.add(appearance)
