"""A document is called an edition of another publisher's document.

## What it does
Reports `edition_of` between documents of two publishers without a common owner.

## Why it is bad
Editions count as one text. What another house translated or copied is a step of its own, on which the meaning can
change, and has its own credit.

## Example
```yaml
publisher: crntt
edition_of: ministry-2023-08-14
```

## What to write instead
```yaml
publisher: crntt
derived_from:
  - {source: ministry-2023-08-14, how: republishes, credited: true}
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every edition whose publisher and owner are not those of the document it is an edition of."""
    graph, other = context.provenance.graph, record.value.edition_of
    original = context.corpus.sources.get(other) if other else None
    if other is None or original is None:
        return
    if graph.owner_of(graph.node(source_id)) != graph.owner_of(graph.node(other)):
        yield Problem(
            record.path,
            ("edition_of",),
            f"'{other}' was published by '{original.value.publisher}', not by '{record.value.publisher}'",
            "write it as 'derived_from' with 'how: translates' or 'how: republishes'",
        )
