"""HTML to the text a reader sees, whole: menus and footers too, for a quotation may stand anywhere.

A tokenizer, not a tree: no input makes it slower than linear (200,000 nested `div` hold a tree builder up for minutes),
and where tags are broken it goes on as the HTML Standard's tokenizer does.
"""

import html
import itertools
import math
import re
import time
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""<!--.*?(?:--!?>|\Z)
      | <(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)
        (?:[^>=]+ | =\s*+(?:"[^"]*(?:"|\Z) | '[^']*(?:'|\Z))?)*+ (?:>|\Z)
      | <[!?/][^>]*(?:>|\Z)""",
    re.DOTALL | re.VERBOSE,
)
_LONG_REFERENCE = re.compile(r"&#(?:[xX]0*[0-9a-fA-F]{7,}|0*[0-9]{8,});?")
_SPACE = re.compile(r"[ \t\n\f\r]+")
_SENTENCE = re.compile(r"""[.!?…。！？]["'»”’)\]]*$""")

_UNSEEN = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*_UNSEEN, "title", "textarea")}
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup svg time tt u var wbr noscript picture source script style"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button", "select"})
_PARAGRAPH = 40
_TOKENS_AT_ONCE = 10_000
_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows."""

    text: str
    """All of it, one line for each block."""
    main: str
    """The whole sentences outside of menus, forms and footers: what makes the page another page when it changes."""
    title: str | None


@dataclass(slots=True)
class _Page:
    """What has been gathered so far."""

    lines: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    title: str | None = None
    run: list[str] = field(default_factory=list)
    aside: int = 0
    template: int = 0

    def add(self, text: str) -> None:
        if text and not self.template:
            self.run.append(text)

    def end_block(self) -> None:
        if not self.run:
            return
        line = _characters("".join(self.run))
        self.run.clear()
        if line:
            self.lines.append(line)
            if not self.aside and len(line) >= _PARAGRAPH and _SENTENCE.search(line):
                self.main.append(line)

    def tag(self, name: str, *, closes: bool) -> None:
        """Let a tag have its effect on what follows."""
        if name in _INLINE:
            return
        self.end_block()
        step = -1 if closes else 1
        if name in _ASIDE:
            self.aside = max(0, self.aside + step)
        elif name == "template":
            self.template = max(0, self.template + step)


def visible(document: str, until: float = math.inf) -> Visible:
    """The text that `document` shows.

    Entities are resolved and white space is folded; what `script`, `style`, `template` and comments hold is left out.

    Raises:
        TimeoutError: when the work is not done at `until` on the monotonic clock.
    """
    page = _Page()
    at = 0
    for number in itertools.count():
        token = _TOKEN.search(document, at)
        if token is None:
            break
        if number % _TOKENS_AT_ONCE == 0 and time.monotonic() > until:
            raise TimeoutError
        page.add(document[at : token.start()])
        at = token.end()
        if token["name"] is None:
            continue
        name = token["name"].lower()
        page.tag(name, closes=bool(token["close"]))
        if name in _RAW_END and not token["close"]:
            at = _raw(page, document, name, at)
    page.add(document[at:])
    page.end_block()
    main = page.main or page.lines
    return Visible(text="\n".join(page.lines), main="\n".join(main), title=page.title)


def _raw(page: _Page, document: str, name: str, start: int) -> int:
    """Pass an element whose content is no markup; returns where its end tag begins."""
    end = _RAW_END[name].search(document, start)
    stop = end.start() if end else len(document)
    if name == "title" and page.title is None:
        page.title = _characters(document[start:stop]) or None
    elif name == "textarea":
        page.add(document[start:stop])
    return stop


def _characters(text: str) -> str:
    """Entities resolved (a number too long to be a character becomes U+FFFD), white space folded.

    A very long line is taken in parts, for a substitution holds all its pieces at once.
    """
    if len(text) > _AT_ONCE:
        parts = (text[start : start + _AT_ONCE] for start in range(0, len(text), _AT_ONCE))
        return "".join(map(_resolved, parts)).strip()
    return _resolved(text).strip()


def _resolved(text: str) -> str:
    if "&" in text:
        text = html.unescape(_LONG_REFERENCE.sub("\ufffd", text))
    return _SPACE.sub(" ", text)
