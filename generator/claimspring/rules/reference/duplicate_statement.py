"""Two claims make the same statement.

## What it does
Compares the statements of all claims, language by language, without regard to case, spaces and final stops.

## Why it is bad
The two get two verdicts, two discussions and two addresses, and sooner or later they disagree.

## Example
`claims/a/visit.yml` and `claims/b/journey.yml` both hold

```yaml
statement:
  en: Li Shangfu visited Minsk in August 2023.
```

## What to write instead
One claim with two appearances; the second names its article.

```yaml
statement:
  en: Li Shangfu visited Minsk in August 2023.
appearances:
  - exact: se rendra en Biélorussie
  - exact: a visité Minsk
    article: b
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.statements import statements

SEVERITY = Severity.WARNING


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """A claim that states what an earlier one states, told once."""
    earlier = (context.first_stating[text] for text in statements(record.value))
    other = next((first for first in earlier if first != key), None)
    if other is not None:
        yield Problem(
            record.path,
            ("statement",),
            f"'{other}' makes the same statement",
            f"keep one of the two, and list both places under its 'appearances' (article: {key.article})",
        )
