"""Blanks in the pages that people write: `[[funding: who pays for this work]]`, a name and what belongs there.

Some are filled from the settings; the others wait for a hand, and a rule asks for them by name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimspring.model.settings import Settings

FROM_SETTINGS = ("contact", "licence", "owner")
"""The blanks that have the same name as a setting."""
_BLANK = re.compile(r"\[\[(?P<name>[a-z][a-z-]*): (?P<wanted>[^\[\]\n]+)\]\]")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank, by its place in the text."""

    name: str
    wanted: str
    """What belongs there, in the language of the page."""
    start: int
    end: int


def blanks(text: str) -> Iterator[Blank]:
    """The blanks of a page, in their order."""
    for match in _BLANK.finditer(text):
        yield Blank(match["name"], match["wanted"], match.start(), match.end())


class OpenBlank(NamedTuple):
    """A blank that nobody has filled in, and the page that it stands in."""

    page: str
    """Its path in the folder of what people write."""
    blank: Blank


def unfilled(pages: Mapping[str, str], settings: Settings) -> dict[str, list[OpenBlank]]:
    """By name, wherever each stands in the pages; the pages of the main language come first."""
    found: dict[str, list[OpenBlank]] = defaultdict(list)
    for page in sorted(pages, key=lambda page: (page.count("."), page)):
        for blank in blanks(pages[page]):
            if blank.name not in FROM_SETTINGS or getattr(settings, blank.name) is None:
                found[blank.name].append(OpenBlank(page, blank))
    return found


def filled(text: str, settings: Settings) -> str:
    """The Markdown of a page with what the settings know in the place of blanks; the other blanks stay."""

    def known(match: re.Match[str]) -> str:
        value = getattr(settings, match["name"]) if match["name"] in FROM_SETTINGS else None
        return match[0] if value is None else _linked(value)

    return _BLANK.sub(known, text)


def _linked(value: str) -> str:
    """A value as Markdown: addresses are links, and nothing in it is markup."""
    shown = _MARKUP.sub(r"\\\1", value)
    if re.fullmatch(r"https?://[^\s<>()]+", value):
        return f"[{shown}]({value})"
    if re.fullmatch(r"[^\s<>()@]+@[^\s<>()@]+", value):
        return f"[{shown}](mailto:{value})"
    return shown
