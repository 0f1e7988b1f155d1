"""A page on which a verdict rests is gone.

## What it does
Looks into the ledgers of `claimspring observe` for pages that were missing on several different days, unless the source
has an archived copy.

## Why it is bad
Readers end at an error page, and nothing shows that the words ever stood there.

## Example
```yaml
url: https://tass.com/defense/1659905       # answers 404 since 3 December
```

## What to write instead
Find a copy in a public archive, and point to it.

```yaml
url: https://tass.com/defense/1659905
archived: https://web.archive.org/web/20230814/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.observation import PageState
from claimspring.model.observation_summary import page_standing
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_weighed(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every source in use as evidence whose page is gone and of which no copy is named."""
    ledger = context.corpus.ledgers.get(source_id)
    standing = page_standing(ledger) if ledger else None
    if standing and standing.state is PageState.GONE and record.value.archived is None:
        yield Problem(
            record.path,
            ("url",),
            f"the page of '{source_id}' is gone since {standing.since.date()}",
            "find a copy in a public archive, and write its address into 'archived'",
        )
