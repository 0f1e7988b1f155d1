"""The article's own page is not as it was when it came to the desk, and says so.

## What it does
Looks into the ledger of `claimspring observe` for the article: the page of today was compared, sentence by sentence,
with the copy that `claimspring add` kept. Sentences that changed, went or came are shown; changed numbers, negations
and names are named, and so are the claims whose words were in them. What stands around the text never counts.

## Why it is bad
A check holds what was published. What the newsroom has put right since must not be held against it, and what it has
taken away must not look as if it still stood there.

## Example
```yaml
url: https://gazette.example/bridge      # the page now says "12 May" where it said "2 May", and notes the correction
```

## What to write instead
Leave the article's text as it was published. Say in its `note` what the newsroom changed and when, and look at the
claims that are named: the verdict may no longer fit.
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
    """An article whose page was edited with a word."""
    yield from told(context, article_id, record, said=True)
