"""A key is given twice.

## What it does
Reports a key that stands twice in the same set of keys.

## Why it is bad
Only one of the two values can count, and YAML does not say which. Most tools silently drop the first.

## Example
```yaml
verdict: supported
summary: The ministry said so.
verdict: refuted
```

## What to write instead
```yaml
verdict: refuted
summary: The ministry said so.
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
