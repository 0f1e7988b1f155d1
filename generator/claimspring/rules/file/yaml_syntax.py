"""A file is not YAML.

## What it does
Reports where the reader lost its way, when none of the better known mistakes explains it.

## Why it is bad
Nothing of the file can be read, however little is wrong.

## Example
```yaml
review:
  status: published
 verdict: refuted
```

## What to write instead
Look at the line shown and at the one above it: keys of one level begin in the same column, lists begin with `- `,
quotation marks and brackets come in pairs.

```yaml
review:
  status: published
  verdict: refuted
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
