"""The article that is checked serves as evidence for itself.

## What it does
Reports evidence that supports, refutes or qualifies a claim and comes from the article's own address or from another
language version or copy of it (`edition_of`).

## Why it is bad
That the article says so is the claim, not its proof. A translation by the same publisher is no second voice either.

## Example
```yaml
evidence:
  - source: atalayar-2023-08-14-en    # the English version of the article
    stance: supports
```

## What to write instead
Keep it as context, and look for a document that knows of its own.

```yaml
evidence:
  - source: atalayar-2023-08-14-en
    stance: context
```
"""

from collections.abc import Iterator

from generator.model.finding import Problem, Severity
from generator.model.ids import SourceId
from generator.rules.context import Context
from generator.rules.weigh import bearing

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Problem]:
    """Every piece of bearing evidence that is the article itself."""
    for key, record in context.corpus.claims.items():
        article = context.corpus.articles.get(key.article)
        if article is None or article.value.header.url is None:
            continue
        for index, evidence in bearing(record.value):
            if article.value.header.url in _addresses(evidence.source, context):
                yield Problem(
                    record.path,
                    ("evidence", index, "source"),
                    f"'{evidence.source}' is the article itself, not evidence for it",
                    "make it 'stance: context', and look for a document that knows of its own",
                )


def _addresses(source_id: SourceId, context: Context) -> set[str]:
    """The addresses of a document and of those that it is an edition of."""
    sources = context.corpus.sources
    seen: dict[SourceId, str | None] = {}
    current: SourceId | None = source_id
    while current is not None and current in sources and current not in seen:
        seen[current] = sources[current].value.url
        current = sources[current].value.edition_of
    return {url for url in seen.values() if url}
