"""A zip archive (APPNOTE.TXT 6.3.10) of texts that were deflated piece by piece, the same bytes on every day.

A piece is deflated by itself and ends at a whole byte, so that pieces beside each other are one deflated text. The
checksum of that text follows from theirs, as zlib's `crc32_combine` works it out.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

_POLYNOMIAL = 0xEDB88320
_END = b"\x03\x00"
"""An empty last block (RFC 1951)."""
_VERSION, _DEFLATED, _DAY = 20, 8, 0x21
"""The version that is needed to unpack, the method, and the first of January 1980."""
_IN_HEAD = struct.Struct("<5H3L2H")
_PIECE = struct.Struct("<2L")


class DeflatedText(NamedTuple):
    """A piece of a text."""

    size: int
    """Its bytes before it was deflated."""
    checksum: int
    deflated: bytes

    @classmethod
    def of(cls, text: bytes) -> "DeflatedText":
        """A piece of these bytes."""
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return cls(len(text), zlib.crc32(text), packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH))

    @classmethod
    def from_bytes(cls, raw: bytes) -> "DeflatedText":
        """A piece as `to_bytes` wrote it."""
        size, checksum = _PIECE.unpack_from(raw)
        return cls(size, checksum, raw[_PIECE.size :])

    def to_bytes(self) -> bytes:
        """All of it as one row of bytes."""
        return _PIECE.pack(self.size, self.checksum) + self.deflated


def zip_archive(entries: Iterable[tuple[str, Sequence[DeflatedText]]]) -> bytes:
    """An archive of entries by their names."""
    made, directory, count = bytearray(), bytearray(), 0
    for name, pieces in entries:
        checksum = 0
        for piece in pieces:
            checksum = _combined(checksum, piece.checksum, piece.size)
        deflated = b"".join([*(piece.deflated for piece in pieces), _END])
        size, called = sum(piece.size for piece in pieces), name.encode()
        told = _IN_HEAD.pack(_VERSION, 0, _DEFLATED, 0, _DAY, checksum, len(deflated), size, len(called), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + told
        directory += struct.pack("<3H2L", 0, 0, 0, 0, len(made)) + called
        made += b"PK\x03\x04" + told + called + deflated
        count += 1
    end = struct.pack("<4H2LH", 0, 0, count, count, len(directory), len(made), 0)
    return bytes(made + directory + b"PK\x05\x06" + end)


def _combined(first: int, second: int, size: int) -> int:
    """The CRC-32 of two texts beside each other, from theirs and the size of the second."""
    bit = 0
    while size >> bit:
        if size >> bit & 1:
            first = _times(_zeros(bit), first)
        bit += 1
    return first ^ second


@cache
def _zeros(power: int) -> tuple[int, ...]:
    """What so many zero bytes do to a checksum, 2 ** power of them: a matrix over GF(2), by its columns."""
    if power:
        half = _zeros(power - 1)
        return tuple(_times(half, column) for column in half)
    matrix = (_POLYNOMIAL, *(1 << bit for bit in range(31)))
    for _ in range(3):  # of one zero bit; then of 2, 4 and 8
        matrix = tuple(_times(matrix, column) for column in matrix)
    return matrix


def _times(matrix: Sequence[int], vector: int) -> int:
    found = 0
    for column in matrix:
        if not vector:
            break
        if vector & 1:
            found ^= column
        vector >>= 1
    return found
