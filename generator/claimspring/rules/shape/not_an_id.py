"""An id has characters that ids do not have.

## What it does
Ids have small letters, digits and hyphens, 80 at most. `--fix` corrects capital letters, underscores, spaces
and the ending `.yml`.

## Why it is bad
No file can have such a name, so the id leads nowhere.

## Example
```yaml
source: TASS_1659905
```

## What to write instead
```yaml
source: tass-1659905
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
