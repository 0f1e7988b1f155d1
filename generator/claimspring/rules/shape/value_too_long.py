"""A value is longer than is allowed.

## What it does
Some values have a greatest length: ids 80 characters, addresses 2,048.

## Why it is bad
Longer ones break in other programs, or hide something.

## Example
```yaml
url: https://…3,000 characters
```

## What to write instead
The address without what only serves to track readers: mostly all after the `?`.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
