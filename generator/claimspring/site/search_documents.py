"""What the full-text search finds: for each page a document that holds the page's own words and nothing else.

Input: the site as readers of one language see it. Output: small HTML files in Pagefind's vocabulary, each at its page's
address. What stands on several pages is found on one of them: an article's words on the article, what a source says
on the claims that quote it, its title and publisher on the source. Every word of every document costs Pagefind memory
and readers time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from claimspring.i18n.html import escaped
from claimspring.i18n.labels import CLAIM_KINDS, PUBLISHER_KINDS, mark
from claimspring.i18n.multilingual import encoded
from claimspring.model.claim import Claim
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from claimspring.model.values import LocalizedText
from claimspring.routes import addresses
from claimspring.site.narrative import Narrative
from claimspring.site.page import Output
from claimspring.site.prose import prose
from claimspring.site.site import Site
from claimspring.site.view import View

FACETS: Mapping[str, str] = MappingProxyType(
    {
        "section": mark("Kind of page"),
        "verdict": mark("Verdict"),
        "article": mark("Article"),
        "publisher": mark("Publisher of the evidence"),
        "kind": mark("Kind of claim"),
        "topic": mark("Topic"),
    }
)
"""All facets in the order in which the search page offers them; every document has a section."""

CLAIMS_PER_VOLUME = 6000
"""An index for more comes in volumes, so that Pagefind, which takes 0.2 MB for each claim with its sources, never takes
more than 1.3 GB. Each further volume costs a reader 30 kB for each word."""
_AS_A_CLAIM = 3500
"""So many code points of an article have about as many different words as a claim with its sources."""

_ENDS = frozenset(".!?…:;,»”\"')>") | {""}

_CLAIMS, _ARTICLES, _SOURCES = mark("Claims"), mark("Articles"), mark("Sources")
_PUBLISHERS, _NARRATIVES = mark("Publishers"), mark("About this site")


class _Document(NamedTuple):
    """What is found of one page."""

    place: str
    section: str
    title: str
    texts: Sequence[str]
    """Safe HTML, each a block of its own; the beginning is shown where only the title holds the words."""
    facets: Mapping[str, Iterable[str]] = MappingProxyType({})


def volumes(site: Site) -> range:
    """The numbers of the volumes in which the index of one language comes."""
    return range(1, max(1, -(-weight(site) // CLAIMS_PER_VOLUME)) + 1)


def weight(site: Site) -> int:
    """How much there is to be found, in claims."""
    text = sum(len(record.value.text) for record in site.corpus.articles.values())
    return len(site.published) + text // _AS_A_CLAIM


def documents_of(view: View, volume: int) -> Iterator[Output]:
    """The documents of one volume: every n-th, so that each volume has as many of each kind."""
    for make in islice(_makers(view), volume - 1, None, len(volumes(view.site))):
        document = make()
        place = view.site.addresses.localized(document.place, view.language)
        yield Output(f"{place}index.html", [encoded(_html(view, document))])


def _makers(view: View) -> Iterator[Callable[[], _Document]]:
    site = view.site
    return chain(
        (partial(_claim, view, key) for key in site.published if site.rating(key)),
        (partial(_article, view, article) for article in site.corpus.articles),
        (partial(_source, view, source) for source in site.corpus.sources),
        (partial(_publisher, view, publisher) for publisher in site.corpus.publishers),
        (partial(_narrative, view, narrative) for narrative in site.written(view.language)),
    )


def _html(view: View, document: _Document) -> str:
    """Pagefind takes the stemming from `lang`, and what is in `head` not for text."""
    facets = {"section": [view.words.say(document.section)], **document.facets}
    marks = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escaped(value)}">'
        for name, values in facets.items()
        for value in values
    )
    texts = "\n".join(f"<div>{_ended(text)}</div>" for text in document.texts if text)
    return (
        f'<!doctype html><html lang="{escaped(view.language)}"><head><meta charset="utf-8">'
        f'<meta data-pagefind-meta="title[content]" content="{escaped(document.title)}">{marks}</head>'
        f"<body data-pagefind-body>{texts}</body></html>"
    )


def _ended(text: str) -> str:
    """With a full stop where nothing else ends it: excerpts run from one text into the next."""
    text = text.strip()
    return text if text[-1:] in _ENDS else f"{text}."


def _claim(view: View, key: ClaimKey) -> _Document:
    claim, article, rating = view.site.claim(key), view.site.article(key.article), view.site.rating(key)
    verdict = view.plain(rating.label if rating else None)
    publishers = sorted({name for evidence in claim.evidence if (name := view.publisher_of(evidence.source))})
    return _Document(
        addresses.claim_place(key),
        _CLAIMS,
        view.plain(claim.statement),
        [escaped(verdict), *_findings(view, claim)],
        {
            "verdict": [verdict],
            "article": [article.header.title] if article else [],
            "publisher": publishers,
            "kind": [view.words.say(CLAIM_KINDS[claim.kind])],
            "topic": claim.topics,
        },
    )


def _findings(view: View, claim: Claim) -> Iterator[str]:
    """What the evidence says, what became of the credits, and what the desk makes of it all."""
    review = claim.review
    yield _said(view, review.summary)
    yield _said(view, claim.speaker)
    for evidence in claim.evidence:
        yield escaped(evidence.passage or "")
        yield _said(view, evidence.note)
    for credit in claim.attribution:
        yield escaped(view.credited(credit))
        yield _said(view, credit.note)
    yield _prose(view, review.rationale)
    yield from (_said(view, question) for question in review.open_questions)
    yield _said(view, review.contacted.response if review.contacted else None)


def _article(view: View, article: ArticleId) -> _Document:
    value = view.site.corpus.articles[article].value
    header = value.header
    texts = [_by(view, header.publisher, header.author), _said(view, header.summary), prose(value.text)]
    return _Document(addresses.article_place(article), _ARTICLES, header.title, texts)


def _source(view: View, source: SourceId) -> _Document:
    value = view.site.corpus.sources[source].value
    texts = [_by(view, value.publisher, value.author), _said(view, value.unlocated), _prose(view, value.note)]
    texts += [_said(view, told) for step in value.derived_from for told in (step.distortion, step.note)]
    return _Document(addresses.source_place(source), _SOURCES, view.source_title(source), texts)


def _publisher(view: View, publisher: PublisherId) -> _Document:
    value = view.site.corpus.publishers[publisher]
    names = [*value.aliases, *([view.publisher_name(value.owner)] if value.owner else [])]
    kind = view.words.say(PUBLISHER_KINDS[value.kind])
    texts = [escaped(kind), escaped(", ".join(names)), _prose(view, value.note)]
    return _Document(addresses.publisher_place(publisher), _PUBLISHERS, view.plain(value.name), texts)


def _narrative(view: View, narrative: Narrative) -> _Document:
    return _Document(narrative.place, _NARRATIVES, narrative.title, [view.written(narrative)])


def _by(view: View, publisher: PublisherId, author: str | None) -> str:
    return escaped(", ".join([view.publisher_name(publisher), *([author] if author else [])]))


def _said(view: View, text: LocalizedText | None) -> str:
    return escaped(view.plain(text))


def _prose(view: View, text: LocalizedText | None) -> str:
    return prose(view.plain(text)) if text else ""
