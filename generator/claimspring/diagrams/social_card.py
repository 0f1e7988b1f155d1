"""The picture that social networks show beside a link to a claim, as a PNG of 1200 x 630.

Verdict, the statement with its wrong words struck and the right ones marked, what is the case, the article, the desk.

Networks do not take SVG, so this is the one raster picture of the site. Four colours and no anti-aliasing keep it
small; letters are drawn once for each size, words put together of them once, and pasted from then on. What many
pictures have, the verdict and the foot, is drawn and compressed once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from font_source_serif_pro import SourceSerifPro, SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

from claimspring.diagrams.banded_png import Band, band, empty, first, png
from claimspring.diagrams.palette import OTHER_VERDICT, VERDICT_COLOURS

SIZE = (1200, 630)
_MARGIN = 80
_BAR = 28
_LABEL = 54
_FOOT = 28
_STATEMENT_SIZES = (64, 56, 48, 42, 36)
_VERDICT_TOP, _STATEMENT_TOP, _FACT_TOP, _FOOT_TOP = 72, 160, 442, 554
_STATEMENT_BOTTOM = 520
_PAPER, _INK, _VERDICT, _PEN = range(4)
_FACT, _FACT_LINES = 32, 2
_STRIKE, _MARK = 0.62, (0.18, 1.16)
"""Of the letters' size: where struck words are crossed, and from where to where marked ones have their ground."""
_LONGEST_WORD = 200
_LEAD = "Ég  "
"""Drawn before each letter and cut off: Pillow rounds a text's base line by how high and how low its letters reach."""
_WORDS = 1 << 13
"""How many drawn words are kept, 6 kB each: Pillow takes a byte for each point, and whole pages of memory."""
_OFTEN = 256
"""How many verdicts and feet of pictures are kept, about 2 kB each."""


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
    right: int
    bottom: int


class _Stroke(NamedTuple):
    """Something drawn: a word, or what lies over or under words."""

    colour: int
    left: int
    top: int
    right: int
    bottom: int
    mask: Image.Image | None = None
    """Where the colour goes; everywhere, if there is none."""


def social_picture(card: Card) -> bytes:
    """The PNG file's bytes; the same card always gives the same bytes with the same Pillow."""
    bottom = _FACT_TOP - 20 if card.fact else _STATEMENT_BOTTOM
    fact = _clipped(card.fact, _font(_FACT, bold=False), _FACT_LINES)
    blocks = (
        (_VERDICT_TOP, _verdict(card.verdict)),
        (_STATEMENT_TOP, _block(_statement(card.statement, bottom - _STATEMENT_TOP), _FACT_TOP - _STATEMENT_TOP)),
        (_FACT_TOP, _block(_fact(fact), _FOOT_TOP - _FACT_TOP)),
        (_FOOT_TOP, _foot(" · ".join(text for text in (card.origin, card.site_name) if text))),
    )
    palette = bytes.fromhex("ffffff16191d" + VERDICT_COLOURS.get(card.icon, OTHER_VERDICT).removeprefix("#") + "ffe08a")
    return png(SIZE[0], palette, _bands(blocks))


def _bands(blocks: Iterable[tuple[int, Band]]) -> Iterator[Band]:
    """All rows of a picture of blocks, each with the row that it begins at."""
    yield first(_ground(1))
    row = 1
    for top, block in blocks:
        yield empty(top - row, SIZE[0])
        yield block
        row = top + block.rows
    yield empty(SIZE[1] - row, SIZE[0])


@lru_cache(maxsize=_OFTEN)
def _verdict(word: str) -> Band:
    return _block(_line(word, (_MARGIN, 0), _font(_LABEL), _VERDICT), _STATEMENT_TOP - _VERDICT_TOP)


@lru_cache(maxsize=_OFTEN)
def _foot(line: str) -> Band:
    return _block(_line(line, (_MARGIN, 0), _font(_FOOT, bold=False), _INK), SIZE[1] - _FOOT_TOP)


def _fact(lines: Sequence[str]) -> Iterator[_Stroke]:
    for number, line in enumerate(lines):
        yield from _line(line, (_MARGIN, number * round(_FACT * 1.3)), _font(_FACT, bold=False), _INK)


def _block(strokes: Iterable[_Stroke], room: int) -> Band:
    """Strokes on the ground, cut off where there is no more room, and a row of the ground below them."""
    drawn = list(strokes)
    image = _ground(min(max((stroke.bottom for stroke in drawn), default=0), room - 1) + 1)
    pen = ImageDraw.Draw(image)
    for stroke in drawn:
        if stroke.mask:
            pen.bitmap((stroke.left, stroke.top), stroke.mask, stroke.colour)
        else:
            image.paste(stroke.colour, stroke[1:5])
    image.paste(_PAPER, (_BAR + 1, image.height - 1, *image.size))
    return band(image, _ground(1))


def _ground(rows: int) -> Image.Image:
    """What lies behind all that is written: paper, and a bar in the verdict's colour."""
    image = Image.new("P", (SIZE[0], rows), _PAPER)
    image.paste(_VERDICT, (0, 0, _BAR + 1, rows))
    return image


@cache
def _font(size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
    """Laid out letter by letter: the other engine fails on some texts, and is not the same on every machine."""
    face = SourceSerifProSemibold if bold else SourceSerifPro
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)


def _line(line: str, at: tuple[float, int], font: ImageFont.FreeTypeFont, colour: int) -> Iterator[_Stroke]:
    """One line; `at` is its left upper corner."""
    pen, top = at
    for number, word in enumerate(line.split(" ")):
        pen += _width(" ", font) if number else 0
        if drawn := _word(word, font):
            left = round(pen)
            yield _Stroke(
                colour, left + drawn.left, top + drawn.top, left + drawn.right, top + drawn.bottom, drawn.mask
            )
        pen += _width(word, font)


@lru_cache(maxsize=_WORDS)
def _word(word: str, font: ImageFont.FreeTypeFont) -> _Drawn | None:
    """A word in black on nothing; None where nothing of it is seen."""
    pen, seen = 0.0, []
    for sign in word:
        if letter := _letter(sign, font):
            seen.append((round(pen), letter))
        pen += _advance(sign, font)
    if not seen:
        return None
    left, top = min(at + letter.left for at, letter in seen), min(letter.top for _, letter in seen)
    right, bottom = max(at + letter.right for at, letter in seen), max(letter.bottom for _, letter in seen)
    mask = Image.new("1", (right - left, bottom - top))
    drawing = ImageDraw.Draw(mask)
    for at, letter in seen:
        drawing.bitmap((at + letter.left - left, letter.top - top), letter.mask, 1)
    return _Drawn(mask, left, top, right, bottom)


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
    if not box:
        return None
    left, top, right, bottom = box
    return _Drawn(alone.crop(box), start - pen + left, top, start - pen + right, bottom)


@cache
def _advance(sign: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(sign)


@lru_cache(maxsize=_WORDS)
def _width(word: str, font: ImageFont.FreeTypeFont) -> float:
    return sum(_advance(sign, font) for sign in word)


def _statement(pieces: Sequence[tuple[WordLook, str]], height: int) -> Iterator[_Stroke]:
    """In the largest letters in which it fits; in the smallest, what does not fit ends in an ellipsis."""
    words = [(look, word[:_LONGEST_WORD]) for look, text in pieces for word in text.split()]
    for size in _STATEMENT_SIZES:
        font, leading = _font(size), round(size * 1.25)
        room = height // leading
        lines = _lines(words, font, room + 1)
        if len(lines) <= room:
            break
    if len(lines) > room:
        lines = [*lines[: room - 1], [*lines[room - 1], (WordLook.PLAIN, "…")]]
    for number, line in enumerate(lines):
        yield from _runs(line, number * leading, font, size)


def _runs(line: Sequence[tuple[WordLook, str]], top: int, font: ImageFont.FreeTypeFont, size: int) -> Iterator[_Stroke]:
    """Runs of words of one look; marks lie below the letters, strokes above them."""
    pen, space = float(_MARGIN), _width(" ", font)
    for look, run in groupby(line, key=itemgetter(0)):
        text = " ".join(word for _, word in run)
        wide = sum(_width(word, font) for word in text.split()) + space * text.count(" ")
        left, right = round(pen), round(pen + wide)
        if look is WordLook.MARKED:
            yield _Stroke(_PEN, left - 6, top + round(size * _MARK[0]), right + 6, top + round(size * _MARK[1]))
        yield from _line(text, (pen, top), font, _INK)
        if look is WordLook.STRUCK:
            across = top + round(size * _STRIKE)
            yield _Stroke(_VERDICT, left - 4, across, right + 4, across + max(4, size // 10))
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
