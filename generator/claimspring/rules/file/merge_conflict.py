"""A file holds two versions of some lines, which git could not join.

## What it does
Reports the lines `<<<<<<<` and `>>>>>>>` that git writes into a file when two people changed the same lines.

## Why it is bad
Nobody has decided yet which of the two is right, and a page would show both, marks and all.

## Example
```text
<<<<<<< HEAD
  verdict: refuted
=======
  verdict: misleading
>>>>>>> review
```

## What to write instead
```yaml
review:
  verdict: misleading
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
