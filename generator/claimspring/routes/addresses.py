"""From places to links: places in every language, as full addresses, and as seen from one another.

The site's first language lies at the root, the others each in a folder of their own name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimspring.i18n.multilingual import Multilingual, multilingual


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

    @property
    def base(self) -> str:
        """The path of the site's root on its host: `/` or `/under/path/`."""
        return urlsplit(f"{(self.site_url or '').rstrip('/')}/").path

    def place_in(self, language: str, place: str) -> str:
        """The place of a page in one language: `claims/` -> `fr/claims/`."""
        return place if language == self.languages[0] else f"{language}/{place}"

    def page_in(self, language: str, place: str) -> str:
        """The full address of a page in one language."""
        return self.absolute(self.place_in(language, place))

    def absolute(self, place: str) -> str:
        """The full address; without the site's own address, the path from its root."""
        return f"{(self.site_url or '').rstrip('/')}/{place}"

    def localized(self, place: str, languages: Sequence[str]) -> Multilingual:
        """The place of a page in each of several languages."""
        return multilingual([self.place_in(language, place) for language in languages])

    def page(self, place: str, languages: Sequence[str]) -> Multilingual:
        """The full address of a page in each of several languages."""
        return multilingual([self.page_in(language, place) for language in languages])

    def root(self, place: str, languages: Sequence[str]) -> Multilingual:
        """The way from a page to the root of the site, where what is there once for all languages lies."""
        return multilingual([home_of(self.place_in(language, place)) for language in languages])
