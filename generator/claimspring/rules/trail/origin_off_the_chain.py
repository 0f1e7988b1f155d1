"""A passage is said to begin at a document to which its source does not lead.

## What it does
Reports an entry of `begins_at` that no step of the source's `derived_from`, nor of the documents behind it, leads to.

## Why it is bad
The way from the source to the origin is then nobody's knowledge; on the site it is shown as a bare step.

## Example
```yaml
evidence:
  - source: ctv-news-2023-08-14
    begins_at: [russian-mfa-2023-08-09]    # CTV's file names only AP
```

## What to write instead
Note the steps in between in the sources' files, or correct the id.

```yaml
# claims/sources/ap-2023-08-14.yml
derived_from:
  - {source: russian-mfa-2023-08-09, how: reports, credited: true}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.trace.walk import reach

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every such entry; ids that no file has are another rule's, and what hangs on these is not known yet."""
    graph, sources = context.provenance.graph, context.corpus.sources
    for index, evidence in enumerate(record.value.evidence):
        if not evidence.begins_at or evidence.source not in sources:
            continue
        behind = reach(graph.links, graph.node(evidence.source))
        for place, source in enumerate(evidence.begins_at):
            if source in sources and graph.node(source) not in behind:
                yield Problem(
                    record.path,
                    ("evidence", index, "begins_at", place),
                    f"'{evidence.source}' does not lead to '{source}'",
                    "note the steps in between in the sources' files, or correct the id",
                )
