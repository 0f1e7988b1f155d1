"""What the full-text search finds of one page: the page's own words and nothing else, in Pagefind's vocabulary.

What stands on several pages is found on one of them: an article's words on the article, what a source says on the
claims that quote it, its title and publisher on the source. Every word of every document costs Pagefind memory and
readers time.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Said, alone
from claimspring.model.ids import PublisherId
from claimspring.model.values import LocalizedText
from claimspring.site.prose import prose
from claimspring.site.site import Site
from claimspring.site.view import View

FACETS: Mapping[str, str] = MappingProxyType(
    {
        "section": mark("Kind of page"),
        "verdict": mark("Verdict"),
        "article": mark("Article"),
        "publisher": mark("Publisher of the evidence"),
        "kind": mark("Kind of statement"),
        "topic": mark("Topic"),
    }
)
"""All facets in the order in which the search page offers them; every document has a section."""

CLAIMS_PER_VOLUME = 2500
"""No volume of an index is for more, so that Pagefind, which takes 0.2 MB for each claim with its sources, never takes
more than 0.5 GB."""
CLAIMS_REMADE = 1250
"""After an edit only the volumes are made again that hold the pages concerned: they are for so many claims at first,
for each volume costs the host up to 256 files, and a reader one more look-up."""
_CHEAP_VOLUMES = 4
"""So many volumes an index may have for the sake of edits: each costs a reader up to 30 kB for each word."""
_GROUPS = 128
"""In so many groups are the documents of a volume made."""
_AS_A_CLAIM = 3500
"""So many code points of an article have about as many different words as a claim with its sources."""

_ENDS = frozenset(".!?…:;,»”\"')>") | {""}


class SearchDocument(NamedTuple):
    """What is found of one page."""

    section: str
    """What the page's kind is called among the facets."""
    title: Said
    texts: Sequence[Html]
    """Safe HTML, each a block of its own; the beginning is shown where only the title holds the words."""
    facets: Mapping[str, Iterable[Said]] = MappingProxyType({})


def volumes(site: Site) -> range:
    """The numbers of the volumes in which the index of one language comes."""
    claims = weight(site)
    wanted = min(_CHEAP_VOLUMES, -(-claims // CLAIMS_REMADE))
    return range(1, max(1, wanted, -(-claims // CLAIMS_PER_VOLUME)) + 1)


class PlaceInVolumes(NamedTuple):
    """Where the document of a page is."""

    volume: int
    """From 1."""
    group: int
    """Of those in one volume."""


def place_in_volumes(place: str, volumes_: int) -> PlaceInVolumes:
    """Where the document of a page is: always the same among as many volumes."""
    group, volume = divmod(int.from_bytes(blake2b(place.encode(), digest_size=8).digest()), volumes_)
    return PlaceInVolumes(volume + 1, group % _GROUPS)


def weight(site: Site) -> int:
    """How much there is to be found, in claims."""
    text = sum(len(record.value.text) for record in site.corpus.articles.values())
    return len(site.published) + text // _AS_A_CLAIM


def document_html(view: View, document: SearchDocument) -> str:
    """Pagefind takes the stemming from `lang`, and what is in `head` not for text."""
    facets = {"section": [view.words.say(document.section)], **document.facets}
    marks = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escaped(value)}">'
        for name, values in facets.items()
        for value in values
    )
    texts = "\n".join(f"<div>{_ended(text)}</div>" for text in document.texts if text)
    return (
        f'<!doctype html><html{lang_attributes(view.language)}><head><meta charset="utf-8">'
        f'<meta data-pagefind-meta="title[content]" content="{escaped(document.title)}">{marks}</head>'
        f"<body data-pagefind-body>{texts}</body></html>"
    )


def byline(view: View, publisher: PublisherId, author: str | None) -> Html:
    """Whose words a page's are, as a text of its document."""
    return escaped(", ".join([alone(view.publisher_name(publisher)), *([author] if author else [])]))


def said(view: View, text: LocalizedText | None) -> Html:
    """A localized text as a text of a document."""
    return escaped(view.plain(text))


def told(view: View, text: LocalizedText | None) -> Html:
    """A localized text in Markdown as a text of a document."""
    return html(prose(alone(view.plain(text)))) if text else html("")


def _ended(text: Html) -> Html:
    """With a full stop where nothing else ends it: excerpts run from one text into the next."""
    said = str(text).strip()
    return html(said if said[-1:] in _ENDS else f"{said}.")
