"""An address holds a user name or a password.

## What it does
Refuses addresses of the form `https://name:password@host/`.

## Why it is bad
Everything in these files is published, passwords too. And `https://tass.com@evil.example/` leads to evil.example.

## Example
```yaml
url: https://reader:secret@tass.com/defense/1659905
```

## What to write instead
```yaml
url: https://tass.com/defense/1659905
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
