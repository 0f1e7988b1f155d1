"""What an article's file says of its blocks. In: the file's text. Out: zones, languages and days by places in it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType

from claimspring.extract.strip_markup import front_matter_end
from claimspring.model.passage import Zone
from claimspring.reading.blocks import TextBlock
from claimspring.reading.labels import Label
from claimspring.reading.text import read
from claimspring.reading.zones import ZonedLine

_ZONES: Mapping[Label, Zone] = MappingProxyType(
    {
        Label.STANDFIRST: Zone.STANDFIRST,
        Label.CAPTION: Zone.CAPTION,
        Label.CREDIT: Zone.BOILERPLATE,
        Label.PULLQUOTE: Zone.BOILERPLATE,
        Label.FURNITURE: Zone.BOILERPLATE,
    }
)
"""What a label's block is taken for; a pull quote says the article's words again."""


class FileLabels:
    """The labels of a Markdown file; there are none in plain text."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self._starts: list[int] = []
        self._blocks: list[TextBlock] = []
        if markdown and "{." in text:
            end = front_matter_end(text)
            reading = read(text[end:], end)
            self._blocks = [block for block in reading.blocks if block.end > block.start]
            self._starts = [reading.span(block.start, block.end)[0] for block in self._blocks]

    def told(self, lines: Iterable[ZonedLine], known: Container[str]) -> Iterator[ZonedLine]:
        """The lines as the file has them, where it says something of them; `known` are the languages there are."""
        for line in lines:
            label = block.label if (block := self._block(line.start)) else None
            if label is None:
                yield line
            else:
                language = label.language.split("-", maxsplit=1)[0]
                language = language if language in known else line.language
                yield line._replace(zone=_ZONES[label.label], language=language)

    def day(self, place: int) -> dt.date | None:
        """The day on which the entry of a live report was written that holds the place."""
        block = self._block(place)
        return (
            dt.datetime.fromisoformat(block.entry.time).date() if block and block.entry and block.entry.time else None
        )

    def _block(self, place: int) -> TextBlock | None:
        number = bisect_right(self._starts, place) - 1
        return self._blocks[number] if number >= 0 else None
