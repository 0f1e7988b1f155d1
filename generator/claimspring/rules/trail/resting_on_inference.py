"""A verdict rests on inferred steps alone.

## What it does
Reports a decided verdict whose evidence reaches an origin only over steps marked `certainty: probable`.

## Why it is bad
A likeness of words makes a step probable, not certain. A verdict should have at least one chain that was seen.

## Example
```yaml
# claims/sources/daily.yml: the only evidence
derived_from:
  - {source: agency, how: republishes, certainty: probable}
```

## What to write instead
Add evidence whose descent can be seen: a page that names its source, or the origin itself.

```yaml
derived_from:
  - {source: agency, how: republishes, credited: true}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.walk import Walk, shortest_chain

SEVERITY = Severity.WARNING


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict without a chain that was seen from end to end."""
    if trace.evidence.origins and not any(map(_seen, trace.evidence.walks)):
        yield Problem(
            record.path,
            ("evidence",),
            "every chain from the evidence to an origin has an inferred step",
            "add evidence that names its source, or the origin itself",
            at_key=True,
        )


def _seen(walk: Walk) -> bool:
    links = {node: tuple(link for link in steps if not link.inferred) for node, steps in walk.links.items()}
    return bool(shortest_chain(links, walk.start, walk.origins))
