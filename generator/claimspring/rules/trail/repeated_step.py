"""One document is named twice among what another was made from.

## What it does
Reports a source that stands twice in one `derived_from`, of a source or of an article.

## Why it is bad
Only the first entry counts; what the second says of credit, inference or distortion is lost.

## Example
```yaml
derived_from:
  - {source: agency, how: quotes}
  - {source: agency, how: reports, certainty: probable}
```

## What to write instead
```yaml
derived_from:
  - {source: agency, how: quotes}
```
"""

from collections.abc import Iterator, Sequence

from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import SourceId
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every second mention."""
    for record in context.corpus.sources.values():
        yield from _second(record.path, [step.source for step in record.value.derived_from])
    for article in context.corpus.articles.values():
        yield from _second(article.path, [step.source for step in article.value.header.derived_from])


def _second(path: str, sources: Sequence[SourceId]) -> Iterator[Problem]:
    for index, source in enumerate(sources):
        if source in sources[:index]:
            yield Problem(
                path,
                ("derived_from", index, "source"),
                f"'{source}' is named twice in 'derived_from'",
                "make one entry of the two",
            )
