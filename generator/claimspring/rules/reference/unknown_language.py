"""A language tag names no language.

## What it does
Looks up the first part of every language tag (of articles, sources, passages and texts) in the registry of languages
(Unicode CLDR).

## Why it is bad
A text under a tag that nobody knows is shown to nobody, and screen readers fall silent or guess.

## Example
```yaml
language: cn
```

## What to write instead
The language's tag, not the country's: `zh` for Chinese, `uk` for Ukrainian, `en` for English.

```yaml
language: zh
```
"""

from collections.abc import Iterator

from claimspring.model.claim import Claim
from claimspring.model.finding import Problem, Route, Severity
from claimspring.rules.claim_texts import texts_of
from claimspring.rules.context import Context

SEVERITY = Severity.ERROR

COUNTRIES = {
    "cn": "zh",
    "jp": "ja",
    "gb": "en",
    "us": "en",
    "ua": "uk",
    "cz": "cs",
    "gr": "el",
    "dk": "da",
}
"""Codes of countries that are often taken for those of their languages."""


def check(context: Context) -> Iterator[Problem]:
    """Every tag whose language is not registered, once for each file."""
    known: dict[str, bool] = {}
    told: set[tuple[str, str]] = set()
    for path, route, tag in _tags(context):
        if tag not in known:
            known[tag] = _is_language(tag)
        if not known[tag] and (path, tag) not in told:
            told.add((path, tag))
            meant = COUNTRIES.get(tag)
            hint = f"did you mean '{meant}'?" if meant else "give the tag of the language, such as en, fr, es, zh or ru"
            yield Problem(path, route, f"'{tag}' is no language", hint, at_key=route[-1] == tag)


def _is_language(tag: str) -> bool:
    from babel import Locale  # noqa: PLC0415 -- takes longer than every other rule; wanted only for tags in use

    return tag.split("-", maxsplit=1)[0] in Locale("en").languages


def _tags(context: Context) -> Iterator[tuple[str, Route, str]]:
    for article in context.corpus.articles.values():
        yield article.path, ("language",), article.value.header.language
    for source in context.corpus.sources.values():
        if source.value.language is not None:
            yield source.path, ("language",), source.value.language
    for claim in context.corpus.claims.values():
        for route, tag in _in_claim(claim.value):
            yield claim.path, route, tag


def _in_claim(claim: Claim) -> Iterator[tuple[Route, str]]:
    for route, text in texts_of(claim):
        for tag in text.root:
            yield (*route, tag), tag
    for index, evidence in enumerate(claim.evidence):
        if evidence.language is not None:
            yield ("evidence", index, "language"), evidence.language
