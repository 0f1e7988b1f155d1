"""A claim is published whose speaker is a name in words, or was read from a pronoun.

## What it does
Wants an `id` of every speaker of a published claim, and none that still says under `read` what the article has.

## Why it is bad
Under a bare name nobody finds what else the speaker said. A name that was read from "she" is a guess until somebody has
seen who is meant.

## Example
```yaml
speaker:
  words: Wang Yi
```

## What to write instead
An id of `claims/people.yml` or `claims/publishers.yml`.

```yaml
speaker:
  id: wang-yi
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every published claim whose speaker has no id."""
    speaker = record.value.speaker
    if speaker and speaker.read:
        message, hint = f"the article has '{speaker.read}' for the speaker", "see who is meant, and give the id"
        yield Problem(record.path, ("speaker", "read"), message, hint)
    elif speaker and speaker.words:
        hint = "give an 'id' in place of the words; 'claimspring new person NAME' or 'new publisher NAME' lists one"
        yield Problem(record.path, ("speaker", "words"), "the speaker has no id", hint, at_key=True)
