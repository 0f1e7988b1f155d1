"""The words that a claim quotes stand in the article more than once.

## What it does
Counts where the exact words of an appearance stand. When they stand in several places, `prefix` or `suffix` has to tell
which one is meant.

## Why it is bad
The wrong sentence may be marked, and read with the wrong verdict.

## Example
```yaml
appearances:
  - exact: le ministre de la Défense chinois
```

## What to write instead
Quote more words, or add those right before or after.

```yaml
appearances:
  - exact: le ministre de la Défense chinois
    suffix: " se rendra en Russie"
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context, LocatedAppearance

SEVERITY = Severity.ERROR


def check_quotation(context: Context, record: Record[Claim], place: LocatedAppearance) -> Iterator[Problem]:
    """Every appearance whose words stand in several places of its article, none of them preferred."""
    if place.match is not None and place.match.ambiguous:
        yield Problem(
            record.path,
            ("appearances", place.index, "exact"),
            f"these words stand more than once in the article '{place.article}'",
            "quote more words, or add as 'prefix' or 'suffix' the words right before or after",
        )
