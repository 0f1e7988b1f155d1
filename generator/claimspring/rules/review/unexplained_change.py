"""A change that readers have a right to understand has no note.

## What it does
Wants a `note` with every `correction`, `clarification`, `verdict-change` and `restored` in a history.

## Why it is bad
A correction that does not say what was wrong corrects nothing: whoever read the old text cannot tell what to forget.

## Example
```yaml
history:
  - {on: 2026-12-02, change: correction}
```

## What to write instead
```yaml
history:
  - {on: 2026-12-02, change: correction, note: "The summary gave the wrong month; it was February."}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import ChangeKind, Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING

WITHOUT = frozenset({ChangeKind.FIRST_PUBLICATION, ChangeKind.UPDATE})
"""Changes that explain themselves."""


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every change that needs a note and has none."""
    for index, entry in enumerate(record.value.history):
        if entry.note is None and entry.change not in WITHOUT:
            yield Problem(
                record.path,
                ("history", index, "change"),
                f"the {entry.change} is not explained",
                "add a 'note' that says what changed, and why",
            )
