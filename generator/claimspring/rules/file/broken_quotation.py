"""An apostrophe ends a value in single quotation marks.

## What it does
Reports values in single quotation marks that go on after their second mark. `--fix` puts them in double ones.

## Why it is bad
YAML takes the apostrophe for the end of the value, and does not know what to do with the rest.

## Example
```yaml
statement: 'l'accord a été signé'
```

## What to write instead
```yaml
statement: "l'accord a été signé"
```

Or write the typographic apostrophe: `l’accord a été signé`.
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
