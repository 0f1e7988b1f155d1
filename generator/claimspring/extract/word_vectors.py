"""Texts as vectors: the mean of the vectors of their pieces of words, for finding claims that say it in other words.

In: two files: pieces of words with the order in which they are joined (byte-pair encoding, Sennrich,
Haddow and Birch 2016, as Hugging Face writes it down), and a table of vectors in half precision (safetensors). The
package `wordllama`, which the extra `similar` brings, has them inside; nothing is downloaded, and nothing of it is run.
"""

import importlib.util
import json
import math
import mmap
import re
import struct
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from operator import mul
from pathlib import Path
from typing import TypeAlias

Vector: TypeAlias = tuple[float, ...]

_PACKAGE = "wordllama"
_PIECES, _VECTORS = "tokenizers/l2_supercat_tokenizer_config.json", "weights/l2_supercat_256.safetensors"
_SPACE = "▁"
_WORD = re.compile(f"{_SPACE}+[^{_SPACE}]*|[^{_SPACE}]+")
_UNKNOWN = 0


class NoVectorsError(Exception):
    """The vectors are not installed; the message says how to get them."""


class WordVectors:
    """The vectors of texts; each has the length 1, or 0 where no word is known."""

    def __init__(self, pieces: Path, vectors: Path) -> None:
        model = json.loads(pieces.read_text("utf-8"))["model"]
        self._ids: dict[str, int] = model["vocab"]
        pairs = (pair.split(" ") if isinstance(pair, str) else pair for pair in model["merges"])
        self._ranks = {(first, second): rank for rank, (first, second) in enumerate(pairs)}
        with vectors.open("rb") as file:
            self._table = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        (length,) = struct.unpack_from("<Q", self._table)
        (entry,) = (one for name, one in json.loads(self._table[8 : 8 + length]).items() if name != "__metadata__")
        self._first, self._rows = 8 + length + entry["data_offsets"][0], entry["shape"][0]
        self._row = struct.Struct(f"<{entry['shape'][1]}e")
        self._ids_of = lru_cache(maxsize=65_536)(self._joined)

    def of(self, text: str) -> Vector:
        """The vector of a text."""
        words = _WORD.findall(_SPACE + text.replace(" ", _SPACE))
        rows = [self._vector(number) for word in words for number in self._ids_of(word)]
        total = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * (self._row.size // 2)
        length = math.sqrt(sum(value * value for value in total)) or 1.0
        return tuple(value / length for value in total)

    def _vector(self, number: int) -> Vector:
        row = min(number, self._rows - 1)
        return self._row.unpack_from(self._table, self._first + row * self._row.size)

    def _joined(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word: its letters, joined pair by pair, the pair that ranks first first."""
        parts = list(word)
        while len(parts) > 1:
            ranked = [(self._ranks.get(pair, math.inf), place) for place, pair in enumerate(pairwise(parts))]
            rank, place = min(ranked)
            if rank == math.inf:
                break
            parts[place : place + 2] = ["".join(parts[place : place + 2])]
        return tuple(number for part in parts for number in self._numbers(part))

    def _numbers(self, part: str) -> Iterable[int]:
        """The number of a piece, or those of its bytes where it is in no word that is known."""
        if part in self._ids:
            return [self._ids[part]]
        return [self._ids.get(f"<0x{byte:02X}>", _UNKNOWN) for byte in part.encode()]


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors."""
    return float(sum(map(mul, one, other)))


def installed_vectors() -> WordVectors:
    """Those of the extra `similar`.

    Raises:
        NoVectorsError: They are not installed.
    """
    found = importlib.util.find_spec(_PACKAGE)
    for folder in found.submodule_search_locations or () if found else ():
        pieces, vectors = Path(folder, _PIECES), Path(folder, _VECTORS)
        if pieces.is_file() and vectors.is_file():
            return WordVectors(pieces, vectors)
    raise NoVectorsError("word vectors need an extra: pip install 'claimspring[similar]'")
