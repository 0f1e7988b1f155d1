"""A claim is said to appear in an article that does not exist.

## What it does
Looks up the `article` of every appearance.

## Why it is bad
The claim is not marked in the other article, and its page leads nowhere.

## Example
```yaml
appearances:
  - exact: a refusé de répondre
    article: atalayar-vist
```

## What to write instead
The id of a file in `content/articles/`, or nothing for the folder's own article.

```yaml
appearances:
  - exact: a refusé de répondre
    article: atalayar-visit
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every appearance in an article that is not there."""
    articles = context.corpus.articles
    for index, appearance in enumerate(record.value.appearances):
        article = appearance.article
        if article and article not in articles and not context.is_there(context.article_path(article)):
            hint = did_you_mean(article, articles)
            yield Problem(
                record.path,
                ("appearances", index, "article"),
                f"there is no article '{article}'",
                hint or f"add {context.article_path(article)}, or leave 'article' out",
                replacement=surely_meant(article, articles),
            )
