"""A step is called a match, but nothing says what was compared.

## What it does
Wants `compared_with`, a document that was read, at every step with `certainty: match`; and no
`compared_with` elsewhere.

## Why it is bad
A match is a finding: somebody laid two texts beside each other. Without the second text nobody can do it again, and the
heading over the trail would count what was not seen.

## Example
```yaml
trail:
  - {source: ap-2023-08-14, certainty: match}
```

## What to write instead
The text that was read; where the agency's own page was not found, the page that carries it.

```yaml
trail:
  - {source: ap-2023-08-14, certainty: match, compared_with: ctv-2023-08-14}
```
"""

from collections.abc import Iterator, Sequence

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
from claimspring.model.step import Certainty, StepBack
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """The steps from an article back."""
    yield from _uncompared(context, record.path, "derived_from", record.value.header.derived_from)


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The steps of a claim's trail."""
    yield from _uncompared(context, record.path, "trail", record.value.trail)


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """The steps from a source back."""
    yield from _uncompared(context, record.path, "derived_from", record.value.derived_from)


def _uncompared(context: Context, path: str, key: str, steps: Sequence[StepBack]) -> Iterator[Problem]:
    for index, step in enumerate(steps):
        route, compared = (key, index), step.compared_with
        if step.certainty is not Certainty.MATCH:
            if compared:
                message = f"a document is compared, but the step is '{step.certainty}'"
                yield Problem(path, (*route, "compared_with"), message, "write 'certainty: match', or delete the line")
        elif compared is None:
            hint = "say under 'compared_with' which document was read"
            yield Problem(path, (*route, "certainty"), "a match, but nothing says with what", hint)
        elif (document := context.corpus.sources.get(compared)) and not document.value.url:
            hint = "name the document in which the text was read"
            yield Problem(path, (*route, "compared_with"), f"nobody has found '{compared}' to compare with", hint)
