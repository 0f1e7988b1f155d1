"""The words that a claim quotes are not in the article.

## What it does
Looks for the exact words of every appearance in its article, as readers see it. White space, quotation marks,
apostrophes and dashes may differ; words may not. The hint shows the nearest passage with what differs:
`[-what you quote-] {+what stands there+}`.

## Why it is bad
The claim cannot be marked in the article, and readers are shown words that nobody wrote.

## Example
```yaml
appearances:
  - exact: se rendra en Russie et en Bielorussie du 14 au 19 septembre
```

## What to write instead
Copy the words from the article. When the article itself was changed, see whether the claim still holds, and note the
change in the history.

```yaml
appearances:
  - exact: se rendra en Russie et en Biélorussie du 14 au 19 août
```
"""

from collections.abc import Iterator

from claimspring.anchor.diff import difference
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context, LocatedAppearance

SEVERITY = Severity.ERROR


def check_quotation(context: Context, record: Record[Claim], place: LocatedAppearance) -> Iterator[Problem]:
    """Every appearance whose words are not in its article."""
    if place.match is None:
        yield Problem(
            record.path,
            ("appearances", place.index, "exact"),
            f"these words are not in the article '{place.article}'",
            _hint(place, context),
        )


def _hint(place: LocatedAppearance, context: Context) -> str:
    exact = context.corpus.claims[place.claim].value.appearances[place.index].exact
    nearest = context.quotable(place.article).nearest(exact)
    if not nearest:
        return "nothing like them stands there; copy the words from the article"
    changes = difference(exact, nearest, context.corpus.articles[place.article].value.header.language)
    return f"copy the words from the article; the nearest are\n{changes}"
