"""Nobody says in which language a passage is.

## What it does
Wants a language for every passage: with the evidence, or with the source it comes from.

## Why it is bad
A screen reader reads Chinese as English, a browser translates from the wrong language, and `claimspring observe` cannot
tell a translation from an altered quotation.

## Example
```yaml
evidence:
  - source: crntt-2023-08-14     # a source without 'language'
    stance: supports
    passage: 国务委员兼国防部长李尚福
```

## What to write instead
Write the language once, in the source's file. Where a passage differs from it, write it with the passage.

```yaml
evidence:
  - source: crntt-2023-08-14
    stance: supports
    passage: 国务委员兼国防部长李尚福
    language: zh
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every passage whose language neither it nor its source tells."""
    for index, evidence in enumerate(record.value.evidence):
        source = context.corpus.sources.get(evidence.source)
        if evidence.passage and evidence.language is None and source and source.value.language is None:
            yield Problem(
                record.path,
                ("evidence", index, "passage"),
                "nobody says in which language this passage is",
                f"write 'language' into {source.path}, or beside the passage",
            )
