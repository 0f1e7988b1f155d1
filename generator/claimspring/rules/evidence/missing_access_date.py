"""Nobody says when a document on which a verdict rests was read.

## What it does
Wants `retrieved`, the day an editor read the document, on every source that has an address and is used as evidence for
a decided verdict.

## Why it is bad
Pages change without a word. Only the date says which version the desk has seen.

## Example
```yaml
url: https://tass.com/defense/1659905
publisher: tass
kind: agency
```

## What to write instead
Open the page, compare the passage, and note the day.

```yaml
url: https://tass.com/defense/1659905
publisher: tass
kind: agency
retrieved: 2026-11-23
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.verdicts import weighed_sources

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every source in use as evidence that has an address but no date of access."""
    for source_id, record in weighed_sources(context):
        if record.value.url and record.value.retrieved is None:
            yield Problem(
                record.path,
                ("url",),
                f"nobody says when '{source_id}' was read",
                "open the page, compare the passage, and write the day into 'retrieved'",
            )
