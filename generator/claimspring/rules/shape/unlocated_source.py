"""A document has neither an address nor a reason why there is none, or both.

## What it does
Wants exactly one of `url` and `unlocated` in every source and article.

## Why it is bad
A document that nobody has seen must not look like one that was read.

## Example
```yaml
publisher: rte
kind: news
```

## What to write instead
```yaml
publisher: rte
kind: news
unlocated: RTE's page was not found; the article credits it.
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
