"""A claim that was not traced yet names no earlier check.

## What it does
Wants `checks` in every claim with `status: untraced`.

## Why it is bad
Readers see a statement of which nobody says anything: neither this desk, nor another.

## Example
```yaml
statement: {en: The pier fell into the sea.}
review:
  status: untraced
```

## What to write instead
The check from which the claim was adopted (`claimspring adopt` writes it); a claim of the desk's own begins as a draft.

```yaml
statement: {en: The pier fell into the sea.}
checks: [harbour-checks/0f3a9c21d7bf]
review:
  status: untraced
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every untraced claim without a check."""
    if record.value.is_untraced and not record.value.checks:
        hint = "name the check under 'checks', or set 'status: draft'"
        yield Problem(record.path, ("review", "status"), "not traced yet, and no earlier check is named", hint)
