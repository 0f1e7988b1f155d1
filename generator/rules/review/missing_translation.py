"""A text of a claim lacks a language that the claim's other texts have.

## What it does
Takes the languages of all the texts that readers see of a claim (statement, speaker, summary, rationale, open
questions) and wants each of them in every one of these languages. Drafts are left alone.

## Why it is bad
A reader of the French site finds a French statement with an English reason under it.

## Example
```yaml
statement: {en: The call was refused., fr: L’appel a été refusé.}
review:
  summary: {en: It was addressed to another minister.}
```

## What to write instead
```yaml
statement: {en: The call was refused., fr: L’appel a été refusé.}
review:
  summary: {en: It was addressed to another minister., fr: Il s’adressait à un autre ministre.}
```
"""

from collections.abc import Iterator

from generator.model.claim import ReviewStatus
from generator.model.finding import Problem, Severity
from generator.rules.context import Context
from generator.rules.texts import UNDETERMINED, texts_of

SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Problem]:
    """Every text that lacks languages of its claim."""
    for record in context.corpus.claims.values():
        if record.value.review.status is ReviewStatus.DRAFT:
            continue
        texts = [(route, text) for route, text in texts_of(record.value) if UNDETERMINED not in text.root]
        languages = {language for _, text in texts for language in text.root}
        for route, text in texts:
            missing = sorted(languages - text.root.keys())
            if missing:
                yield Problem(
                    record.path,
                    route,
                    f"'{route[-1] if isinstance(route[-1], str) else route[-2]}' is not translated: "
                    f"no {' or '.join(missing)}",
                    f"add it under {' and '.join(repr(language) for language in missing)}",
                    at_key=True,
                )
