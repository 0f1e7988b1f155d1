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

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_weighed(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every source in use as evidence that has an address but no date of access."""
    if record.value.url and record.value.retrieved is None:
        yield Problem(
            record.path,
            ("url",),
            f"nobody says when '{source_id}' was read",
            "open the page, compare the passage, and write the day into 'retrieved'",
        )
