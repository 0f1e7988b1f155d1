"""The article's own page no longer carries a claim's sentence as it was published.

## What it does
Looks into the ledger of `claimspring observe` for the article's address: the words of a claim read differently there,
or were absent on at least two different days. The difference is shown; changed numbers, negations and names are named.

## Why it is bad
The newsroom changed its text without a word, or with one that readers of the claim should know of. A claim that is no
longer made must not be held against the article as if it were.

## Example
```yaml
appearances:
  - exact: Li a refusé de répondre à son appel      # the page now says "n’a pas répondu à son appel"
```

## What to write instead
Keep the words as they were published, and say in the claim's `history`, or in the article's `note`, that the newsroom
changed them and when. Review the verdict if it no longer fits.
"""

from collections.abc import Iterator

from claimspring.anchor.diff import difference
from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.observation import Ledger, QuotationState
from claimspring.model.observation_summary import QuotationStanding, quotation_standing
from claimspring.rules.context import Context, LocatedAppearance

SEVERITY = Severity.WARNING


def check_quotation(context: Context, record: Record[Claim], place: LocatedAppearance) -> Iterator[Problem]:
    """Every appearance of a claim that its article's page no longer carries."""
    ledger = context.corpus.ledgers.get(f"article-{place.article}")
    exact = record.value.appearances[place.index].exact
    standing = _standing(ledger, exact)
    if standing:
        article = context.corpus.articles[place.article].value
        route = ("appearances", place.index, "exact")
        yield Problem(record.path, route, *_told(article, exact, standing))


def _standing(ledger: Ledger | None, exact: str) -> QuotationStanding | None:
    """What can be said of words that no longer stand as published; None where nothing is wrong, or nothing is known."""
    standing = quotation_standing(ledger, exact) if ledger else None
    if standing and (standing.vanished or standing.state is QuotationState.ALTERED):
        return standing
    return None


def _told(article: Article, exact: str, standing: QuotationStanding) -> tuple[str, str]:
    """The message and the hint."""
    told = "keep the words as published, and note the change in 'history'"
    day = standing.since.date()
    if standing.vanished or standing.seen.found is None:
        return f"these words no longer stand on the article's own page since {day}", told
    concerns = f" (with another {' and '.join(standing.seen.concerns)})" if standing.seen.concerns else ""
    shown = difference(exact, standing.seen.found, article.header.language)
    return (
        f"these words read differently on the article's own page since {day}{concerns}",
        f"{told}; the difference is\n{shown}",
    )
