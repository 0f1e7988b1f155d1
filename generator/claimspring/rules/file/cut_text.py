"""A text without quotation marks ends at a `#`.

## What it does
Reports a value of several words behind which ` #` stands right before another character. Comments with a space after
the `#` are left alone.

## Why it is bad
YAML takes the rest of the line for a comment, and the page shows half a sentence.

## Example
```yaml
passage: It is the #1 crossing of the country.
```

## What to write instead
```yaml
passage: "It is the #1 crossing of the country."
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
