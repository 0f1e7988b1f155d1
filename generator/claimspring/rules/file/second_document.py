"""A file holds a second document.

## What it does
Refuses a line `---` after the first content.

## Why it is bad
One file is one claim. What follows the line would be lost.

## Example
```yaml
statement: The call was refused.
---
statement: The visit was announced.
```

## What to write instead
One file for each claim.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
