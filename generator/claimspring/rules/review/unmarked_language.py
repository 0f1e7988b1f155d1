"""A published text does not say in which language it is.

## What it does
Reports plain strings where readers see a translated text (statement, speaker, summary, rationale, open questions) of
a published claim.

## Why it is bad
The page cannot mark the language, so screen readers guess, and the text stands untranslated on every language's site.

## Example
```yaml
statement: The call was refused.
```

## What to write instead
```yaml
statement:
  en: The call was refused.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.claim_texts import UNDETERMINED, texts_of
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every text of a published claim without a language."""
    for route, text in texts_of(record.value):
        if UNDETERMINED in text.root:
            yield Problem(
                record.path,
                route,
                "nobody says in which language this text is",
                "put it under its language, for example 'en:'",
            )
