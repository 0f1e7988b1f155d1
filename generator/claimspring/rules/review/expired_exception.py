"""An exception has passed its last day.

## What it does
Compares `until` of every exception with today. From the day after, the exception no longer holds, and the rule speaks
again.

## Why it is bad
It is not: the end date did what it is for. Somebody has to decide again.

## Example
```yaml
exceptions:
  - {rule: single-origin, reason: waiting for the ministry's answer, until: 2026-06-01}
```

## What to write instead
Mend what the rule reports and remove the exception, or give it a new day and a reason that holds today.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.WARNING
