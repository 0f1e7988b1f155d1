"""Every kind of page there is, and what follows from the list as a whole.

A kind more is a module in `site.pages`, a template of its name, and a line here. In this order stand the sitemap, the
menu and what the search finds.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from claimspring.routes.route import Numbered, Route
from claimspring.site.page import PageKind
from claimspring.site.pages.article import ARTICLE_KIND
from claimspring.site.pages.articles import ARTICLES_KIND
from claimspring.site.pages.claim import CLAIM_KIND
from claimspring.site.pages.claims import CLAIMS_KIND
from claimspring.site.pages.corrections import CORRECTIONS_KIND
from claimspring.site.pages.gone import GONE_KIND
from claimspring.site.pages.home import HOME_KIND
from claimspring.site.pages.moved import MOVED_KINDS
from claimspring.site.pages.narrative import NARRATIVE_KIND
from claimspring.site.pages.not_found import NOT_FOUND_KIND
from claimspring.site.pages.people import PEOPLE_KIND
from claimspring.site.pages.person import PERSON_KIND
from claimspring.site.pages.publisher import PUBLISHER_KIND
from claimspring.site.pages.publishers import PUBLISHERS_KIND
from claimspring.site.pages.search import SEARCH_KIND
from claimspring.site.pages.source import SOURCE_KIND
from claimspring.site.pages.sources import SOURCES_KIND
from claimspring.site.pages.status import STATUS_KIND
from claimspring.site.pages.topic import TOPIC_KIND
from claimspring.site.pages.topics import TOPICS_KIND

KINDS: tuple[PageKind[Any], ...] = (
    HOME_KIND,
    ARTICLES_KIND,
    CLAIMS_KIND,
    SOURCES_KIND,
    PUBLISHERS_KIND,
    PEOPLE_KIND,
    TOPICS_KIND,
    CORRECTIONS_KIND,
    STATUS_KIND,
    SEARCH_KIND,
    NARRATIVE_KIND,
    NOT_FOUND_KIND,
    ARTICLE_KIND,
    CLAIM_KIND,
    GONE_KIND,
    *MOVED_KINDS,
    SOURCE_KIND,
    PUBLISHER_KIND,
    PERSON_KIND,
    TOPIC_KIND,
)

ROUTES: Mapping[str, Route[Any]] = MappingProxyType({kind.name.upper().replace("-", "_"): kind.route for kind in KINDS})
"""The routes by the names that templates have for them: `url_for(CLAIM, key)`, `url_for(NOT_FOUND)`."""

INTRODUCED = frozenset(kind.route.place() for kind in KINDS if kind.introduced and isinstance(kind.route, Numbered))
"""The places of pages above which stands what people wrote for them."""
