r"""The words that a claim quotes hold marks that readers of the article do not see.

## What it does
Tells of appearances, and of the words of a credit (`as`), that are in the article's file with its Markdown, but not in
the text that readers see: emphasis, links with their addresses, `&amp;`, `\%`, the signs of a quotation. They are
found all the same. `claimspring check --fix` writes the words as they are read.

## Why it is bad
Readers would be shown marks that the article does not have, and nobody who looks for these words finds them on the
article's own page.

## Example
```yaml
appearances:
  - exact: the **cost** rose by [3\%](https://gazette.example/cost)
```

## What to write instead
```yaml
appearances:
  - exact: the cost rose by 3%
```
"""

from collections.abc import Iterator

from claimspring.anchor.match import Match
from claimspring.anchor.normalise import fold
from claimspring.model.claim import Appearance, Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ClaimKey
from claimspring.read.editing.style import render
from claimspring.reading.text import read
from claimspring.rules.context import Context, LocatedAppearance

SEVERITY = Severity.WARNING
_REACH = 400


def check_quotation(context: Context, record: Record[Claim], place: LocatedAppearance) -> Iterator[Problem]:
    """An appearance that was only found in its article's Markdown."""
    if place.match and place.marked:
        quote, text = record.value.appearances[place.index], context.reading(place.article).text
        for key, words in _marked(quote, text, place.match):
            yield _problem(record.path, ("appearances", place.index, key), words)


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every credit that was only found in its article's Markdown."""
    for index, found in context.credits_of(key):
        if found and found.marked:
            words = context.reading(key.article).text[found.match.start : found.match.end]
            yield _problem(record.path, ("credits", index, "as"), words)


def _marked(quote: Appearance, text: str, match: Match) -> Iterator[tuple[str, str]]:
    """The keys whose words have marks, and the words without."""
    words = text[match.start : match.end]
    if fold(quote.exact) != fold(words):
        yield "exact", words
    before, after = text[max(0, match.start - _REACH) : match.start], text[match.end : match.end + _REACH]
    if quote.prefix and not fold(before).endswith(fold(quote.prefix)):
        yield "prefix", " ".join(before.split()[-len(read(quote.prefix).text.split()) :])
    if quote.suffix and not fold(after).startswith(fold(quote.suffix)):
        yield "suffix", " ".join(after.split()[: len(read(quote.suffix).text.split())])


def _problem(path: str, route: Route, words: str) -> Problem:
    words = " ".join(words.split())
    hint = f"write them as they are read: '{words}'"
    return Problem(path, route, "these words hold marks that readers do not see", hint, replacement=render(words))
