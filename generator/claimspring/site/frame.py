"""The frame around every page: Material's header, menu and footer with slots, cut once and filled for each page.

Input: the frame as one HTML text in which `slot(name)` marks what is to be filled in. Output: whole pages.
Everything that goes into a slot is escaped here or is Markup already. The Content-Security-Policy is made from the
frame's own inline scripts before any content comes near it, so a script that slips into content has no hash.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.multilingual import Said, alone, encoded, read_off
from claimspring.i18n.translator import Words
from claimspring.routes.addresses import Addresses, relative
from claimspring.routes.files import ATOM_FEED, CORRECTIONS_ATOM
from claimspring.routes.page_languages import nearest
from claimspring.routes.pages import HOME, NOT_FOUND
from claimspring.site.opengraph import open_graph
from claimspring.site.page import Page

_SLOT = re.compile(r"https://slot\.invalid/([a-z]+(?:-[A-Za-z0-9-]+)?)/")
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; worker-src 'self'; frame-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'"
)


def slot(name: str) -> str:
    """The mark in a frame for what is filled in later; an absolute address, so that no template touches it."""
    return f"https://slot.invalid/{name}/"


def content_security_policy(html: str) -> str:
    """The policy that allows exactly the inline scripts of `html` (CSP level 3, hash sources)."""
    digests = {
        hashlib.sha256(script["code"].encode()).digest()
        for script in _SCRIPT.finditer(html)
        if "src=" not in script["attributes"] and "application/" not in script["attributes"]
    }
    hashes = "".join(sorted(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))
    return _POLICY.format(hashes=hashes)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame cut at its slots: the texts around them, and their names; there is one text more than slots."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> "Frame":
        """Cut a rendered frame at its slots and write the policy of its scripts into the slot `policy`."""
        html = _INDENT.sub("\n", html)
        policy = content_security_policy(html)
        texts = _SLOT.split(html.replace(slot("policy"), policy))
        return cls(tuple(map(encoded, texts[::2])), tuple(texts[1::2]))

    def fill(self, values: Mapping[str, bytes]) -> bytes:
        """The whole page; a slot without a value is a KeyError."""
        pieces = [b""] * (len(self.pieces) + len(self.slots))
        pieces[::2] = self.pieces
        pieces[1::2] = [values[name] for name in self.slots]
        return b"".join(pieces)


def whole_pages(page: Page, frames: Sequence[Frame], addresses: Addresses, site_name: str) -> Iterator[bytes]:
    """The page read off in each of its languages, in the frame of each."""
    texts = {name: read_off(str(text), len(frames)) for name, text in _values(page, addresses, site_name).items()}
    for index, frame in enumerate(frames):
        yield frame.fill({name: read[index] for name, read in texts.items()})


def _values(page: Page, addresses: Addresses, site_name: str) -> dict[str, Html]:
    """What goes into the slots of a frame."""
    title = site_name if not page.title else f"{page.title} · {site_name}"
    root = addresses.base if _is_anywhere(page) else addresses.root(page.place, page.languages)
    here = HOME.place() if _is_anywhere(page) else page.place
    return {
        "title": escaped(title),
        "topic": escaped(page.title or site_name),
        "head": html(_head(page, addresses, site_name)),
        "site": escaped(site_name),
        "kind": html(f"{page.kind.name} md-typeset" if page.kind.typeset else page.kind.name),
        "content": html(page.body),
        **{name: value for one in addresses.languages for name, value in _switch(one, page, here, root, addresses)},
    }


def _switch(language: str, page: Page, here: str, root: Said, addresses: Addresses) -> Iterator[tuple[str, Html]]:
    """One entry of the choice of languages: where it leads, in which language that is, and a word on it if another."""
    there = nearest(language, page.there)
    yield f"alternate-{language}", html(str(root)) + escaped(addresses.place_in(there, here))
    yield f"there-{language}", escaped(there)
    yield f"note-{language}", _note(language, there)


@cache
def _note(language: str, there: str) -> Html:
    """What the choice of a language says where it leads to a page in another one."""
    if there == language:
        return html("")
    words = Words(language)
    told = alone(words.say("in %(language)s", language=words.language_name(there)))
    return escaped(f" ({told})")


def _head(page: Page, addresses: Addresses, site_name: str) -> Markup:
    """Plain strings, for every page has a dozen of these lines."""
    lines: list[object] = [f'<meta name="description" content="{escaped(page.description)}">']
    if not page.listed:
        lines.append('<meta name="robots" content="noindex">')
    elif addresses.site_url:
        lines.append(f'<link rel="canonical" href="{escaped(addresses.page(page.place, page.languages))}">')
        forms = [*((language, language) for language in page.there), ("x-default", page.there[0])]
        for named, language in forms:
            href = escaped(addresses.page_in(language, page.place))
            lines.append(f'<link rel="alternate" hreflang="{escaped(named)}" href="{href}">')
        lines.append(open_graph(page, addresses, site_name))
    for place in (ATOM_FEED, CORRECTIONS_ATOM):
        feed = escaped(addresses.base + place if _is_anywhere(page) else relative(place, seen_from=page.place))
        lines.append(f'<link rel="alternate" type="application/atom+xml" href="{feed}">')
    lines.append(page.head)
    return markup(html("\n".join(map(str, lines))))


def _is_anywhere(page: Page) -> bool:
    """Whether it is the page for unknown addresses, shown at any depth: its links begin at the root of the host."""
    return page.kind.route is NOT_FOUND
