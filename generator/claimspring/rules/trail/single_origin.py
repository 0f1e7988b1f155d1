"""All the evidence for a verdict goes back to one origin.

## What it does
Follows every piece of evidence that bears on a decided verdict back to where the information began, and counts the
origins that are independent of each other. Documents that share an origin count once; so do documents of one publisher
or of publishers with one owner, and the versions of one text. Who said something is settled by their own words: a claim
of kind `quotation` needs no second origin where the one it has is primary and was found: what nobody has seen settles
nothing.

Where the one origin is primary, was found, and nobody else can know (an office counts its own figures, a ministry
announces its own plans), `sole_because` at the evidence says why; readers see the reason beside the passage.

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
evidence:
  - source: office-2023-08
    stance: supports
    passage: 4.1 percent
    sole_because: Nobody but the office counts the unemployed of the whole country.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, ClaimKind
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.source import SourceKind
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.ERROR


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict whose evidence has exactly one independent origin."""
    found = trace.evidence
    if found.independent_origins == 1 and not _is_enough(record.value, trace):
        links = len(found.starts)
        what = "the only link goes" if links == 1 else f"all {links} links go"
        yield Problem(
            record.path,
            ("evidence",),
            f"{what} back to one origin, '{found.origins[0]}'",
            "add evidence that began elsewhere, or say under 'sole_because' why there can be none",
            at_key=True,
        )


def _is_enough(claim: Claim, trace: ClaimTrace) -> bool:
    """Whether the one origin is primary and was found, and is the one to ask: the speaker, or who alone can know."""
    sources = [trace.article.graph.source(origin) for origin in trace.evidence.origins]
    is_found = all(source and source.kind is SourceKind.PRIMARY and source.url for source in sources)
    says_why = any(evidence.sole_because for _, evidence in bearing(claim))
    return is_found and (says_why or claim.kind is ClaimKind.QUOTATION)
