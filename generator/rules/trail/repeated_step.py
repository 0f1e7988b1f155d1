"""One document is named twice among what another was made from.

## What it does
Reports a source that stands twice in one `derived_from`, or twice in one `trail`.

## Why it is bad
Only the first entry counts; what the second says of credit, inference or distortion is lost.

## Example
```yaml
derived_from:
  - {source: agency, how: quotes}
  - {source: agency, how: reports, inferred: true}
```

## What to write instead
```yaml
derived_from:
  - {source: agency, how: quotes}
```
"""

from collections.abc import Iterator, Sequence

from generator.model.claim import TrailStep
from generator.model.finding import Problem, Severity
from generator.model.source import Derivation
from generator.rules.context import Context, article_path

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every second mention."""
    for record in context.corpus.sources.values():
        yield from _second(record.path, "derived_from", record.value.derived_from)
    for article, record_ in context.corpus.articles.items():
        yield from _second(article_path(article), "derived_from", record_.value.header.derived_from)
    for claim in context.corpus.claims.values():
        yield from _second(claim.path, "trail", claim.value.trail)


def _second(path: str, key: str, steps: Sequence[Derivation] | Sequence[TrailStep]) -> Iterator[Problem]:
    seen = set()
    for index, step in enumerate(steps):
        if step.source in seen:
            yield Problem(
                path,
                (key, index, "source"),
                f"'{step.source}' is named twice in '{key}'",
                "make one entry of the two",
            )
        seen.add(step.source)
