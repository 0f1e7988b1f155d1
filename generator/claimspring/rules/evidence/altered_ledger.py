"""A record of what was seen is not as it was made.

## What it does
Makes the hash of every entry of every ledger anew, and follows the chain from one entry to the next.

## Why it is bad
A ledger is the proof of what stood on a page. Only `claimspring observe` writes it; whoever altered it by hand made it
worthless, whatever it says.

## Example
```json
{"entries": [{"seen": {"state": "alive"}, "count": 7, "hash": "the hash of another count"}]}
```

## What to write instead
Take the file back from git. `claimspring observe --verify` compares it with an earlier commit, too.
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.model.observation import NO_ENTRY, Ledger
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_ledger(context: Context, name: str, ledger: Ledger) -> Iterator[Problem]:
    """The first entry of every ledger that is not as it was made."""
    before = NO_ENTRY
    for number, entry in enumerate(ledger.entries, 1):
        if entry.previous != before or entry.hash != entry.digest():
            yield Problem(
                f"claims/observations/{name}.json",
                ("entries", number - 1),
                f"entry {number} is not as it was recorded",
                "take the file back from git; 'claimspring observe --verify' compares it with earlier commits",
            )
            break
        before = entry.hash
