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
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "dt", "dd", "option", "tr", "td", "th"})
_NEVER_HIDDEN = frozenset({"html", "body", *_VOID_NAMES.split()})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*_UNSEEN, "title", "textarea")}
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp "
    "small span strike strong sub sup svg time tt u var wbr noscript picture source script style"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button", "select"})
_TAG_NAME = re.compile(r"\A<[^\s/>]*")
_MAY_HIDE = re.compile("hidden|display", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'=/>]++)(?:\s*+=\s*+(?:"([^"]*+)"?|'([^']*+)'?|([^\s>]++)))?+""")
_NOT_DISPLAYED = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"""\s*(\d+)(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.IGNORECASE)
_AT_ONCE_ON = 5
"""Seconds within which a page that leads on does so before anybody has read it."""
_READINGS = 3
"""How often a document is read anew because something hidden in it never ends; then all of it counts as shown."""
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
    refresh: str | None = None
    """Where the page leads on by itself, before anybody has read it (`meta refresh`); as it is written there."""


@dataclass(slots=True)
class _Page:
    """What has been gathered so far."""

    shown: frozenset[str] | None = frozenset()
    """Elements that count as shown although they are said to be hidden, as one of their kind never ends; None: all."""

    lines: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    title: str | None = None
    run: list[str] = field(default_factory=list)
    aside: int = 0
    template: int = 0
    noscript: int = 0
    refresh: str | None = None
    hidden: str = ""
    """The name of the element that hides what is read now."""
    hides: int = 0
    """How many elements of that name are open within it."""

    def add(self, text: str) -> None:
        if text and not self.template and not self.hidden:
            self.run.append(text)

    def passes(self, name: str, tag: str, *, closes: bool) -> bool:
        """Whether a tag only opens, holds or ends what is not shown."""
        if self.hidden:
            if name == self.hidden:
                self.hides += -1 if closes or name in _ENDED_BY_THE_NEXT else 1
            elif self.hidden == "p" and name not in _INLINE:
                self.hides = 0  # a paragraph ends where another block begins or its parent ends
            if self.hides:
                return True
            hid, self.hidden = self.hidden, ""
            if closes:
                return name == hid
        if closes or name in _NEVER_HIDDEN or name in (self.shown or ()) or not _hides(tag):
            return False
        if name not in _INLINE:
            self.end_block()
        self.hidden, self.hides = name, 1
        return True

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
        step = -1 if closes else 1
        if name == "noscript":
            self.noscript = max(0, self.noscript + step)
        if name in _INLINE:
            return
        self.end_block()
        if name in _ASIDE:
            self.aside = max(0, self.aside + step)
        elif name == "template":
            self.template = max(0, self.template + step)

    def meta(self, tag: str) -> None:
        """Note where a `meta` leads on to; what only a browser without scripts would follow is passed over."""
        if self.refresh is not None or self.noscript or self.template:
            return
        attributes = _attributes(tag)
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            leads_on = _LEADS_ON.match(attributes.get("content", ""))
            if leads_on and int(leads_on[1][:9]) <= _AT_ONCE_ON:
                self.refresh = leads_on[2].strip()


def visible(document: str, until: float = math.inf) -> Visible:
    """The text that `document` shows.

    Entities are resolved and white space is folded; what `script`, `style`, `template` and comments hold is left out,
    and what the markup itself hides (`hidden`, `aria-hidden`, `display: none` at the element).

    Raises:
        TimeoutError: when the work is not done at `until` on the monotonic clock.
    """
    shown: frozenset[str] = frozenset()
    page = _read(document, shown if _MAY_HIDE.search(document) else None, until)
    while page.hidden:
        shown |= {page.hidden}
        page = _read(document, shown if len(shown) < _READINGS else None, until)
    main = page.main or page.lines
    return Visible(text="\n".join(page.lines), main="\n".join(main), title=page.title, refresh=page.refresh)


def _read(document: str, shown: frozenset[str] | None, until: float) -> _Page:
    page = _Page(shown)
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
        name, closes = token["name"].lower(), bool(token["close"])
        if shown is None or not page.passes(name, token[0], closes=closes):
            page.tag(name, closes=closes)
            if name == "meta":
                page.meta(token[0])
        if name in _RAW_END and not closes:
            at = _raw(page, document, name, at)
    page.add(document[at:])
    page.end_block()
    return page


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, their names in lower case; of two with one name the first counts."""
    found = _ATTRIBUTE.findall(_TAG_NAME.sub("", tag))
    return {name.lower(): html.unescape(one or two or bare) for name, one, two, bare in reversed(found)}


def _hides(tag: str) -> bool:
    """Whether an element hides what it holds: in itself, for style sheets are not read."""
    if not _MAY_HIDE.search(tag):
        return False
    attributes = _attributes(tag)
    return (
        attributes.get("hidden", "until-found").strip().lower() != "until-found"
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or bool(_NOT_DISPLAYED.search(attributes.get("style", "")))
    )


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
