"""An article with published claims has no translation in a language of the site.

## What it does
Wants a file `claims/translations/<article>.<language>.yml` in every language of the site but the article's own, once a
claim of the article is published.

## Why it is bad
Whoever does not read the article's language cannot see what the claims are about.

## Example
```yaml
plugins:
  - claimspring:
      languages: [en, fr]                   # and claims/translations/ has no bridge.fr.yml
```

## What to write instead
```yaml
# claims/translations/bridge.fr.yml
title: Le pont ouvre au printemps
sentences:
  - original: The harbour bridge will open on 2 May.
    text: Le pont du port ouvrira le 2 mai.
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Severity
from claimspring.model.ids import ClaimKey
from claimspring.model.translation import TranslationKey
from claimspring.read.files import translation_path
from claimspring.rules.context import Context

SEVERITY = Severity.WARNING


def check_published(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """Every language of the site that the article of a published claim lacks, told once for each article."""
    article = context.corpus.articles.get(key.article)
    if article is None or context.first_claims.get(key.article) != key:
        return
    for language in context.settings.languages:
        path = translation_path(key.article, language)
        is_there = TranslationKey(key.article, language) in context.corpus.translations or context.is_there(path)
        if language != article.value.header.language and not is_there:
            message = f"the article is not translated: no {language}"
            yield Problem(article.path, ("language",), message, f"add {path}")
