"""The entries of a history are not in the order of their days.

## What it does
Wants each entry of `history` to be of the same day as the one before, or later; and the first publication to come
first.

## Why it is bad
Readers see the history as it stands. Out of order, it tells that something was corrected before it was published.

## Example
```yaml
history:
  - {on: 2026-11-23, change: first-publication}
  - {on: 2026-11-02, change: correction, note: a name}
```

## What to write instead
Oldest first; correct the day that is wrong.

```yaml
history:
  - {on: 2026-11-23, change: first-publication}
  - {on: 2026-12-02, change: correction, note: a name}
```
"""

import itertools
from collections.abc import Iterator

from claimspring.model.claim import ChangeKind, Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every entry that is older than the one before it, or publishes what had a history already."""
    for index, (before, after) in enumerate(itertools.pairwise(record.value.history), start=1):
        if after.on < before.on:
            yield Problem(
                record.path,
                ("history", index, "on"),
                f"'{after.on}' comes after '{before.on}' in the list, but is earlier",
                "put the entries in order, oldest first, or correct the day",
            )
        elif after.change is ChangeKind.FIRST_PUBLICATION:
            yield Problem(
                record.path,
                ("history", index, "change"),
                "the first publication is not the first entry",
                "move it to the top of 'history', or call this change by its kind",
            )
