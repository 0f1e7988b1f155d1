"""A verdict rests on other fact-checkers alone.

## What it does
Reports a decided verdict when all the evidence that bears on it comes from publishers of the kind `fact-checker`.

## Why it is bad
Two checks that repeat each other look like two confirmations. A check has to go back to the documents itself.

## Example
```yaml
evidence:
  - source: full-fact-2023-09   # publisher of kind fact-checker
    stance: refutes
    passage: There is no record of such a call
```

## What to write instead
Follow the other check to the documents it used and cite those; keep the check itself as context.

```yaml
evidence:
  - source: pentagon-2023-02-07
    stance: refutes
    passage: the DOD submitted a request for a secure call
  - source: full-fact-2023-09
    stance: context
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.model.publisher import PublisherKind
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing

SEVERITY = Severity.WARNING


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every decided verdict for which only fact-checkers speak."""
    evidence = [piece for _, piece in bearing(record.value)]
    if evidence and all(_from_a_fact_checker(piece.source, context) for piece in evidence):
        yield Problem(
            record.path,
            ("evidence",),
            "all the evidence comes from other fact-checkers",
            "cite the documents that they used; keep their checks as 'stance: context'",
            at_key=True,
        )


def _from_a_fact_checker(source_id: SourceId, context: Context) -> bool:
    source = context.corpus.sources.get(source_id)
    publisher = context.corpus.publishers.get(source.value.publisher) if source else None
    return publisher is not None and publisher.kind is PublisherKind.FACT_CHECKER
