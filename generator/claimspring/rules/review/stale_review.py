"""A published review is older than its shelf life.

## What it does
Counts the days since `reviewed_on` of every published claim. The shelf life is `shelf_life_days` in the plugin's
section of `mkdocs.yml`, 365 days if nothing is set.

## Why it is bad
Documents come to light, pages change, people in office change. An old verdict may still be right, but somebody has to
look.

## Example
```yaml
review:
  status: published
  reviewed_on: 2023-08-20      # three years ago
```

## What to write instead
Look at the evidence again, and note the day; if something changed, note that in the history too.

```yaml
review:
  status: published
  reviewed_on: 2026-11-23
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim whose review is past its shelf life."""
    reviewed = record.value.review.reviewed_on
    age = (context.today - reviewed).days if reviewed else 0
    if age > context.settings.shelf_life_days:
        yield Problem(
            record.path,
            ("review", "reviewed_on"),
            f"the review is {age} days old; its shelf life is {context.settings.shelf_life_days}",
            "look at the evidence again, and set 'reviewed_on' to the day you did",
        )
