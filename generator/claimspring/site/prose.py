"""Editors' prose and articles' text: CommonMark without raw HTML, within bounds that keep it fast.

Input: CommonMark. Output: safe HTML; nothing an author can write becomes a tag, an image or a script address.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

LONGEST_PARAGRAPH = 20_000
"""Code points of a paragraph up to which Markdown is read; text with a longer one is shown as plain text."""
MOST_MARKS = 400
"""Brackets and emphasis marks in a paragraph up to which Markdown is read: its cost can grow with their square."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_UNMARKED = re.compile(r"""[^\W\d_](?:[\w ,.;:?%/()'’“”«»„–—…€$+=~|{}^@#-](?<!_))*[\w.;:?)’”»…](?<!_)""")
"""One line that no rule of CommonMark touches, as most of the prose is: the parser would take 20 times as long."""


@cache
def commonmark() -> MarkdownIt:
    """CommonMark, with bare `<` as text and images refused: a picture would be a request to another host."""
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(["image", "html_inline", "html_block"])


def prose(text: str) -> Markup:
    """Render a piece of prose; text beyond the bounds comes out as plain paragraphs."""
    if _UNMARKED.fullmatch(text) and len(text) <= LONGEST_PARAGRAPH:
        return Markup(f"<p>{text}</p>\n")  # noqa: S704 -- holds no sign that means anything in HTML
    if within_bounds(text):
        return Markup(commonmark().render(text))  # noqa: S704 -- the parser escapes all text and lets no HTML through
    return Markup("").join(plain_paragraphs(text))


def plain_paragraphs(text: str) -> Iterator[Markup]:
    """The paragraphs of a text beyond the bounds, their marks shown as they are."""
    return (Markup("<p>{}</p>\n").format(part) for part in _PARAGRAPH.split(text))


def within_bounds(text: str) -> bool:
    """Whether the parser can be trusted with the text: no paragraph too long or too full of marks."""
    return all(
        len(part) <= LONGEST_PARAGRAPH and sum(part.count(mark) for mark in "[*_`<!") <= MOST_MARKS
        for part in _PARAGRAPH.split(text)
    )
