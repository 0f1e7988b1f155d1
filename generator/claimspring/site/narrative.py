"""Pages that people write in Markdown (method, handbook): what MkDocs made of them, cleaned.

Input: HTML of unknown origin. Output: HTML without anything that runs, loads from elsewhere, or poses as the site.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

import nh3
from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.i18n.multilingual import without_signs
from claimspring.routes.pages import CONTACT

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TAGS = _HEADINGS | frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
    ]
)
_CLASSED = ("div", "p", "span", "code", "pre", "table", "td", "th", "ul", "ol", "li", "a", "section", "figure")
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "id"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    "details": {"open"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
} | {heading: {"id"} for heading in _HEADINGS}
_ATTRIBUTES |= {tag: _ATTRIBUTES.get(tag, set()) | {"class"} for tag in _CLASSED}
_ID = re.compile(r"[a-z][a-z0-9:._-]{0,80}", re.IGNORECASE)
_ANCHOR = re.compile(r'id="([^"]+)"')
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Narrative:
    """One written page in one language."""

    place: str
    language: str
    title: str
    """Plain text."""
    html: str
    """As Markdown made it, not yet cleaned."""
    description: str | None = None
    """What the page is about, for search engines and cards, plain text; None where its writer did not say."""
    in_nav: bool = True
    """Whether `nav` in mkdocs.yml names it; a page of its own that is not named stands at the foot of every page."""


def contact_places(narratives: Iterable[Narrative]) -> dict[str, str]:
    """Where readers reach the desk, by the sections that its page has in every language; under "" the page itself."""
    written = [set(_ANCHOR.findall(narrative.html)) for narrative in narratives if narrative.place == CONTACT]
    if not written:
        return {}
    return {"": CONTACT} | {section: f"{CONTACT}#{section}" for section in sorted(set.intersection(*written))}


def chapters_beside(place: str, places: Iterable[str]) -> list[str]:
    """Of the places of written pages, in their order, those of the chapters beside one: all of the same folder.

    Those of a folder inside of it stand right behind that folder's own page, and only where one of these is read.
    """
    folder = place.split("/", 1)[0] + "/"
    inside = [other for other in places if other.startswith(folder)]
    shown: list[str] = []
    for chapter in inside:
        if not any(chapter.startswith(other) for other in inside if other not in {folder, chapter}):
            shown.append(chapter)
            if chapter != folder and place.startswith(chapter):
                shown += [other for other in inside if other.startswith(chapter) and other != chapter]
    return shown


def original_of(name: str, languages: Sequence[str]) -> tuple[str, str]:
    """The page of which a file is the translation (itself, if it is none), and its language.

    >>> original_of("handbook/index.fr.md", ("en", "fr"))
    ('handbook/index.md', 'fr')
    """
    stem, _, language = name.removesuffix(".md").rpartition(".")
    return (f"{stem}.md", language) if stem and language in languages else (name, languages[0])


def clean(written: str, *, up: str = "") -> Markup:
    """The page's HTML with only what an allow-list names; `up` is put before the addresses of pictures."""

    def kept(_tag: str, attribute: str, value: str) -> str | None:
        match attribute:
            case "src":
                return None if ":" in value or value.startswith(("/", "\\")) else up + value
            case "id":
                return value if _ID.fullmatch(value) else None
            case _:
                return value

    cleaned = nh3.clean(
        without_signs(written),  # which would vanish later, and make of a harmless address another one
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return markup(html(cleaned))


def heading(html: str) -> str | None:
    """The words of the page's first heading of level one."""
    found = _H1.search(html)
    return unescape(_TAG.sub("", found[1])).strip() if found else None


def first_words(html: str, limit: int = 200) -> str:
    """The beginning of the first paragraph, for the page's description."""
    found = _FIRST_PARAGRAPH.search(html)
    words = unescape(_TAG.sub("", found[1])).split() if found else []
    text = " ".join(words)
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"
