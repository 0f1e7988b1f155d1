"""A state's own outlets and bodies are the only origin.

## What it does
Reports a decided verdict with a single origin where that origin is a state outlet, or where an outlet of the same state
relays it (`control: state` and one `country` in publishers.yml).

## Why it is bad
A state outlet on its own government is that government's voice, not a second one. What it says may be true; but nobody
else says so.

## Example
```yaml
evidence:
  - {source: xinhua-2023-08-14, stance: supports, passage: will pay a visit}   # has it from the ministry
```

## What to write instead
Add a witness from outside, or say why the government's word is enough here.

```yaml
exceptions:
  - rule: self-interested-source
    reason: The claim is what the ministry announced, and nothing more.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context
from claimspring.trace.claim import ClaimTrace

SEVERITY = Severity.WARNING


def check_trace(context: Context, record: Record[Claim], trace: ClaimTrace) -> Iterator[Problem]:
    """Every decided verdict that only one state's word stands for."""
    found = trace.evidence
    interested = [one for one in found.self_interest if one.origin in found.origins]
    if found.independent_origins == 1 and interested:
        one = interested[0]
        relayed = one.document != one.origin
        said = f"and '{one.document}' is an outlet of the same state" if relayed else "an outlet of its state"
        yield Problem(
            record.path,
            ("evidence",),
            f"the only origin is '{one.origin}', {said}, '{one.country}'",
            "add a witness from outside, or set the rule aside with the reason why its word is enough",
            at_key=True,
        )
