"""Where everything stands on the site: the one place that knows the shape of an address.

A *place* is a path from the site's root without a leading slash (`claims/a/b/`, or `` for the home page), the same in
every language; the site's first language lies at the root, the others each in a folder of their own name.
"""

from dataclasses import dataclass

from claimspring.i18n.multilingual import parallel
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId

HOME = ""
CLAIMS = "claims/"
SOURCES = "sources/"
CORRECTIONS = "corrections/"
STATUS = "status/"
SEARCH = "search/"
SEARCH_INDEXES = "pagefind/"
MADE = frozenset({HOME, CLAIMS, SOURCES, CORRECTIONS, STATUS})
"""Pages that are made although people may write for them too: their words then stand above what is made."""
ATOM_FEED = "feed.xml"
JSON_FEED = "feed.json"
SITE_PICTURE = "assets/claimspring/site.png"
CLAIMS_JSON = "data/claims.json"
CLAIMS_CSV = "data/claims.csv"
CORRECTIONS_ATOM = "corrections/feed.xml"
CORRECTIONS_JSON = "corrections/feed.json"
PROVENANCE_JSONLD = "data/provenance.jsonld"


def article_place(article: ArticleId) -> str:
    """The page of an article."""
    return f"articles/{article}/"


def claim_place(key: ClaimKey) -> str:
    """The page of a claim; it never changes."""
    return f"claims/{key.article}/{key.claim}/"


def claim_jsonld_place(key: ClaimKey) -> str:
    """The structured data of a claim, by itself."""
    return f"data/claims/{key.article}/{key.claim}.jsonld"


def annotations_place(article: ArticleId) -> str:
    """The claims of an article as Web Annotations."""
    return f"data/articles/{article}.jsonld"


def embed_place(key: ClaimKey) -> str:
    """A claim as a card for other people's pages."""
    return f"embed/{key.article}/{key.claim}/"


def oembed_place(key: ClaimKey) -> str:
    """The oEmbed answer for a claim's page."""
    return f"data/oembed/{key.article}/{key.claim}.json"


def picture_place(key: ClaimKey) -> str:
    """The picture that social networks show beside a claim."""
    return f"assets/claims/{key.article}/{key.claim}.png"


def source_place(source: SourceId) -> str:
    """The page of a source."""
    return f"sources/{source}/"


def publisher_place(publisher: PublisherId) -> str:
    """The page of a publisher."""
    return f"publishers/{publisher}/"


def search_index(language: str) -> str:
    """The index of the full-text search in one language, of which each volume is a folder."""
    return f"{SEARCH_INDEXES}{language}/"


def search_volume(language: str, volume: int) -> str:
    """One volume of an index, from 1."""
    return f"{search_index(language)}{volume}/"


def relative(place: str, seen_from: str) -> str:
    """The link from one place of the site to another, so that it works from a folder and under a sub-path.

    >>> relative("claims/a/b/", seen_from="articles/a/")
    '../../claims/a/b/'
    """
    if place.partition("/")[0] != seen_from.partition("/")[0] and place and seen_from:
        return "../" * seen_from.count("/") + place
    here, there = seen_from.split("/")[:-1], place.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def home_of(place: str) -> str:
    """The way from a page to the root of its language."""
    return "../" * place.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Places in every language, and as full addresses where the site's own address is known."""

    languages: tuple[str, ...]
    """The site's languages, the one at the root first."""
    site_url: str | None = None

    def localized(self, place: str, *languages: str) -> str:
        """The place of a page in one language: `claims/` -> `fr/claims/`; in several, a parallel text."""
        return parallel([place if one == self.languages[0] else f"{one}/{place}" for one in languages])

    def absolute(self, place: str) -> str:
        """The full address; without the site's own address, the path from its root."""
        return f"{(self.site_url or '').rstrip('/')}/{place}"

    def page(self, place: str, *languages: str) -> str:
        """The full address of a page in one language; in several, a parallel text."""
        return self.absolute(self.localized(place, *languages))

    def root(self, place: str, *languages: str) -> str:
        """The way from a page to the root of the site, where what is there once for all languages lies."""
        return parallel([home_of(self.localized(place, one)) for one in languages])
