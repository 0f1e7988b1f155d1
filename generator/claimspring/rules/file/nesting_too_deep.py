"""Values are nested deeper than any file of ours needs.

## What it does
Refuses more than 32 levels of nesting.

## Why it is bad
It is a mistake, or an attack: thousands of brackets bring readers of YAML down.

## Example
```yaml
note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

## What to write instead
```yaml
note: "[[…]]"
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
