"""An article does not say what it is.

## What it does
Wants every file in `content/articles/` to begin with a line `---`, keys and values, and another line `---`; the
article's text follows.

## Why it is bad
Without title, publisher and language nothing can be said about the article, and nothing looked up in it.

## Example
```markdown
Le ministre de la Défense chinois s’est rendu en Russie…
```

## What to write instead
```markdown
---
title: Les relations entre Pékin et Moscou continuent de croître
publisher: atalayar
language: fr
unlocated: The page's address was not seen.
---
Le ministre de la Défense chinois s’est rendu en Russie…
```
"""

from claimspring.model.finding import Severity

SEVERITY = Severity.ERROR
