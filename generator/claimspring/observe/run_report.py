"""What follows from a run, written for people (the text of a pull request) and for a newsroom's own messenger. Pure."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from claimspring.anchor.diff import TextChange, difference
from claimspring.observe.consequences import SUGGESTED, Consequence, Kind

VERSION = 1
_TITLES = {
    Kind.VANISHED: "Words that vanished from their page",
    Kind.ALTERED: "Words that read differently now",
    Kind.NEVER_SEEN: "Words that were never seen on their page",
    Kind.GONE: "Pages that are gone",
    Kind.ABSENT: "Words that were not there this time",
    Kind.MISSING: "Pages that were not there this time",
    Kind.NOT_THE_PAGE: "Something else than the page",
    Kind.CHANGED: "Pages whose text changed",
    Kind.MOVED: "Pages that moved",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()+!|~^$-])")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;"})
_LONGEST = 1_000


def as_json(found: Sequence[Consequence], looked: int) -> str:
    """One JSON value: how many pages were looked at, and what follows, the gravest first."""
    listed = [{**asdict(one), "suggested": SUGGESTED[one.kind]} for one in found]
    return (
        json.dumps({"version": VERSION, "looked": looked, "consequences": listed}, ensure_ascii=False, indent=1) + "\n"
    )


def as_markdown(found: Sequence[Consequence], looked: int) -> str:
    """The text of a pull request, a section for each consequence; nothing in it is taken for markup or for a name."""
    lines = [f"{looked} pages were looked at."]
    if not found:
        lines.append("Nothing needs a hand.")
    for kind, group in groupby(found, key=lambda one: one.kind):
        lines += [f"## {_TITLES[kind]}", f"Suggested: {SUGGESTED[kind]}.", "\n".join(_items(group))]
    return "\n\n".join(lines) + "\n"


def _items(group: Iterable[Consequence]) -> Iterator[str]:
    for one in group:
        concerns = f" ({', '.join(one.concerns)})" if one.concerns else ""
        yield f"- **{_plain(one.target)}**{concerns} {_plain(one.address)}"
        if one.exact:
            yield f"  <br>{_words(one)}"
        if one.reason:
            yield f"  <br>{_plain(one.reason)}"
        yield f"  <br>Claims: {', '.join(map(_plain, one.claims)) or 'none'}"


def _words(one: Consequence) -> str:
    """The quoted words; where others stand there, with the difference."""
    if not one.found:
        return f"“{_plain(one.exact)}”"
    return "".join(_piece(piece.text, piece.change) for piece in difference(one.exact, one.found).pieces)


def _piece(text: str, change: TextChange) -> str:
    plain = _plain(text)
    words = plain.strip()
    if change is TextChange.EQUAL or not words:
        return plain
    marked = f"<del>{words}</del>" if change is TextChange.REMOVED else f"<ins>{words}</ins>"
    return plain.replace(words, marked, 1)


def _plain(text: str) -> str:
    """A text on one line that Markdown shows as it is, and in which nobody is called by name."""
    line = " ".join(text.split())[:_LONGEST]
    plain = _SPECIAL.sub(r"\\\1", line).translate(_ENTITIES)
    ends = (text[:1].isspace() and " ") or "", (text[-1:].isspace() and " ") or ""
    return f"{ends[0]}{plain}{ends[1]}" if plain else ends[0]
