"""A document's bytes and its content type to its whole visible text: HTML, plain text, PDF and JSON. Pure.

What stands behind a label is looked at, too: servers call PDFs octet streams, and error pages JSON.
"""

import hashlib
import json
import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimspring.document.charset import decode
from claimspring.document.markup import Visible, visible
from claimspring.document.pdf import MEMORY as PDF_MEMORY
from claimspring.document.pdf import pdf_text

_HTML = re.compile(
    r"\s*(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|title|meta|p|div|h1|a|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_WORD = re.compile(r"\w+")
_TEXT_TYPES = frozenset({"application/xhtml+xml", "application/xml", "application/javascript", "application/rtf"})
_OPAQUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/force-download"})
_SNIFFED = 2_048
_AT_ONCE = 100_000
_TIMES_ITS_SIZE = 16
"""How many times its size a document takes while it is read: four bytes a character, lines, the folded text."""
_NO_SPACE = dict.fromkeys(map(ord, " \t\n\r\f\v\xa0"))


class UnreadableError(ValueError):
    """There is no text in the document that could be read; the message says why."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What can be read in a document."""

    text: str
    """The whole visible text, one line for each block."""
    main: str
    """The part whose change makes it another text: whole sentences outside of menus, forms and footers."""
    title: str | None = None
    refresh: str | None = None
    """Where an HTML page leads on by itself, before anybody has read it."""
    is_html: bool = False

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal, of the main text without its white space."""
        return hashlib.sha256(self.main.translate(_NO_SPACE).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> int:
        """How many words the main text has; counted in parts, for a hostile text holds millions."""
        parts = range(0, len(self.main), _AT_ONCE)
        return sum(len(_WORD.findall(self.main, start, start + _AT_ONCE)) for start in parts)


def kind_of(content_type: str | None) -> str:
    """The content type without its parameters, in lower case: `text/html`; empty when there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def holds_text(kind: str) -> bool:
    """Whether a document of this content type may hold text that can be read."""
    return (
        kind in _OPAQUE
        or kind in _TEXT_TYPES
        or kind in {"application/pdf", "application/json"}
        or kind.startswith("text/")
        or kind.endswith(("+json", "+xml"))
    )


def memory_for(body: bytes, kind: str) -> int:
    """About how many bytes of memory reading a document takes at most."""
    if _is_pdf(body, kind):
        return PDF_MEMORY
    return _TIMES_ITS_SIZE * len(body)


def read_text(body: bytes, content_type: str | None = None, until: float = math.inf) -> PageText:
    """The text of a document.

    Raises:
        UnreadableError: when it is of a kind that holds no text, is damaged, holds nothing to read, or is not read at
            `until` on the monotonic clock.
    """
    try:
        page = _read(body, content_type, until)
    except TimeoutError:
        raise UnreadableError("the document takes too long to read") from None
    if not page.text.strip():
        raise UnreadableError("the document holds no text")
    return page


def _read(body: bytes, content_type: str | None, until: float) -> PageText:
    kind = kind_of(content_type)
    if _is_pdf(body, kind):
        return _pdf(body, until)
    if kind == "application/json" or kind.endswith("+json"):
        return _json(decode(body, "charset=utf-8"), until)
    if kind.startswith("text/") or kind in _TEXT_TYPES or kind.endswith("+xml"):
        return _text(decode(body, content_type), kind, until)
    if kind in _OPAQUE and b"\0" not in body[:_SNIFFED]:
        return _text(decode(body), "", until)
    raise UnreadableError(f"a document of type '{kind or 'unknown'}' holds no text that can be read")


def _is_pdf(body: bytes, kind: str) -> bool:
    return body[:_SNIFFED].lstrip().startswith(b"%PDF-") or kind == "application/pdf"


def _pdf(body: bytes, until: float) -> PageText:
    text = pdf_text(body, until - time.monotonic())
    if text is None:
        raise UnreadableError("the PDF is damaged, locked or too large to read")
    return PageText(text=text, main=text)


def _text(text: str, kind: str, until: float) -> PageText:
    if kind.endswith("xml") and kind != "application/xhtml+xml":
        return _page(visible(_CDATA.sub(lambda section: section[1], text), until))
    if kind in {"text/html", "application/xhtml+xml"} or (kind in {"", "text/plain"} and _HTML.match(text[:_SNIFFED])):
        return _page(visible(text, until))
    return PageText(text=text, main=text)


def _page(seen: Visible) -> PageText:
    return PageText(text=seen.text, main=seen.main, title=seen.title, refresh=seen.refresh, is_html=True)


def _json(text: str, until: float) -> PageText:
    """Every string of a JSON value, in order, one line each; markup inside of a string counts as markup."""
    try:
        value = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return _text(text, "", until)
    strings = [visible(string, until).text if "<" in string else string for string in _strings(value)]
    joined = "\n".join(strings).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return PageText(text=joined, main=joined)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever the JSON holds
    """Depth first, with a stack of our own: JSON nests as deep as it likes."""
    stack = [value]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            yield top
        elif isinstance(top, dict):
            stack.extend(reversed(top.values()))
        elif isinstance(top, list):
            stack.extend(reversed(top))
