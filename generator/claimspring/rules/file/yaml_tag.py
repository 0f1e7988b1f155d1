"""A file uses a tag.

## What it does
Refuses `!name` before a value, with which YAML lets a program decide what the value is.

## Why it is bad
Tags can run code in some readers, and mean nothing in ours.

## Example
```yaml
title: !important Visit announced
```

## What to write instead
Leave the tag out. If the value is text that begins with `!`, put it in quotation marks.

```yaml
title: Visit announced
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
