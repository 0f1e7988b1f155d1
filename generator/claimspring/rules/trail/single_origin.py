"""All the evidence for a verdict goes back to one origin.

## What it does
Follows every piece of evidence that bears on a decided verdict back to where the information began, and counts the
origins that are independent of each other. Documents that share an origin count once; so do documents of one publisher
or of publishers with one owner, and the versions of one text. Who said something is settled by their own words: a claim
of kind `quotation` needs no second origin where the one it has is primary and was found: what nobody has seen settles
nothing.

## Why it is bad
Two outlets that quote one agency are one witness. The codes of the fact-checkers ask for two sources that know of
their own, or for a reason why there cannot be.

## Example
```yaml
evidence:
  - {source: daily-2023-08-14, stance: supports, passage: will visit Russia}    # both print
  - {source: herald-2023-08-14, stance: supports, passage: will visit Russia}   # the same dispatch
```

## What to write instead
Add evidence that began elsewhere. Where there can be none, say why.

```yaml
exceptions:
  - rule: single-origin
    reason: Nobody but the ministry can announce its minister's journey.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ClaimKind
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.rules.traces import decided_traces
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every decided verdict whose evidence has exactly one independent origin."""
    for record, trace in decided_traces(context):
        found = trace.evidence
        if found.independent_origins == 1 and not _own_words(record.value, trace):
            links = len(found.starts)
            what = "the only link goes" if links == 1 else f"all {links} links go"
            yield Problem(
                record.path,
                ("evidence",),
                f"{what} back to one origin, '{found.origins[0]}'",
                "add evidence that began elsewhere, or set the rule aside with the reason why there can be none",
                at_key=True,
            )


def _own_words(claim: Claim, trace: ClaimTrace) -> bool:
    graph = trace.article.graph
    return claim.kind is ClaimKind.QUOTATION and all(
        (source := graph.source(origin)) is not None and graph.is_primary(origin) and source.url is not None
        for origin in trace.evidence.origins
    )
