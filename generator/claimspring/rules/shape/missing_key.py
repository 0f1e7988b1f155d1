"""A key that cannot be left out is missing.

## What it does
Wants the keys without which a claim, source, article, publisher or rating means nothing.

## Why it is bad
Without it there is no page to make.

## Example
```yaml
statement: The call was refused.
kind: event
```

## What to write instead
```yaml
statement: The call was refused.
appearances:
  - exact: en refusant de répondre à son appel
kind: event
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
