"""Problems that point with a route -> findings with line and column, and the source lines that reports show.

Positions are not kept while a corpus is read; only the files that have problems are read again here.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from claimspring.model.finding import Finding, Positions, Problem, Severity, Span
from claimspring.read import articles
from claimspring.read.decode import offset_to_position
from claimspring.read.fault import Fault, Unreadable
from claimspring.read.files import CLAIMS
from claimspring.read.regular_file import read_regular
from claimspring.read.yaml import parse, parse_leniently

NOWHERE = Positions({}, {})
"""The positions of a file in which nothing can be pointed at; everything is shown at its top."""


NOTHING_HELD: Mapping[str, bytes | None] = MappingProxyType({})


class Locator:
    """Looks places up in the files below `root`; keeps the last few files that it read."""

    def __init__(self, root: Path, held: Mapping[str, bytes | None] = NOTHING_HELD) -> None:
        """Nothing is read yet; `held` is what some files hold, whatever is on the disk."""
        self._prefix, self._held = f"{root}/", held
        self.positions = lru_cache(maxsize=64)(self._positions)
        self.text = lru_cache(maxsize=64)(self._text)

    def locate(self, rule: str, severity: Severity, problem: Problem) -> Finding:
        """The finding of `rule` for `problem`; a route that the file lacks is shown at the nearest thing around it."""
        span = problem.span or self._span(problem.path, problem.offsets)
        span = span or self.positions(problem.path).of(problem.route, key=problem.at_key)
        return Fault(rule, problem.message, problem.hint, span, problem.replacement).at(problem.path, severity)

    def digest(self, path: str) -> str:
        """A name for the text of a file, by which places in it hold; empty where it cannot be read."""
        return (
            blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
            if (text := self.text(path))
            else ""
        )

    def line(self, path: str, number: int) -> str | None:
        """The text of a line, counted from 1, without its break; None where there is no such line."""
        lines = self.text(path).split("\n")
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else None

    def _span(self, path: str, offsets: tuple[int, int] | None) -> Span | None:
        text = self.text(path)
        return Span(offset_to_position(text, offsets[0]), offset_to_position(text, offsets[1])) if offsets else None

    def _text(self, path: str) -> str:
        if path in self._held:
            return (self._held[path] or b"").decode("utf-8", errors="replace").removeprefix("\ufeff")
        place = self._prefix + path
        if os.path.islink(place):  # noqa: PTH114 -- a Path costs twice the call itself
            return ""  # not followed: what it leads to could lie outside of the project
        try:
            raw = read_regular(place, articles.MAX_BYTES)
        except OSError:
            return ""
        return raw.decode("utf-8", errors="replace").removeprefix("\ufeff")

    def _positions(self, path: str) -> Positions:
        text = self.text(path)
        try:
            if path.endswith(".md") and PurePosixPath(path).match("articles/*.md"):
                return articles.split(text)[0].positions
            if not path.endswith((".yml", ".yaml")):
                return NOWHERE
            return (parse if path.startswith(f"{CLAIMS}/") else parse_leniently)(text).positions
        except Unreadable:
            return NOWHERE
