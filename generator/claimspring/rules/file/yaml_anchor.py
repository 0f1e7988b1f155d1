"""A file uses an anchor or an alias.

## What it does
Refuses `&name` and `*name`, with which YAML lets one place stand for another.

## Why it is bad
A reader of the file cannot see what it says, and nested aliases can fill the memory of any machine.

## Example
```yaml
summary: &same The call was refused.
rationale: *same
```

## What to write instead
Write the value out. If it is text that begins with `&` or `*`, put it in quotation marks.

```yaml
summary: The call was refused.
rationale: The call was refused.
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
