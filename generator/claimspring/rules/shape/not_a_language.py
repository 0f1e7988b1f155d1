"""A language is no language code.

## What it does
Wants codes of the form `fr`, `zh` or `pt-BR` (BCP 47).

## Why it is bad
The page cannot mark its language, and no reader finds it.

## Example
```yaml
language: French
```

## What to write instead
```yaml
language: fr
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
