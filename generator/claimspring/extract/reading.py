"""An article's file to what extraction reads: text with offsets as in the file, language and date where they are given.

In: bytes and the file's name. Out: a `Source`, or `UnreadableArticleError` with what to do. Kinder than the corpus
reader: any UTF-8 text will do, with or without front matter.
"""

import re
import shlex
from pathlib import PurePath

from claimspring.document.kinds import DocumentKind, kind_of_bytes
from claimspring.extract.extractor import ArticleInput
from claimspring.model.values import LANGUAGE_PATTERN
from claimspring.read import articles
from claimspring.read.fault import Unreadable

MAX_BYTES = 20_000_000
_MARKDOWN = frozenset({".md", ".markdown"})
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class UnreadableArticleError(Exception):
    """The file is no text to extract from; the message says why and what to do."""


def read_source(raw: bytes, name: str) -> ArticleInput:
    """What to extract from.

    Raises:
        UnreadableArticleError: The file is empty, too large, not text, or not UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise UnreadableArticleError(f"the file has {len(raw)} bytes, more than {MAX_BYTES}; split it")
    _refuse_documents(raw, name)
    if b"\0" in raw:
        raise UnreadableArticleError("this is no text file; give the article as plain text or Markdown")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableArticleError(
            f"byte {error.start + 1} is not UTF-8; save the file in the encoding UTF-8"
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableArticleError("the file is empty; put the article's text into it")
    markdown = PurePath(name).suffix.lower() in _MARKDOWN
    header = _header(text) if markdown else {}
    return ArticleInput(text, markdown=markdown, language=header.get("language"), published=header.get("published"))


_ADDED = {
    DocumentKind.HTML: "a web page",
    DocumentKind.PDF: "a PDF",
    DocumentKind.DOCX: "a Word file",
    DocumentKind.MAIL: "a mail",
    DocumentKind.WARC: "an archived page",
    DocumentKind.WACZ: "an archive of pages",
}
_NOT_READ = {
    DocumentKind.JSON: "it is data, no article; give the article's text",
    DocumentKind.CHECKS: "it is a list of checks, no article; import it with: claimspring import {name}",
    DocumentKind.OLD_WORD: "it is no text; save it as .docx, and give it to 'claimspring add'",
}


def _refuse_documents(raw: bytes, name: str) -> None:
    """Raise for what is no text of an article, with the line to type."""
    kind = kind_of_bytes(raw)
    if kind in _ADDED:
        line = f"claimspring add {shlex.quote(name)}"
        raise UnreadableArticleError(f"it is {_ADDED[kind]}, no text of an article; bring it in with: {line}")
    if kind in _NOT_READ:
        raise UnreadableArticleError(_NOT_READ[kind].format(name=shlex.quote(name)))


def _header(text: str) -> dict[str, str]:
    """Language and date from the front matter, where they can be read; `claimspring check` tells what is wrong."""
    try:
        data = articles.split(text)[0].data
    except Unreadable:
        return {}
    language, published = data.get("language"), data.get("published")
    found = {}
    if isinstance(language, str) and re.match(LANGUAGE_PATTERN, language):
        found["language"] = language
    if isinstance(published, str) and _DATE.fullmatch(published):
        found["published"] = published
    return found
