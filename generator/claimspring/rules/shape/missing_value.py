"""A key has no value.

## What it does
Reports keys that are followed by nothing, where something is needed.

## Why it is bad
Nobody can tell whether the value was forgotten or is meant to be empty.

## Example
```yaml
publisher:
kind: news
```

## What to write instead
Fill it in, or delete the line.

```yaml
publisher: tass
kind: news
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
