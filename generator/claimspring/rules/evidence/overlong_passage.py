"""A passage is longer than a quotation needs to be.

## What it does
Reports passages of more than 600 characters.

## Why it is bad
The words that matter drown, any change on the page breaks the match, and long copies of other people's texts go beyond
what the right to quote allows.

## Example
```yaml
evidence:
  - source: ap-2023-08-14
    stance: supports
    passage: …three paragraphs of the article…
```

## What to write instead
The one or two sentences on which the verdict rests. Where two places matter, make two pieces of evidence.

```yaml
evidence:
  - source: ap-2023-08-14
    stance: supports
    passage: …the one sentence…
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.NOTE

LONGEST = 600


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every passage of more than `LONGEST` characters."""
    for index, evidence in enumerate(record.value.evidence):
        if evidence.passage and len(evidence.passage) > LONGEST:
            yield Problem(
                record.path,
                ("evidence", index, "passage"),
                f"the passage has {len(evidence.passage)} characters; {LONGEST} should do",
                "keep the one or two sentences on which the verdict rests",
            )
