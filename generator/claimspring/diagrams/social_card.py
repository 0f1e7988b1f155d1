"""The picture that social networks show beside a link to a claim: verdict, statement, desk, as a PNG of 1200 x 630.

Networks do not take SVG, so this is the one raster picture of the site. Four colours and no anti-aliasing keep it
small; words are drawn once for each size of letters and pasted from then on, since a desk's statements share most.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from font_source_serif_pro import SourceSerifPro, SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

from claimspring.diagrams.palette import OTHER_VERDICT, VERDICT_COLOURS

SIZE = (1200, 630)
_MARGIN = 80
_BAR = 28
_LABEL = 54
_FOOT = 34
_STATEMENT_SIZES = (64, 56, 48, 42, 36)
_STATEMENT_TOP = 190
_STATEMENT_BOTTOM = 520
_PAPER, _INK, _VERDICT, _GREY = range(4)
_LONGEST_WORD = 200
_COMPRESSION = 4
"""Of zlib: 2 takes an eighth less time and a sixth more room, 6 a third more time."""
_WORDS = 1 << 15
"""How many drawn words are kept, about 0.5 kB each."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says."""

    verdict: str
    """The verdict's word, in the card's language."""
    icon: str
    """The rating's icon, which gives the colour."""
    statement: str
    site_name: str


class _Word(NamedTuple):
    """A word as it is drawn, once for all pictures that hold it."""

    mask: Image.Image
    left: int
    """Where the mask begins, seen from where the pen stands."""
    top: int
    """Where it begins, seen from the line's upper edge."""


def social_picture(card: Card) -> bytes:
    """The PNG file's bytes; the same card always gives the same bytes with the same Pillow."""
    image = Image.new("P", SIZE, _PAPER)
    image.paste(_VERDICT, (0, 0, _BAR + 1, SIZE[1]))
    _write(image, card.verdict.upper(), 80, _font(_LABEL), _VERDICT)
    _write_statement(image, card.statement)
    _write(image, card.site_name, SIZE[1] - 80, _font(_FOOT, bold=False), _GREY)
    return _png(image, VERDICT_COLOURS.get(card.icon, OTHER_VERDICT))


def _png(image: Image.Image, verdict: str) -> bytes:
    """The PNG of an image of our four colours, two bits a pixel; written here, for Pillow takes twice the time.

    Portable Network Graphics (PNG) Specification, third edition, https://www.w3.org/TR/png-3/.
    """
    packed = image.tobytes("raw", "P;2")
    row = SIZE[0] // 4
    unfiltered = b"\0"
    lines = b"".join([unfiltered + packed[at : at + row] for at in range(0, len(packed), row)])
    palette = bytes.fromhex("ffffff1a1a1a" + verdict.removeprefix("#") + "5f6368")
    head = struct.pack(">IIBBBBB", *SIZE, 2, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, _COMPRESSION)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@cache
def _font(size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
    """Laid out letter by letter: the other engine fails on some texts, and is not the same on every machine."""
    face = SourceSerifProSemibold if bold else SourceSerifPro
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)


def _write(image: Image.Image, line: str, top: int, font: ImageFont.FreeTypeFont, colour: int) -> None:
    """One line, from the left margin on."""
    pen = float(_MARGIN)
    for number, word in enumerate(line.split(" ")):
        pen += _width(" ", font) if number else 0
        drawn = _word(word, font)
        if drawn:
            image.paste(colour, (round(pen) + drawn.left, top + drawn.top), drawn.mask)
        pen += _width(word, font)


@lru_cache(maxsize=_WORDS)
def _word(word: str, font: ImageFont.FreeTypeFont) -> _Word | None:
    """A word in black on nothing; None where nothing of it is seen."""
    left, top, right, bottom = (int(edge) for edge in font.getbbox(word, mode="1"))
    if right <= left or bottom <= top:
        return None
    mask = Image.new("1", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), word, font=font, fill=1)
    return _Word(mask, left, top)


@lru_cache(maxsize=_WORDS)
def _width(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)


def _write_statement(image: Image.Image, statement: str) -> None:
    """In the largest letters in which it fits; in the smallest, what does not fit ends in an ellipsis."""
    for size in _STATEMENT_SIZES:
        font, leading = _font(size), round(size * 1.25)
        room = (_STATEMENT_BOTTOM - _STATEMENT_TOP) // leading
        lines = _lines(statement, font, room + 1)
        if len(lines) <= room:
            break
    if len(lines) > room:
        lines = [*lines[: room - 1], f"{lines[room - 1]} …"]
    for number, line in enumerate(lines):
        _write(image, line, _STATEMENT_TOP + number * leading, font, _INK)


def _lines(text: str, font: ImageFont.FreeTypeFont, limit: int) -> Sequence[str]:
    """The text in lines that fit the picture's width, at most `limit` of them; a longer word stands alone."""
    room, space = SIZE[0] - 2 * _MARGIN, _width(" ", font)
    lines: list[str] = []
    taken = 0.0
    for word in text.split():
        shown = word[:_LONGEST_WORD]
        width = _width(shown, font)
        if lines and taken + space + width <= room:
            lines[-1] += f" {shown}"
            taken += space + width
        elif len(lines) == limit:
            break
        else:
            lines.append(shown)
            taken = width
    return lines
