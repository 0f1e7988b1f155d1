"""The article that is checked serves as evidence for itself.

## What it does
Reports evidence that supports, refutes or qualifies a claim and comes from the article's own address or from another
language version or copy of it (`article`, `edition_of`).

## Why it is bad
That the article says so is the claim, not its proof. A translation by the same publisher is no second voice either.

## Example
```yaml
evidence:
  - source: atalayar-2023-08-14-en    # the English version of the article
    stance: supports
```

## What to write instead
Keep it as context, and look for a document that knows of its own.

```yaml
evidence:
  - source: atalayar-2023-08-14-en
    stance: context
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing
from claimspring.trace.graph import article_node

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every piece of bearing evidence that is the article itself."""
    graph = context.provenance.graph
    for index, evidence in bearing(record.value):
        if graph.is_version_of(graph.node(evidence.source), article_node(key.article)):
            yield Problem(
                record.path,
                ("evidence", index, "source"),
                f"'{evidence.source}' is the article itself, not evidence for it",
                "make it 'stance: context', and look for a document that knows of its own",
            )
