"""A chain ends at a document that is not primary.

## What it does
Reports a document on which a decided verdict rests, or from which a published claim's sentence came, that is neither
primary nor marked as an origin and says nothing of what it was made from. A document that was not located gives its
reason there, and is left alone.

## Why it is bad
A report has its information from somewhere. As long as nobody knows from where, nobody can tell whether two reports
are two witnesses.

## Example
```yaml
# claims/sources/wion-2023-03-12.yml
kind: news
```

## What to write instead
Note what it was made from, or that the information began there: the reporter saw it, the agency analysed it.

```yaml
kind: news
origin: true
note: The reporter was in the room.
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context
from claimspring.rules.traces import ends_a_chain
from claimspring.trace.graph import NodeId

SEVERITY = Severity.WARNING


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A secondary document at which a chain behind a decided verdict ends."""
    if (
        record.value.unlocated is None
        and source_id not in context.provenance.graph.aliases
        and ends_a_chain(context, NodeId(source_id))
    ):
        yield Problem(
            record.path,
            ("kind",),
            f"a chain ends here, at a document of kind '{record.value.kind}'",
            "add 'derived_from', or 'origin: true' if the information began here",
        )
