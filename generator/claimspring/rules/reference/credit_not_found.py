"""The words that are said to give a credit are not in the article.

## What it does
Looks in the claim's article for the words of every credit (`as`). White space, quotation marks and apostrophes may
differ.

## Why it is bad
Whom an article credits is a finding about the article; it has to rest on the article's own words.

## Example
```yaml
credits:
  - {publisher: rte, as: selon RTÉ News}
```

## What to write instead
```yaml
credits:
  - {publisher: rte, as: Selon le média RTE}
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every credit whose words are not in the claim's article."""
    for index, found in context.credits_of(key):
        if found is None:
            yield Problem(
                record.path,
                ("credits", index, "as"),
                f"these words are not in the article '{key.article}'",
                "copy the words with which the article gives the credit",
            )
