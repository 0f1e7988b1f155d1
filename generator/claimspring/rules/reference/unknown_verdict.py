"""A verdict is given that `claims/ratings.yml` does not hold.

## What it does
Looks up the verdict of every review, the verdicts `from` and `to` of every change in a history, and those that a table
of labels (`claims/checks/<publisher>/labels.yml`) names.

## Why it is bad
The scale is the desk's promise to its readers: the same word always means the same. A word outside of it means nothing.

## Example
```yaml
review:
  verdict: refutted
```

## What to write instead
An id of `claims/ratings.yml`.

```yaml
review:
  verdict: refuted
```
"""

from collections.abc import Iterable, Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.earlier_check import VerdictLabels
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ClaimKey, PublisherId
from claimspring.model.rating import rating_called
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every verdict of a claim that is not on the scale."""
    yield from _unknown(context, record.path, _named(record.value))


def check_labels(context: Context, publisher: PublisherId, record: Record[VerdictLabels]) -> Iterator[Problem]:
    """Every verdict for a label that is not on the scale."""
    named = ((("labels", label), verdict) for label, verdict in record.value.labels.items())
    yield from _unknown(context, record.path, named)


def _unknown(context: Context, path: str, named: Iterable[tuple[Route, str | None]]) -> Iterator[Problem]:
    ratings = context.corpus.ratings
    for route, verdict in named:
        if verdict and verdict not in ratings and not context.is_there("claims/ratings.yml", verdict):
            called = rating_called(verdict, ratings)
            hint = f"'{verdict}' is the label of '{called}'" if called else did_you_mean(verdict, ratings)
            hint = hint or f"choose one of {', '.join(ratings) or 'claims/ratings.yml'}"
            meant = called or surely_meant(verdict, ratings)
            yield Problem(path, route, f"there is no verdict '{verdict}'", hint, replacement=meant)


def _named(claim: Claim) -> Iterator[tuple[Route, str | None]]:
    yield ("review", "verdict"), claim.review.verdict
    for index, entry in enumerate(claim.history):
        yield ("history", index, "from"), entry.was
        yield ("history", index, "to"), entry.now
