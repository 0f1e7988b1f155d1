"""A translation holds a sentence that its article does not have.

## What it does
Looks for the `original` of every sentence of a translation in the article, and for the article itself. White space,
quotation marks and apostrophes may differ.

## Why it is bad
A translation is laid beside the article sentence by sentence; one whose original is not there is not shown, and readers
miss it.

## Example
```yaml
sentences:
  - original: Le ministre a refusé.        # the article has "Le ministre a décliné."
    text: The minister refused.
```

## What to write instead
The article's own sentence, copied, and its translation.

```yaml
sentences:
  - original: Le ministre a décliné.
    text: The minister declined.
```
"""

from collections.abc import Iterator

from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.suggest import did_you_mean
from claimspring.model.translation import Translation, TranslationKey
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_translation(context: Context, key: TranslationKey, record: Record[Translation]) -> Iterator[Problem]:
    """Every sentence that is not in the article, or the whole where there is no such article."""
    articles = context.corpus.articles
    if key.article not in articles:
        if not context.is_there(context.article_path(key.article)):
            hint = did_you_mean(key.article, articles) or "name the file after an article, or delete it"
            yield Problem(record.path, (), f"there is no article '{key.article}'", hint)
        return
    text = context.quotable(key.article)
    for index, sentence in enumerate(record.value.sentences):
        if text.locate(sentence.original) is None and sentence.original != articles[key.article].value.header.title:
            yield Problem(
                record.path,
                ("sentences", index, "original"),
                f"this sentence is not in the article '{key.article}'",
                "copy the sentence from the article, and see whether the translation still fits",
            )
