"""The article's own page was edited without a word: no date of change moved, and no note tells of it.

## What it does
As `article-changed` does, for a page whose own date of change is as it was, or that has none, and on which nothing new
speaks of a correction.

## Why it is bad
Readers who come later see another article under the same address, and nobody told them. A claim that is no longer made
must not be held against the article as if it were; and that it was taken away in silence is worth a line.

## Example
```yaml
url: https://gazette.example/bridge      # the page now says "12 May" where it said "2 May", without a word
```

## What to write instead
Leave the article's text as it was published. Say in its `note` that the newsroom changed it without saying so, what,
and since when; look at the claims that are named.
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId
from claimspring.rules.article_edits import told
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article whose page was edited without a word."""
    yield from told(context, article_id, record, said=False)
