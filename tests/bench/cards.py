"""How fast pictures for social networks are drawn: `python -m tests.bench.cards [CARDS]`.

The peer is Pillow as its documentation has it: each line drawn as a text, the picture saved as PNG. Both draw the same
made-up statements in turns, and the figure is the ratio of their processor times.
"""

import io
import random
import sys
import time
from collections.abc import Callable
from statistics import median

from font_source_serif_pro import SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

from claimspring.diagrams.social_card import SIZE, Card, WordLook, social_picture

SEED, ROUNDS, WORDS = 20231114, 5, 400
FONT = ImageFont.truetype(SourceSerifProSemibold, 48, layout_engine=ImageFont.Layout.BASIC)


def statements(number: int) -> list[str]:
    """Made-up statements of 8 to 25 words, from a vocabulary such as an archive has."""
    dice = random.Random(SEED)
    words = ["".join(dice.choices("aeiourstlnmdcpbgvfh", k=dice.randint(2, 11))) for _ in range(WORDS)]
    return [" ".join(dice.choices(words, k=dice.randint(8, 25))) for _ in range(number)]


def ours(statement: str) -> bytes:
    """The picture as a build makes it."""
    return social_picture(Card("Supported", "check", [(WordLook.PLAIN, statement)], "The desk"))


def plain(statement: str) -> bytes:
    """The same picture with Pillow alone, in one size of letters."""
    image = Image.new("P", SIZE)
    image.putpalette([255, 255, 255, 26, 26, 26, 49, 118, 121, 95, 99, 104])
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"
    draw.rectangle((0, 0, 28, SIZE[1]), fill=2)
    top, line = 190, ""
    for word in [*statement.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and draw.textlength(longer, font=FONT) <= SIZE[0] - 160:
            line = longer
            continue
        draw.text((80, top), line, font=FONT, fill=1)
        top, line = top + 60, word
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=4)
    return file.getvalue()


def seconds(draw: Callable[[str], bytes], texts: list[str]) -> float:
    """Processor time for all of them."""
    begun = time.process_time()
    for text in texts:
        draw(text)
    return time.process_time() - begun


def main(number: int = 200) -> None:
    """Draw, in turns, and print the figures."""
    texts = statements(number)
    pairs = [(seconds(ours, texts), seconds(plain, texts)) for _ in range(ROUNDS)]
    size = sum(len(ours(text)) for text in texts) / number / 1000
    print(f"{number} pictures, {size:.1f} kB each; median of {ROUNDS} rounds in turns")
    print(f"ours {median(one for one, _ in pairs) / number * 1000:.2f} ms of processor time a picture")
    print(f"Pillow alone takes {median(peer / one for one, peer in pairs):.2f} times that")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
