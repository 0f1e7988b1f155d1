"""A number lies outside of what is allowed.

## What it does
Wants numbers to lie in their range: a score between 0 and 1, a shelf life of at least one day.

## Why it is bad
A number that cannot be is a slip, and nobody knows of what.

## Example
```yaml
extraction:
  score: 87
```

## What to write instead
```yaml
extraction:
  score: 0.87
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
