"""A value holds a colon and stands without quotation marks.

## What it does
Reports a second colon followed by a space in one line. `--fix` puts the value in quotation marks.

## Why it is bad
YAML takes the words before the colon for a key.

## Example
```yaml
title: Ukraine: what the ministers said
```

## What to write instead
```yaml
title: "Ukraine: what the ministers said"
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
