"""In which languages a page is there: those in which the desk wrote something for it, and the site's first one.

Input: what a page is about. Output: languages of the site in their order. The first one always has the page, for feeds,
data and records name a page by its address there, and this address must not change when a translation comes.
"""

from collections.abc import Collection, Iterable, Sequence

from claimspring.model.article import Article
from claimspring.model.claim import Claim
from claimspring.model.settings import PagesIn, Settings
from claimspring.model.source import Source


def claim_languages(claim: Claim, settings: Settings) -> tuple[str, ...]:
    """Where the statement or the summary is said."""
    return _of([claim.statement, claim.review.summary or ()], settings)


def source_languages(source: Source, settings: Settings) -> tuple[str, ...]:
    """Where the desk says something of the document or of the way that it came."""
    steps = (text for step in source.derived_from for text in (step.note, step.distortion))
    return _of([text or () for text in (source.note, source.unlocated, *steps)], settings)


def article_languages(
    article: Article, translations: Collection[str], claims: Iterable[Claim], settings: Settings
) -> tuple[str, ...]:
    """Where the article can be read, or a claim of it."""
    said = (claim_languages(claim, settings) for claim in claims)
    return _of([[article.header.language], translations, *said], settings)


def nearest(language: str, languages: Sequence[str]) -> str:
    """The language in which readers of one find a page."""
    return language if language in languages else languages[0]


def _of(texts: Iterable[Iterable[str]], settings: Settings) -> tuple[str, ...]:
    first, *others = settings.languages
    if settings.pages is PagesIn.ALL:
        return settings.languages
    said = {language for text in texts for language in text}
    return (first, *(language for language in others if language in said))
