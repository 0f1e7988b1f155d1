"""A credit counts as confirmed although the document credited was not located.

## What it does
Reports an attribution with `check: confirmed` to a source that has no address, only an `unlocated` reason.

## Why it is bad
Nobody can confirm what stands in a document that nobody has seen. That another one passes it on shows the trail, not
the credit.

## Example
```yaml
attribution:
  - {source: rte-wang-lavrov, as: Selon le média RTE, check: confirmed}   # the page was not found
```

## What to write instead
```yaml
attribution:
  - source: rte-wang-lavrov
    as: Selon le média RTE
    check: unchecked
    note: RTE's page was not found; the words are those of AFP's dispatch.
```
"""

from collections.abc import Iterator

from generator.model.claim import AttributionCheck
from generator.model.finding import Problem, Severity
from generator.rules.context import Context

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every confirmed credit to a document without an address."""
    for record in context.corpus.claims.values():
        for index, credit in enumerate(record.value.attribution):
            source = context.corpus.sources.get(credit.source) if credit.source else None
            if credit.check is AttributionCheck.CONFIRMED and source and source.value.unlocated:
                yield Problem(
                    record.path,
                    ("attribution", index, "check"),
                    f"'{credit.source}' was not located, so the credit cannot be confirmed",
                    "write 'unchecked' or 'not-found', and say in the note what the trail shows",
                )
