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

from collections.abc import Iterable, Iterator

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.corpus import Record
from claimspring.model.finding import Problem, Route, Severity
from claimspring.model.ids import ArticleId, ClaimKey, SourceId
from claimspring.model.source import Source
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


def check_article(context: Context, article_id: ArticleId, record: Record[Article]) -> Iterator[Problem]:
    """An article's language."""
    yield from _unknown(record.path, [(("language",), record.value.header.language)])


def check_source(context: Context, source_id: SourceId, record: Record[Source]) -> Iterator[Problem]:
    """A source's language."""
    if record.value.language is not None:
        yield from _unknown(record.path, [(("language",), record.value.language)])


def check_claim(context: Context, key: ClaimKey, record: Record[Claim]) -> Iterator[Problem]:
    """The languages of a claim's texts and passages."""
    claim = record.value
    tags = {tag for _, text in texts_of(claim) for tag in text.root}
    tags |= {one.language for one in claim.evidence if one.language is not None}
    if not _are_known(tags):  # the places of the tags are wanted of few claims
        yield from _unknown(record.path, _in_claim(claim))


def _are_known(tags: Iterable[str]) -> bool:
    from claimspring.i18n.direction import is_language  # noqa: PLC0415 -- as below

    return all(map(is_language, tags))


def _unknown(path: str, tags: Iterable[tuple[Route, str]]) -> Iterator[Problem]:
    """Every tag whose language is not registered, once for each file."""
    from claimspring.i18n.direction import is_language  # noqa: PLC0415 -- Babel takes longer than every other rule

    told: set[str] = set()
    for route, tag in tags:
        if not is_language(tag) and tag not in told:
            told.add(tag)
            meant = COUNTRIES.get(tag)
            hint = f"did you mean '{meant}'?" if meant else "give the tag of the language, such as en, fr, es, zh or ru"
            yield Problem(path, route, f"'{tag}' is no language", hint, at_key=route[-1] == tag)


def _in_claim(claim: Claim) -> Iterator[tuple[Route, str]]:
    for route, text in texts_of(claim):
        for tag in text.root:
            yield (*route, tag), tag
    for index, evidence in enumerate(claim.evidence):
        if evidence.language is not None:
            yield ("evidence", index, "language"), evidence.language
