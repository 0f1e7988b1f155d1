"""The words of an appearance do not stand in the article's translation.

## What it does
Looks for the words of `in`, language by language, in `claims/translations/<article>.<language>.yml`. White space,
quotation marks and apostrophes may differ.

## Why it is bad
Readers of the translation find the statement by these words; words that are not there mark nothing.

## Example
```yaml
appearances:
  - exact: en refusant de répondre
    in: {en: by refusing to answer}          # the translation has "by refusing to take his call"
```

## What to write instead
```yaml
appearances:
  - exact: en refusant de répondre
    in: {en: by refusing to take his call}
```
"""

from collections.abc import Iterator

from claimspring.anchor.match import Haystack
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.translation import Translation, TranslationKey
from claimspring.read.files import translation_path
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """All words that are said to be in a translation and are not."""
    for index, appearance in enumerate(record.value.appearances):
        article = appearance.article or key.article
        for language, words in appearance.in_.root.items() if appearance.in_ else ():
            path = translation_path(article, language)
            translation = context.corpus.translations.get(TranslationKey(article, language))
            if translation is None and context.is_there(path):
                continue
            if translation is None:
                message, hint = (
                    f"the article has no translation in '{language}'",
                    f"make {path}, or leave the words out",
                )
            elif Haystack(_text(translation.value)).locate(words):
                continue
            else:
                message, hint = f"these words are not in {path}", "copy them from there"
            yield Problem(record.path, ("appearances", index, "in", language), message, hint)


def _text(translation: Translation) -> str:
    return "\n".join((translation.title, *(sentence.text for sentence in translation.sentences)))
