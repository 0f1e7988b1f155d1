"""A value has another form than is wanted.

## What it does
Wants lists where there can be several, keys and values where something has parts, and plain text elsewhere.

## Why it is bad
What is meant is clear to a person only.

## Example
```yaml
topics: sanctions
```

## What to write instead
```yaml
topics: [sanctions]
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
