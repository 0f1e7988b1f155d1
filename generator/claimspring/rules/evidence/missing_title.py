"""A document on which a verdict rests has no title.

## What it does
Wants a `title` on every source that has an address and is used as evidence for a decided verdict.

## Why it is bad
Addresses die. With the title and the publisher a reader can still find the document; with a bare address nobody can.

## Example
```yaml
url: https://tass.com/defense/1659905
publisher: tass
```

## What to write instead
The title as the document shows it, in its own language. Where the document has none, say so in an exception.

```yaml
title: Defense minister to visit Russia, Belarus
url: https://tass.com/defense/1659905
publisher: tass
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
    """Every source in use as evidence that has an address but no title."""
    if record.value.url and record.value.title is None:
        yield Problem(
            record.path,
            ("url",),
            f"'{source_id}' is used as evidence, but has no title",
            "copy the title from the document into 'title'",
        )
