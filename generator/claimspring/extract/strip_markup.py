"""Text made plain for reading, character for character: markup and front matter become spaces.

In: a file's text. Out: text of the same length, so every offset still fits the file.
"""

import re

from claimspring.lexicon.tokens import fold

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:(?!---[ \t]*\r?\n).*\n)*---[ \t]*(?:\r?\n|\Z)")
_MARKUP = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,500})\]\([^)\s]{0,2000}(?: \"[^\"\n]{0,500}\")?\)"
    r"|\[(?P<label>[^\[\]\n]{1,500})\]\([^)\s]{0,2000}(?: \"[^\"\n]{0,500}\")?\)"
    r"|<!--[^<>]{0,2000}-->|</?[a-zA-Z][^<>\n]{0,300}>|\{[.#:][^{}\n]{0,200}\}|\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`"
)
_BREAK = re.compile(r"\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b-\u200f\u202a-\u202e\u2060\u00ad]")


def front_matter_end(text: str) -> int:
    """How many code points the YAML front matter takes at the top of a Markdown file; 0 where there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def readable(text: str, *, markdown: bool) -> str:
    """The text as long as before, its letters as they are; in Markdown without front matter and marks."""
    clean = _UNREADABLE.sub(" ", _BREAK.sub("\n", text))
    if not markdown:
        return clean
    body = front_matter_end(clean)
    return re.sub(r"[^\n]", " ", clean[:body]) + _MARKUP.sub(_blank, clean[body:])


def plain(text: str, *, markdown: bool) -> str:
    """The same, folded."""
    return fold(readable(text, markdown=markdown))


def _blank(match: re.Match[str]) -> str:
    """Spaces for the markup, the label of a link or picture kept in its place."""
    for name in ("alt", "label"):
        if match[name]:
            first = match.start(name) - match.start()
            return " " * first + match[name] + " " * (len(match[0]) - first - len(match[name]))
    return re.sub(r"[^\n]", " ", match[0])
