"""Fewer people answer for a published review than the desk wants.

## What it does
Counts the names under `reviewed_by` of every published claim, and wants as many as `reviewers` in the plugin's section
of `mkdocs.yml` says. A body, such as the desk as a whole, counts as one.

## Why it is bad
A desk that says that two people read everything has to keep it.

## Example
```yaml
# with `reviewers: 2` in mkdocs.yml
review:
  reviewed_by: [ann]
```

## What to write instead
```yaml
review:
  reviewed_by: [ann, bob]
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim with reviewers, but too few."""
    names, wanted = {*record.value.review.reviewed_by}, context.settings.reviewers
    if names and len(names) < wanted:
        yield Problem(
            record.path,
            ("review", "reviewed_by"),
            f"reviewed by {len(names)}, and the desk wants {wanted}",
            "let somebody else read it, and add them to 'reviewed_by'",
        )
