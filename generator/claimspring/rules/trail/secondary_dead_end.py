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

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.rules.context import Context
from claimspring.rules.traces import decided_traces
from claimspring.trace.walk import End

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every such document, once."""
    told: set[SourceId] = set()
    for _, trace in decided_traces(context):
        for walk in (*trace.evidence.walks, *trace.article.walks):
            told |= {SourceId(node) for node, end in walk.ends.items() if end is End.SECONDARY}
    for source in sorted(told & context.corpus.sources.keys()):
        record = context.corpus.sources[source]
        if record.value.unlocated is None:
            yield Problem(
                record.path,
                ("kind",),
                f"a chain ends here, at a document of kind '{record.value.kind}'",
                "add 'derived_from', or 'origin: true' if the information began here",
            )
