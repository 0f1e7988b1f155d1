"""Finding quotations in an article: as its readers see the words, else as its file has them. Quotation in, place out.

Files of before quote the article's Markdown: `rose by **3** %`, `said on [Monday](https://example.org)`. Such words are
found, too, and known for what they are.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from claimspring.anchor.match import Haystack, Match, MatchMethod

_MARKED = re.compile(r"[*_`&<>\\\[\]#|]")


class Quoted(NamedTuple):
    """Where quoted words stand in the text as it is read."""

    match: Match
    marked: bool
    """They were found only with the marks of Markdown."""


class QuotableText:
    """An article's words as they are read, and its file's text; each made ready to search when it is first needed."""

    def __init__(self, text: str, source: str, at: Callable[[int], int]) -> None:
        """`at` leads from a place in the source to that of the first character read there or behind it."""
        self.text = text
        self._source_text = source
        self._at = at

    def locate(self, exact: str, prefix: str = "", suffix: str = "") -> Quoted | None:
        """Where these very words stand, as `Haystack.locate` finds them."""
        match = self._read.locate(exact, prefix, suffix)
        if (match is None or match.ambiguous) and _MARKED.search(f"{exact}{prefix}{suffix}"):
            written = self._located_in_source(exact, prefix, suffix)
            if written and not (match and written.ambiguous):
                return Quoted(written, marked=True)
        return Quoted(match, marked=False) if match else None

    def nearest(self, exact: str) -> str:
        """The passage most like these words; empty if nothing comes near."""
        match = self._read.nearest(exact)
        return self.text[match.start : match.end] if match else ""

    def _located_in_source(self, exact: str, prefix: str, suffix: str) -> Match | None:
        match = self._source.locate(exact, prefix, suffix)
        if match is None:
            return None
        start, end = self._at(match.start), self._at(match.end)
        words = self.text[start:end]
        if not words.strip():
            return None
        start += len(words) - len(words.lstrip())
        return Match(start, start + len(words.strip()), MatchMethod.NORMALISED, ambiguous=match.ambiguous)

    @cached_property
    def _read(self) -> Haystack:
        return Haystack(self.text)

    @cached_property
    def _source(self) -> Haystack:
        return Haystack(self._source_text)
