"""A value begins with a character that means something else in YAML.

## What it does
Reports values that begin with one of ``@ ` % * & ! | > [ ] { } , ? "`` and make no sense as what the character
announces.

## Why it is bad
YAML keeps these characters for itself at the beginning of a value.

## Example
```yaml
author: @maria
```

## What to write instead
```yaml
author: "@maria"
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
