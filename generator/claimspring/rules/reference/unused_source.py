"""No claim, article or other source names this source.

## What it does
Reports source files whose id nothing refers to.

## Why it is bad
It gets a page and is visited by `claimspring observe`, but tells nobody anything. Often it is evidence that somebody
forgot to enter.

## Example
`claims/sources/kyiv-post-2023-08-15.yml`, and no claim names `kyiv-post-2023-08-15`.

## What to write instead
Name it where it belongs, or delete the file.

```yaml
evidence:
  - {source: kyiv-post-2023-08-15, stance: context, passage: in a context of fundamental changes}
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Corpus
from claimspring.model.finding import Problem, Severity
from claimspring.model.suggest import nearest
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check(context: Context) -> Iterator[Problem]:
    """Every source that nothing names."""
    if context.unread:
        return  # a file that could not be read may name it
    sources = context.corpus.sources
    used = set(_named(context.corpus))
    used |= {nearest(name, sources) or "" for name in used - sources.keys()}  # misspelt: told where it stands
    for source_id, record in sources.items():
        if source_id not in used:
            yield Problem(
                record.path,
                (),
                f"nothing refers to the source '{source_id}'",
                "name it as evidence, in a trail or under 'derived_from', or delete the file",
            )


def _named(corpus: Corpus) -> Iterator[str]:
    for article in corpus.articles.values():
        yield from (step.source for step in article.value.header.derived_from)
    for claim in corpus.claims.values():
        yield from (credit.source for credit in claim.value.credits if credit.source)
        yield from (evidence.source for evidence in claim.value.evidence)
        yield from (step.source for step in claim.value.trail)
    for source_id, source in corpus.sources.items():
        if source.value.edition_of:
            yield from (source_id, source.value.edition_of)  # the tie names both
        yield from (step.source for step in source.value.derived_from)
