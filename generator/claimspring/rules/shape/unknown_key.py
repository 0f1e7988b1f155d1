"""A key is not known here.

## What it does
Wants every key to be one that the model has at this place. A key that is nearly one is asked about; `--fix` corrects
it where only one can be meant.

## Why it is bad
A misspelt key is a value lost. Tools that ignore unknown keys publish without it, and nobody notices.

## Example
```yaml
evidence:
  - source: tass-1659905
    stanse: supports
```

## What to write instead
```yaml
evidence:
  - source: tass-1659905
    stance: supports
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
