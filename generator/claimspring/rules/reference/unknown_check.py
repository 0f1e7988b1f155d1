"""A claim names an earlier check that does not exist.

## What it does
Looks up every entry of `checks` in `claims/checks/<publisher>/<id>.yml`.

## Why it is bad
The page of a claim that was not traced yet shows what the check says, and nothing else: without it, it says nothing.

## Example
```yaml
checks: [harbour-checks/0f3a9c21d7be]   # there is no such file
```

## What to write instead
The check's folder and the name of its file without `.yml`.

```yaml
checks: [harbour-checks/0f3a9c21d7bf]
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.earlier_check import check_key
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.read.files import CHECKS
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every check that is not there."""
    for index, name in enumerate(record.value.checks):
        path = f"{CHECKS}/{name}.yml"
        if check_key(name) not in context.corpus.checks and not context.is_there(path):
            hint = f"there is no file {path}; correct the name, or import the check"
            yield Problem(record.path, ("checks", index), f"there is no earlier check '{name}'", hint)
