"""Evidence speaks against the verdict, and the rationale does not mention it.

## What it does
For a verdict at the upper or lower end of the scale, looks for evidence of the other stance, and wants the rationale to
name it: by its publisher (any of its names), its author, its title, its site's address or the source's id.

## Why it is bad
Who leaves out what speaks against him is not checking but pleading. The codes of principles demand that contrary
evidence is weighed where readers can see it.

## Example
```yaml
review:
  verdict: supported
  rationale: The ministry's transcript gives the dates.
evidence:
  - {source: mnd-2023-08-14, stance: supports, passage: from August 14 to August 19}
  - {source: kyiv-post-2023-08-15, stance: refutes, passage: arrived a day earlier}
```

## What to write instead
Say what the other document says, and why it does not change the verdict.

```yaml
review:
  verdict: supported
  rationale: >
    The ministry's transcript gives the dates. Kyiv Post has him arrive a day earlier, but names no source.
```
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.rules.context import Context
from claimspring.rules.verdicts import all_against, bearing, opposite

SEVERITY = Severity.ERROR


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every piece of contrary evidence on which the rationale is silent."""
    if all_against(record.value, context.corpus.ratings):
        return  # verdict-against-evidence says it all
    contrary = opposite(record.value, context.corpus.ratings)
    against = [(index, evidence) for index, evidence in bearing(record.value) if evidence.stance is contrary]
    said = _said(record.value) if against else ""
    for index, evidence in against:
        if not any(name in said for name in _names(evidence.source, context)):
            yield Problem(
                record.path,
                ("evidence", index, "stance"),
                f"'{evidence.source}' {evidence.stance} the statement, and the rationale does not mention it",
                "say in 'rationale' what it says and why it does not change the verdict, naming its publisher",
            )


def _said(claim: Claim) -> str:
    rationale = claim.review.rationale
    return " ".join(rationale.root.values()).casefold() if rationale else ""


def _names(source_id: SourceId, context: Context) -> Iterator[str]:
    """Everything by which a rationale may call a document, case folded."""
    yield source_id
    record = context.corpus.sources.get(source_id)
    if record is None:
        return
    source = record.value
    if source.url:
        yield (urlsplit(source.url).hostname or "").removeprefix("www.")
    yield from (name.casefold() for name in (source.title, source.author) if name)
    publisher = context.corpus.publishers.get(source.publisher)
    if publisher:
        yield from (name.casefold() for name in (*publisher.name.root.values(), *publisher.aliases))
