"""A PNG of four colours, written band by band: a band is drawn and compressed once for all pictures that have it.

Portable Network Graphics (PNG) Specification, third edition, https://www.w3.org/TR/png-3/; ZLIB Compressed Data Format
Specification version 3.3 (RFC 1950). Every row tells how it differs from the one above, so rows of the ground alone are
nothing but zeros, and bands that begin below such a row and end with one can follow each other in any order.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageChops

_UP = 2
"""PNG's filter by which a row tells how it differs from the one above: of letters, little does."""
_PIXELS = 4
"""In a byte, of two bits each."""
_HEAD, _LAST = b"\x78\x01", b"\x03\0"
"""Of a zlib stream: its head, and a last block with nothing in it."""
_BASE = 65521
"""The largest prime below 2**16, of which Adler-32 takes the remainders."""


class Band(NamedTuple):
    """Some rows of a picture."""

    rows: int
    packed: bytes
    """Deflated, up to a whole byte, so that another band can follow."""
    checksum: int
    """Adler-32 of what was deflated."""


def band(image: Image.Image, ground: Image.Image) -> Band:
    """A band of an image in mode P, whose last row and the row above its first one are like `ground`."""
    size = width, height = image.width // _PIXELS, image.height
    data = _bits(image)
    above = _bits(ground) + data[:-width]
    rows = Image.new("L", (width + 1, height), _UP)
    rows.paste(ImageChops.subtract_modulo(Image.frombytes("L", size, data), Image.frombytes("L", size, above)), (1, 0))
    return _deflated(rows.tobytes(), height)


@cache
def empty(rows: int, width: int) -> Band:
    """A band of the ground alone, below such a one."""
    return _deflated((bytes([_UP]) + bytes(width // _PIXELS)) * rows, rows)


def first(ground: Image.Image) -> Band:
    """The first row of a picture, of the ground alone."""
    return _deflated(bytes([_UP]) + _bits(ground), 1)


def png(width: int, palette: bytes, bands: Iterable[Band]) -> bytes:
    """The file of a picture of these bands, in the colours of a palette, three bytes each."""
    height, checksum, packed = 0, 1, [_HEAD]
    for one in bands:
        height += one.rows
        checksum = _adler_of_both(checksum, one.checksum, one.rows * (width // _PIXELS + 1))
        packed.append(one.packed)
    data = b"".join([*packed, _LAST, struct.pack(">I", checksum)])
    head = struct.pack(">IIBBBBB", width, height, 2, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _bits(image: Image.Image) -> bytes:
    return image.tobytes("raw", "P;2")


def _deflated(data: bytes, rows: int) -> Band:
    packer = zlib.compressobj(level=1, wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    return Band(rows, packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH), zlib.adler32(data))


def _adler_of_both(first: int, second: int, length: int) -> int:
    """The Adler-32 of one text and another one after it, of that length, from those of each."""
    low = (first & 0xFFFF) - 1
    sums = (low + (second & 0xFFFF)) % _BASE, ((first >> 16) + (second >> 16) + length * low) % _BASE
    return sums[1] << 16 | sums[0]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
