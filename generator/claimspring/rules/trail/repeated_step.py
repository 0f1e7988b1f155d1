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

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, SourceId
from claimspring.model.source import Source
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """Every second mention in an article's head."""
    yield from _second(record.path, [step.source for step in record.value.header.derived_from])


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """Every second mention in a source."""
    yield from _second(record.path, [step.source for step in record.value.derived_from])


def _second(path: str, sources: Sequence[SourceId]) -> Iterator[Problem]:
    for index, source in enumerate(sources):
        if source in sources[:index]:
            yield Problem(
                path,
                ("derived_from", index, "source"),
                f"'{source}' is named twice in 'derived_from'",
                "make one entry of the two",
            )
