"""A verdict rests on a document that nobody could find.

## What it does
Reports evidence that supports, refutes or qualifies a decided verdict and comes from a source without an address.

## Why it is bad
What an article credits but nobody has seen is a lead, not evidence.

## Example
```yaml
evidence:
  - source: rte-2023-08        # unlocated: "RTE's page was not found"
    stance: supports
```

## What to write instead
Use a document that can be read, or keep the lead as context.

```yaml
evidence:
  - source: rte-2023-08
    stance: context
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing, can_be_followed

SEVERITY = Severity.WARNING


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every piece of bearing evidence whose source has no address."""
    if not can_be_followed(record.value, context.corpus.sources):
        return  # unverifiable-evidence says it all
    for index, evidence in bearing(record.value):
        source = context.corpus.sources.get(evidence.source)
        if source is not None and source.value.url is None:
            yield Problem(
                record.path,
                ("evidence", index, "source"),
                f"the verdict rests on '{evidence.source}', which was not located",
                f"give its url in {source.path}, or make this evidence 'stance: context'",
            )
