"""The claims of an article as W3C Web Annotations: each with the words it is about, by quotation and by position.

Follows the Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimspring.exports.jsonld import Node, compact
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.pages import ARTICLE, CLAIM

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points of prefix and suffix, enough to tell one occurrence from another."""


@dataclass(frozen=True, slots=True)
class ClaimedWords:
    """Where in an article its claims' words stand."""

    article: ArticleId
    text: str
    """The article as it is read."""
    spans: Mapping[ClaimKey, Sequence[tuple[int, int]]]
    """For each claim, start and end in code points of that text."""


def annotations(claimed: ClaimedWords, corpus: Corpus, settings: Settings, language: str) -> Node:
    """The annotation collection of an article."""
    article = claimed.article
    addresses = Addresses(settings.languages, settings.site_url)
    target = corpus.articles[article].value.header.url or addresses.page_in(language, ARTICLE.place(article))
    items = [
        compact(
            id=f"{addresses.page_in(language, CLAIM.place(key))}#anchor-{number}",
            type="Annotation",
            motivation="assessing",
            body=_bodies(key, corpus, addresses, language),
            target={"source": target, "selector": _selectors(claimed.text, start, end)},
        )
        for key, places in claimed.spans.items()
        for number, (start, end) in enumerate(places, start=1)
    ]
    collection = addresses.page_in(language, ARTICLE.place(article))
    return {
        "@context": CONTEXT,
        "id": f"{collection}#annotations",
        "type": "AnnotationCollection",
        "label": corpus.articles[article].value.header.title,
        "total": len(items),
        "first": {"id": f"{collection}#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _bodies(key: ClaimKey, corpus: Corpus, addresses: Addresses, language: str) -> list[Node]:
    claim = corpus.claims[key].value
    statement = claim.statement.pick(language)
    bodies: list[Node] = [
        compact(type="TextualBody", value=statement.words, language=statement.language, format="text/plain"),
        compact(id=addresses.page_in(language, CLAIM.place(key)), type="Text", format="text/html"),
    ]
    rating = corpus.ratings.get(claim.review.verdict) if claim.review.verdict else None
    if rating:
        label = rating.label.pick(language)
        bodies.append(compact(type="TextualBody", purpose="tagging", value=label.words, language=label.language))
    return bodies


def _selectors(text: str, start: int, end: int) -> list[Node]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _AROUND) : start],
            "suffix": text[end : end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
