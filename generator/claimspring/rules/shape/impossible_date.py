"""A date does not exist, or is not written as a date.

## What it does
Wants `YYYY-MM-DD` and days that the calendar has; where only part is known, `YYYY-MM` or `YYYY`. `--fix` corrects
dates that begin with the year.

## Why it is bad
30 February is a slip, and 08/09/2023 is August in one country and September in another.

## Example
```yaml
published: 14/08/2023
```

## What to write instead
```yaml
published: 2023-08-14
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
