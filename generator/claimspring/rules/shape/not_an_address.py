"""An address is none.

## What it does
Wants absolute addresses that begin with `http://` or `https://` and have a host. `--fix` corrects a mangled `https`.

## Why it is bad
Of the addresses in the AVeriTeC collection of fact-checks, 628 are none: `Metadata`, `file:///C:/…`, `ttps://…`.
Nobody can follow them.

## Example
```yaml
url: file:///C:/Users/me/tass.html
```

## What to write instead
The address in the browser's address bar. Where a document has none, say why.

```yaml
url: https://tass.com/defense/1659905
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
