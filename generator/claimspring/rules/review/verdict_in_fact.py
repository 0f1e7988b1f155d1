"""A fact begins with the verdict.

## What it does
Compares the first words of `fact` with the names of the verdicts in `claims/ratings.yml`, in every language.

## Why it is bad
The verdict stands beside it already, as a word and a sign. The first words of the fact are the ones that are read: they
are for what is the case.

## Example
```yaml
fact: {en: "Refuted. The call was to Wei Fenghe."}
```

## What to write instead
```yaml
fact: {en: "The call was to Wei Fenghe, then minister."}
```
"""

import re
from collections.abc import Iterator, Mapping

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey, RatingId
from claimspring.model.rating import Rating
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every fact that begins with the name of a verdict."""
    fact = record.value.review.fact
    labels = _labels(context.corpus.ratings) if fact else {}
    for language, words in fact.root.items() if fact else ():
        verdict = _verdict(words, labels)
        if verdict:
            message, hint = f"the fact begins with the verdict '{verdict}'", "begin with what is the case"
            yield Problem(record.path, ("review", "fact", language), message, hint)


def _labels(ratings: Mapping[RatingId, Rating]) -> dict[str, str]:
    """The names and labels of verdicts, case folded, with each as it is written."""
    return {
        label.casefold(): label for name, rating in ratings.items() for label in (name, *rating.label.root.values())
    }


def _verdict(words: str, labels: Mapping[str, str]) -> str | None:
    start = words.casefold()
    begun = ((folded, shown) for folded, shown in labels.items() if start.startswith(folded))
    return next((shown for folded, shown in begun if re.match(rf"{re.escape(folded)}\b", start)), None)
