"""The words that decide do not stand in the passage.

## What it does
Looks for the `key` of every piece of evidence in its `passage`, letter for letter.

## Why it is bad
The key is shown bold inside of the passage; what is not in it shows nothing.

## Example
```yaml
passage: The bridge opens to traffic on 2 May 2026.
key: opens on 2 May
```

## What to write instead
```yaml
passage: The bridge opens to traffic on 2 May 2026.
key: on 2 May 2026
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
    """Every key that is no part of its passage."""
    for index, evidence in enumerate(record.value.evidence):
        if evidence.key and evidence.key not in (evidence.passage or ""):
            message = (
                "these words are not in the passage" if evidence.passage else "there is no passage to find them in"
            )
            yield Problem(record.path, ("evidence", index, "key"), message, "copy them from 'passage'")
