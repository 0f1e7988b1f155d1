"""Two claims make the same statement.

## What it does
Compares the statements of all claims, language by language, without regard to case, spaces and final stops.

## Why it is bad
The two get two verdicts, two discussions and two addresses, and sooner or later they disagree.

## Example
`claims/a/visit.yml` and `claims/b/journey.yml` both hold

```yaml
statement:
  en: Li Shangfu visited Minsk in August 2023.
```

## What to write instead
One claim with two appearances; the second names its article.

```yaml
statement:
  en: Li Shangfu visited Minsk in August 2023.
appearances:
  - exact: se rendra en Biélorussie
  - exact: a visité Minsk
    article: b
```
"""

from collections.abc import Iterator

from claimspring.model.finding import Problem, Severity
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every claim that states what an earlier one states, told once."""
    first: dict[tuple[str, str], str] = {}
    for key, record in context.corpus.claims.items():
        texts = [(language, _folded(words)) for language, words in record.value.statement.root.items()]
        other = next((first[text] for text in texts if text in first), None)
        if other is not None:
            yield Problem(
                record.path,
                ("statement",),
                f"'{other}' makes the same statement",
                f"keep one of the two, and list both places under its 'appearances' (article: {key.article})",
            )
        for text in texts:
            first.setdefault(text, str(key))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".!")
