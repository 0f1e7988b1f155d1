"""A file is no list of keys and values.

## What it does
Wants every file to begin with a key and a colon.

## Why it is bad
Nobody can tell what the text in it is meant to be.

## Example
```yaml
- statement: The call was refused.
- kind: event
```

## What to write instead
```yaml
statement: The call was refused.
kind: event
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
