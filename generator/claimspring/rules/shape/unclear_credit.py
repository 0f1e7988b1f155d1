"""A credit names neither a document nor a publisher, or both.

## What it does
Wants exactly one of `source` and `publisher` in every `attribution`.

## Why it is bad
The question whether the one credited really said it needs one who is credited.

## Example
```yaml
attribution:
  - as: Selon le média RTE
```

## What to write instead
```yaml
attribution:
  - as: Selon le média RTE
    publisher: rte
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
