"""The picture that social networks show beside a link to a claim, as a PNG of 1200 x 630.

Verdict, the statement with its wrong words struck and the right ones marked, what is the case, the article, the desk.

Networks do not take SVG, so this is the one raster picture of the site. Four colours and no anti-aliasing keep it
small; letters are drawn once for each size, words put together of them once, and pasted from then on.
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from font_source_serif_pro import SourceSerifPro, SourceSerifProSemibold
from PIL import Image, ImageChops, ImageDraw, ImageFont

from claimspring.diagrams.palette import OTHER_VERDICT, VERDICT_COLOURS

SIZE = (1200, 630)
_MARGIN = 80
_BAR = 28
_LABEL = 54
_FOOT = 28
_STATEMENT_SIZES = (64, 56, 48, 42, 36)
_STATEMENT_TOP = 160
_STATEMENT_BOTTOM = 520
_FACT_TOP = 442
_PAPER, _INK, _VERDICT, _PEN = range(4)
_FACT, _FACT_LINES = 32, 2
_STRIKE, _MARK = 0.62, (0.18, 1.16)
"""Of the letters' size: where struck words are crossed, and from where to where marked ones have their ground."""
_LONGEST_WORD = 200
_UP = 2
"""PNG's filter by which a row tells how it differs from the one above: of letters, little does."""
_LEAD = "Ég  "
"""Drawn before each letter and cut off: Pillow rounds a text's base line by how high and how low its letters reach."""
_WORDS = 1 << 15
"""How many drawn words are kept, about 0.5 kB each."""


class WordLook(Enum):
    """What becomes of words in the picture."""

    PLAIN = auto()
    STRUCK = auto()
    MARKED = auto()


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says."""

    verdict: str
    """The verdict's word, in the card's language."""
    icon: str
    """The rating's icon, which gives the colour."""
    statement: Sequence[tuple[WordLook, str]]
    """The statement's words, piece by piece."""
    site_name: str
    fact: str = ""
    """What is the case."""
    origin: str = ""
    """The article and its day."""


class _Drawn(NamedTuple):
    """A letter or a word as it is drawn, once for all pictures that hold it."""

    mask: Image.Image
    left: int
    """Where the mask begins, seen from where the pen stands."""
    top: int
    """Where it begins, seen from the line's upper edge."""

    @property
    def right(self) -> int:
        """Where the mask ends."""
        return self.left + self.mask.width

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.mask.height


def social_picture(card: Card) -> bytes:
    """The PNG file's bytes; the same card always gives the same bytes with the same Pillow."""
    image = Image.new("P", SIZE, _PAPER)
    image.paste(_VERDICT, (0, 0, _BAR + 1, SIZE[1]))
    _write(image, card.verdict, (_MARGIN, 72), _font(_LABEL), _VERDICT)
    bottom = _FACT_TOP - 20 if card.fact else _STATEMENT_BOTTOM
    _write_statement(image, card.statement, bottom)
    for number, line in enumerate(_clipped(card.fact, _font(_FACT, bold=False), _FACT_LINES)):
        _write(image, line, (_MARGIN, _FACT_TOP + number * round(_FACT * 1.3)), _font(_FACT, bold=False), _INK)
    foot = " · ".join(text for text in (card.origin, card.site_name) if text)
    _write(image, foot, (_MARGIN, SIZE[1] - 76), _font(_FOOT, bold=False), _INK)
    return _png(image, VERDICT_COLOURS.get(card.icon, OTHER_VERDICT))


def _png(image: Image.Image, verdict: str) -> bytes:
    """The PNG of an image of our four colours, two bits a pixel; written here, for Pillow takes twice the time.

    Portable Network Graphics (PNG) Specification, third edition, https://www.w3.org/TR/png-3/.
    """
    packed = Image.frombytes("L", (SIZE[0] // 4, SIZE[1]), image.tobytes("raw", "P;2"))
    above = Image.new("L", packed.size)
    above.paste(packed, (0, 1))
    rows = Image.new("L", (packed.width + 1, packed.height), _UP)
    rows.paste(ImageChops.subtract_modulo(packed, above), (1, 0))
    packer = zlib.compressobj(level=1, strategy=zlib.Z_RLE)
    data = packer.compress(rows.tobytes()) + packer.flush()
    palette = bytes.fromhex("ffffff16191d" + verdict.removeprefix("#") + "ffe08a")
    head = struct.pack(">IIBBBBB", *SIZE, 2, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@cache
def _font(size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
    """Laid out letter by letter: the other engine fails on some texts, and is not the same on every machine."""
    face = SourceSerifProSemibold if bold else SourceSerifPro
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)


def _write(
    image: Image.Image,
    line: str,
    at: tuple[float, int],
    font: ImageFont.FreeTypeFont,
    colour: int,
) -> None:
    """One line; `at` is its left upper corner."""
    pen, top = at
    for number, word in enumerate(line.split(" ")):
        pen += _width(" ", font) if number else 0
        drawn = _word(word, font)
        if drawn:
            image.paste(colour, (round(pen) + drawn.left, top + drawn.top), drawn.mask)
        pen += _width(word, font)


@lru_cache(maxsize=_WORDS)
def _word(word: str, font: ImageFont.FreeTypeFont) -> _Drawn | None:
    """A word in black on nothing; None where nothing of it is seen."""
    pen, seen = 0.0, []
    for sign in word:
        if letter := _letter(sign, font):
            seen.append(letter._replace(left=round(pen) + letter.left))
        pen += _advance(sign, font)
    if not seen:
        return None
    left, top = min(letter.left for letter in seen), min(letter.top for letter in seen)
    size = max(letter.right for letter in seen) - left, max(letter.bottom for letter in seen) - top
    mask = Image.new("1", size)
    for letter in seen:
        mask.paste(1, (letter.left - left, letter.top - top), letter.mask)
    return _Drawn(mask, left, top)


@cache
def _letter(sign: str, font: ImageFont.FreeTypeFont) -> _Drawn | None:
    """A letter in black on nothing; None where nothing of it is seen."""
    end, room = round(font.getlength(_LEAD + sign)), round(font.size)
    line = Image.new("1", (end + room, 3 * room))
    ImageDraw.Draw(line).text((0, 0), _LEAD + sign, font=font, fill=1)
    pen = round(font.getlength(_LEAD))
    start = pen - round(font.getlength(" "))
    alone = line.crop((start, 0, *line.size))
    box = alone.getbbox()
    return box and _Drawn(alone.crop(box), start - pen + box[0], box[1])


@cache
def _advance(sign: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(sign)


@lru_cache(maxsize=_WORDS)
def _width(word: str, font: ImageFont.FreeTypeFont) -> float:
    return sum(_advance(sign, font) for sign in word)


def _write_statement(image: Image.Image, pieces: Sequence[tuple[WordLook, str]], bottom: int) -> None:
    """In the largest letters in which it fits; in the smallest, what does not fit ends in an ellipsis."""
    words = [(look, word[:_LONGEST_WORD]) for look, text in pieces for word in text.split()]
    for size in _STATEMENT_SIZES:
        font, leading = _font(size), round(size * 1.25)
        room = (bottom - _STATEMENT_TOP) // leading
        lines = _lines(words, font, room + 1)
        if len(lines) <= room:
            break
    if len(lines) > room:
        lines = [*lines[: room - 1], [*lines[room - 1], (WordLook.PLAIN, "…")]]
    for number, line in enumerate(lines):
        _write_line(image, line, _STATEMENT_TOP + number * leading, font, size)


def _write_line(
    image: Image.Image, line: Sequence[tuple[WordLook, str]], top: int, font: ImageFont.FreeTypeFont, size: int
) -> None:
    """Runs of words of one look; marks lie below the letters, strokes above them."""
    pen, space = float(_MARGIN), _width(" ", font)
    for look, run in groupby(line, key=itemgetter(0)):
        text = " ".join(word for _, word in run)
        wide = sum(_width(word, font) for word in text.split()) + space * text.count(" ")
        left, right = round(pen), round(pen + wide)
        if look is WordLook.MARKED:
            image.paste(_PEN, (left - 6, top + round(size * _MARK[0]), right + 6, top + round(size * _MARK[1])))
        _write(image, text, (pen, top), font, _INK)
        if look is WordLook.STRUCK:
            across = top + round(size * _STRIKE)
            image.paste(_VERDICT, (left - 4, across, right + 4, across + max(4, size // 10)))
        pen += wide + space


def _lines(
    words: Sequence[tuple[WordLook, str]], font: ImageFont.FreeTypeFont, limit: int
) -> list[list[tuple[WordLook, str]]]:
    """The words in lines that fit the picture's width, at most `limit` of them; a longer word stands alone."""
    room, space = SIZE[0] - 2 * _MARGIN, _width(" ", font)
    lines: list[list[tuple[WordLook, str]]] = []
    taken = 0.0
    for look, shown in words:
        width = _width(shown, font)
        if lines and taken + space + width <= room:
            lines[-1].append((look, shown))
            taken += space + width
        elif len(lines) == limit:
            break
        else:
            lines.append([(look, shown)])
            taken = width
    return lines


def _clipped(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """The text in so many lines; what does not fit ends in an ellipsis."""
    words = [(WordLook.PLAIN, word[:_LONGEST_WORD]) for word in text.split()]
    lines = [" ".join(word for _, word in line) for line in _lines(words, font, most + 1)]
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
