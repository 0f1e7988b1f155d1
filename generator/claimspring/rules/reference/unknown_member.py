"""Somebody answers for a review or a translation whom `claims/desk.yml` does not hold.

## What it does
Looks up every name under `reviewed_by` and `translated_by`, on a desk that has a `claims/desk.yml`.

## Why it is bad
Readers are told who answers for what they read. A name that is nobody's answers for nothing.

## Example
```yaml
review:
  reviewed_by: [editor]
```

## What to write instead
The id of somebody in `claims/desk.yml`: a person, or a body such as the desk as a whole.

```yaml
review:
  reviewed_by: [desk]
```
"""

from collections.abc import Iterator, Sequence

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ClaimKey, DeskId
from claimspring.model.suggest import did_you_mean, surely_meant
from claimspring.model.translation import Translation, TranslationKey
from claimspring.read.files import DESK
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Everybody who answers for a review and is not of the desk."""
    yield from _unknown(context, record.path, ("review", "reviewed_by"), record.value.review.reviewed_by)


def check_translation(context: Context, key: TranslationKey, record: Record[Translation]) -> Iterator[Problem]:
    """Everybody who translated and is not of the desk."""
    yield from _unknown(context, record.path, ("translated_by",), record.value.translated_by)


def _unknown(context: Context, path: str, route: Route, names: Sequence[str]) -> Iterator[Problem]:
    known = context.corpus.desk
    for index, name in enumerate(names):
        if DeskId(name) not in known and len(known) and not context.is_there(DESK, name):
            yield Problem(
                path,
                (*route, index),
                f"'{name}' is nobody of the desk",
                did_you_mean(name, known) or f"add '{name}' to {DESK}, or correct the id",
                replacement=surely_meant(name, known),
            )
