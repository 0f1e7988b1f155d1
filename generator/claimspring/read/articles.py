"""Article file -> front matter and text: YAML between two lines `---`, then the text as it was published."""

import re

from claimspring.read.fault import Fault, Unreadable
from claimspring.read.yaml import Document, parse

MAX_BYTES = 4_000_000
"""Size beyond which an article is refused unread."""

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def split(text: str) -> tuple[Document, int]:
    """The front matter of `text`, with positions in the whole file, and how many code points stand before the text.

    Raises `Unreadable`.
    """
    start, end = head(text)
    closing = _CLOSING.match(text, end)
    # The empty line stands for the opening one, so that lines count from the top of the file.
    return parse("\n" + text[start:end]), closing.end() if closing else end


def head(text: str) -> tuple[int, int]:
    """Where the front matter begins and ends, without the lines `---` around it; raises `Unreadable`."""
    opening = _OPENING.match(text)
    if opening is None:
        hint = "begin the file with a line '---', then title, publisher and language, then another line '---'"
        raise Unreadable(Fault("missing-front-matter", "the article has no front matter", hint))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        hint = "end it with a line '---'"
        raise Unreadable(Fault("missing-front-matter", "the front matter does not end", hint))
    return opening.end(), closing.start()
