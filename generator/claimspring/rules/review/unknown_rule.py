"""An exception or a setting names a rule that does not exist.

## What it does
Looks up every rule named under `exceptions` in claims and sources, and under `rules` in the plugin's section of
`mkdocs.yml`.

## Why it is bad
A misspelt rule is not set aside, and whoever wrote it believes that it is.

## Example
```yaml
exceptions:
  - {rule: single-orgin, reason: the ministry is the only one who can know}
```

## What to write instead
```yaml
exceptions:
  - {rule: single-origin, reason: the ministry is the only one who can know}
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
