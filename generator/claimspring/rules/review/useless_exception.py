"""An exception sets aside a rule that finds nothing here.

## What it does
Reports exceptions for which the rule, without them, would be silent in this file.

## Why it is bad
It hides the next breach of the rule, for which nobody has given a reason.

## Example
```yaml
exceptions:
  - {rule: missing-archive, reason: the page forbids archiving}     # but there is a copy now
```

## What to write instead
Remove the exception.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.WARNING
