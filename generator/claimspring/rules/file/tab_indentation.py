"""A tab is used for indentation.

## What it does
Reports a tab before the first word of a line.

## Why it is bad
YAML allows spaces only, because a tab is as wide as the editor wants it to be.

## Example
```yaml
review:
→   status: published
```

## What to write instead
Two spaces for each level. Most editors can be told to put spaces when the tab key is pressed.

```yaml
review:
  status: published
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
