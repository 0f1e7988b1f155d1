"""There is no archived copy of a document on which a verdict rests.

## What it does
Wants `archived`, the address of a copy in a public archive, on every source that has an address and is used as evidence
for a decided verdict, and passes the rules on copies. A copy that `claimspring observe` took or found counts as well.

## Why it is bad
When the page changes or goes, the verdict loses its ground, and nobody can tell what stood there.

## Example
```yaml
url: https://tass.com/defense/1659905
```

## What to write instead
Save the page in an archive and note the copy's address, or let `claimspring observe` do it.

```yaml
url: https://tass.com/defense/1659905
archived: https://web.archive.org/web/20230814121314/https://tass.com/defense/1659905
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.observation import READABLE, Ledger, PageState
from claimspring.model.observation_summary import page_standing
from claimspring.model.source import Source
from claimspring.rules.archived_copies import NO_COPY, source_copy
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_weighed(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every source in use as evidence of which no copy is known."""
    ledger = context.corpus.ledgers.get(source_id)
    named = record.value.archived and not source_copy(context, source_id, record).doubts & NO_COPY
    wanted = record.value.url and not record.value.no_copies
    if wanted and not named and not (ledger and (_copied(ledger) or _gone(ledger))):
        yield Problem(
            record.path,
            ("url",),
            f"there is no archived copy of '{source_id}'",
            f"save the page in an archive and write the copy's address into 'archived', "
            f"or run 'claimspring observe {source_id}'",
        )


def _copied(ledger: Ledger) -> bool:
    """A copy of our own was read back when it was made; an outside one counts when it is there and holds the words."""
    outside = (copy for entry in ledger.entries for copy in entry.outside)
    return any(entry.copy_ for entry in ledger.entries) or any(
        copy.state in READABLE and copy.quotations for copy in outside
    )


def _gone(ledger: Ledger) -> bool:
    """Too late; source-gone tells it."""
    standing = page_standing(ledger)
    return standing is not None and standing.state is PageState.GONE
