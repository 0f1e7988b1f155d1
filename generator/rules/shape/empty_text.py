"""A text is given in no language.

## What it does
Wants texts to have at least one language with words.

## Why it is bad
There is nothing to show.

## Example
```yaml
statement: {}
```

## What to write instead
```yaml
statement:
  en: The call was refused.
```
"""

from generator.model.finding import Severity

SEVERITY = Severity.ERROR
