"""The text of an article was edited at this desk since it came in.

## What it does
Compares the article's file, as readers see it, with what `claimspring add` took in: the ledger holds its SHA-256.
White space and labels of blocks do not count.

## Why it is bad
Readers take the text for the newsroom's own words. A change made here is no edit of the newsroom: `article-changed` and
`article-changed-silently` tell of those, from two copies of the page, and never look at this file.

## Example
```markdown
The bridge will open in May.      <!-- what came in says: The bridge will open on 2 May. -->
```

## What to write instead
Put the words back as they were published; git has them. A slip of the intake may be mended, and an article that was
brought in again has a new ledger: then say in the article's `note` what was mended.
"""

from collections.abc import Iterator

from claimspring.model.article import Article
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ArticleId
from claimspring.reading.text import text_digest
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article whose text is no longer the one that came in."""
    ledger = context.corpus.ledgers.get(f"article-{article_id}")
    intakes = (entry.intake for entry in ledger.entries if entry.intake) if ledger else iter(())
    intake = next(intakes, None)
    if intake and intake.reading and text_digest(context.reading(article_id).text) != intake.reading:
        day = intake.at.date().isoformat()
        told = f"the article's text was edited here since it came in on {day}; its publisher has no part in that"
        way = "put the words back as published ('git log -p' has them); for a mended slip, say so in 'note'"
        yield Problem(record.path, ("title",), told, way)
