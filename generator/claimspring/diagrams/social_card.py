"""The picture that social networks show beside a link to a claim: verdict, statement, desk, as a PNG of 1200 x 630.

Networks do not take SVG, so this is the one raster picture of the site. Four colours and no anti-aliasing keep it at
8 kB and 4 ms.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says."""

    verdict: str
    """The verdict's word, in the card's language."""
    icon: str
    """The rating's icon, which gives the colour."""
    statement: str
    site_name: str


def social_picture(card: Card) -> bytes:
    """The PNG file's bytes; the same card always gives the same bytes with the same Pillow."""
    image = Image.new("P", SIZE, _PAPER)
    image.putpalette(_palette(VERDICT_COLOURS.get(card.icon, OTHER_VERDICT)))
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    draw.rectangle((0, 0, _BAR, SIZE[1]), fill=_VERDICT)
    draw.text((_MARGIN, 80), card.verdict.upper(), font=_font(_LABEL), fill=_VERDICT)
    _write_statement(draw, card.statement)
    draw.text((_MARGIN, SIZE[1] - 80), card.site_name, font=_font(_FOOT, bold=False), fill=_GREY)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=4)
    return file.getvalue()


def _palette(verdict: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for colour in ("#ffffff", "#1a1a1a", verdict, "#5f6368") for at in (1, 3, 5)]


@cache
def _font(size: int, *, bold: bool = True) -> ImageFont.FreeTypeFont:
    """Laid out letter by letter: the other engine fails on some texts, and is not the same on every machine."""
    face = SourceSerifProSemibold if bold else SourceSerifPro
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)


def _write_statement(draw: ImageDraw.ImageDraw, statement: str) -> None:
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
        draw.text((_MARGIN, _STATEMENT_TOP + number * leading), line, font=font, fill=_INK)


def _lines(text: str, font: ImageFont.FreeTypeFont, limit: int) -> Sequence[str]:
    """The text in lines that fit the picture's width, at most `limit` of them; a longer word stands alone."""
    width = SIZE[0] - 2 * _MARGIN
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer[:200]) <= width:
            lines[-1] = longer
        elif len(lines) == limit:
            break
        else:
            lines.append(word[:200])
    return lines
