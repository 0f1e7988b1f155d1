"""Editors' prose: CommonMark without raw HTML, within bounds that keep it fast.

Input: CommonMark. Output: safe HTML; nothing an author can write becomes a tag, an image or a script address.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from claimspring.i18n.html import html, markup
from claimspring.reading.markdown import LONGEST_PARAGRAPH, commonmark, within_bounds

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_UNMARKED = re.compile(r"""[^\W\d_](?:[\w ,.;:?%/()'’“”«»„–—…€$+=~|{}^@#-](?<!_))*[\w.;:?)’”»…](?<!_)""")
"""One line that no rule of CommonMark touches, as most of the prose is: the parser would take 20 times as long."""


def prose(text: str) -> Markup:
    """Render a piece of prose; text beyond the bounds comes out as plain paragraphs."""
    if _UNMARKED.fullmatch(text) and len(text) <= LONGEST_PARAGRAPH:
        return markup(html(f"<p>{text}</p>\n"))
    if within_bounds(text):
        return markup(html(commonmark().render(text)))
    return Markup("").join(_plain_paragraphs(text))


def _plain_paragraphs(text: str) -> Iterator[Markup]:
    """The paragraphs of a text beyond the bounds, their marks shown as they are."""
    return (Markup("<p>{}</p>\n").format(part) for part in _PARAGRAPH.split(text))
