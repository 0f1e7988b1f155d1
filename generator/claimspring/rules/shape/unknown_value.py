"""A value is none of those allowed here.

## What it does
Wants the values of `kind`, `stance`, `status`, `how` and their like to be one of a fixed set. The hint lists them;
`--fix` corrects slips of the keyboard.

## Why it is bad
A word that the program does not know cannot be counted, filtered or translated.

## Example
```yaml
stance: refuting
```

## What to write instead
```yaml
stance: refutes
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
