"""The entries of a desk's feed, RSS (0.9 to 2.0) or Atom: where its checks stand. A headline is no verdict.

https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec, RFC 4287
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)
_ENTRIES = ("item", "entry")
_CONTENT = ("encoded", "content", "description", "summary")


class ListedPage(NamedTuple):
    """One check that a feed tells of, as far as it does."""

    row: int
    """Its number in the feed, from 1."""
    address: str
    """Empty where the feed names none."""
    title: str
    content: tuple[str, ...]
    """What the feed gives of the page, as HTML."""


def is_feed(text: str) -> bool:
    """Whether a file is a feed."""
    return _ROOT.match(text.lstrip("\ufeff")) is not None


def feed_entries(text: str) -> Iterator[ListedPage]:
    """The entries in the feed's order, as far as its XML can be read; no entity is resolved, nothing is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    declared = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"), count=1)
    try:
        root = etree.fromstring(declared.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return
    if root is None:
        return
    elements = (one for one in root.iter(etree.Element) if _name(one) in _ENTRIES)
    for row, element in enumerate(elements, 1):
        parts = [(_name(part), part) for part in element if isinstance(part.tag, str)]
        contents = (_text(part) for name in _CONTENT for found, part in parts if found == name)
        title = next((_text(part) for name, part in parts if name == "title"), "")
        yield ListedPage(row, _address(parts), " ".join(title.split()), tuple(filter(None, contents)))


def _address(parts: list[tuple[str, Any]]) -> str:
    """RSS says it in words, Atom in an attribute; a guid is an address unless it says that it is none."""
    for name, part in parts:
        if name == "link" and part.get("rel", "alternate") == "alternate":
            found = (part.get("href") or _text(part)).strip()
            base = part.base if part.base and part.base.startswith("http") else ""
            if found:
                return _joined(base, found)
    guids = (_text(part).strip() for name, part in parts if name == "guid" and part.get("isPermaLink") != "false")
    return next((guid for guid in guids if guid.startswith(("https://", "http://"))), "")


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # one of them is no address
        return address


def _text(element: Any) -> str:  # noqa: ANN401 -- an element of lxml
    """Its words; the markup inside where it is given as such (`type="xhtml"`)."""
    if len(element):
        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    return element.text or ""


def _name(element: Any) -> str:  # noqa: ANN401 -- an element of lxml
    return re.split("[}:]", element.tag)[-1] if isinstance(element.tag, str) else ""
