"""A piece of evidence does not quote the words that it rests on.

## What it does
Wants a `passage` with every piece of evidence that supports, refutes or qualifies a published verdict that decides
something. A table, a picture, a film or a recording (`medium`) may have a `description` of what is seen or heard
instead; a text in sum, without its own words, may be context alone.

## Why it is bad
"Somewhere on that page" cannot be checked: not by a reader, and not by `claimspring observe`, which looks whether the
words still stand there.

## Example
```yaml
evidence:
  - source: pentagon-2023-02-07
    stance: refutes
```

## What to write instead
Copy the source's exact words, in its own language.

```yaml
evidence:
  - source: pentagon-2023-02-07
    stance: refutes
    passage: the DOD submitted a request for a secure call
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim, Medium, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.rules.context import Context
from claimspring.rules.verdicts import bearing, can_be_followed, shows

SEVERITY = Severity.ERROR
_CURE = {
    True: "copy the source's exact words into 'passage', or make it context: 'stance: context'",
    False: "say under 'description' what is seen or heard, or make it context: 'stance: context'",
}
"""By whether it is a text."""


def check_decided(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every piece of a published verdict's bearing evidence without a passage."""
    is_published = record.value.review.status is ReviewStatus.PUBLISHED
    if not (is_published and can_be_followed(record.value, context.corpus.sources)):
        return  # unverifiable-evidence says it all
    for index, evidence in bearing(record.value):
        if not shows(evidence):
            yield Problem(
                record.path,
                ("evidence", index, "source"),
                f"the evidence from '{evidence.source}' quotes no passage",
                _CURE[evidence.medium is Medium.TEXT],
            )
