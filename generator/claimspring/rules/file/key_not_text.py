"""A key is not a word.

## What it does
Wants every key to be plain text.

## Why it is bad
No key of ours is a list, a set or nothing at all. It is a slip in the punctuation.

## Example
```yaml
[en, fr]: The call was refused.
```

## What to write instead
```yaml
en: The call was refused.
fr: L’appel a été refusé.
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
