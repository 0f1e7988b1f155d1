"""What is remembered of a page's own text, so that a later answer can be told from another page. Pure.

Broder's min-wise sketch: the smallest hashes of the text's runs of four words, here each with its place, so that a
teaser (only the beginning stands) is told from a page that was rewritten (a little of everything stands).
"""

import base64
import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from claimspring.document.text import PageText
from claimspring.model.observation import PageSketch

RUN = 4
"""How many words are hashed together."""
KEPT = 64
"""How many hashes are kept: 32 did as well on the pages at hand, 16 did not."""
_MOST_WORDS = 50_000
"""What stands behind so many words is not looked at: a hostile text holds millions."""
_MOST_BLOCKS = 2_000
_PLACES = 255
_HASH, _ENTRY = 4, 5
_NO_SPACES = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Thai, Lao, Japanese, Chinese: a sign a word
_WORD = re.compile(rf"[{_NO_SPACES}]|[^\W{_NO_SPACES}]+")
_DIGITS = re.compile(r"\d+")


class Share(NamedTuple):
    """How much of a remembered text stands in another one."""

    of_all: float
    """The share of the kept runs that stand there."""
    dense: float
    """Of those that stand there: the share of the longest stretch without a gap."""
    begins: float
    """Where in the remembered text that stretch begins, from 0 to 1."""
    ends: float
    """Where it ends."""


def sketch(page: PageText, template: AbstractSet[int] = frozenset()) -> PageSketch | None:
    """What to remember of a page: its main text less the runs of `template`; None where there is too little text."""
    everything = list(runs(page.main))
    own = [run for run in everything if run not in template] or everything
    if not own:
        return None
    first: dict[int, int] = {}
    for place, run in enumerate(own):
        first.setdefault(run, place)
    kept = sorted(first)[:KEPT]
    packed = b"".join(run.to_bytes(_HASH, "big") + bytes([first[run] * _PLACES // len(own)]) for run in kept)
    return PageSketch(runs=base64.b64encode(packed).decode(), of=len(first), words=page.words)


def share(remembered: PageSketch, page: PageText, template: AbstractSet[int] = frozenset()) -> Share:
    """How much of what is remembered stands on `page`; runs of `template` are passed over."""
    packed = base64.b64decode(remembered.runs)
    kept = [(packed[at + _HASH], packed[at : at + _HASH]) for at in range(0, len(packed), _ENTRY)]
    now = {run.to_bytes(_HASH, "big") for run in runs(page.main)}
    passed = {run.to_bytes(_HASH, "big") for run in template}
    places = [(place, run in now) for place, run in sorted(kept) if run not in passed]
    hits = sum(stands for _, stands in places)
    if not hits:
        return Share(0.0, 0.0, 0.0, 0.0)
    stretches = [
        [place for place, _ in group] for stands, group in itertools.groupby(places, lambda one: one[1]) if stands
    ]
    longest = max(stretches, key=len)
    return Share(hits / len(places), len(longest) / hits, longest[0] / _PLACES, longest[-1] / _PLACES)


def runs(text: str) -> Iterator[int]:
    """The hashes of all runs of four words in a text; none goes from one block into the next."""
    left = _MOST_WORDS
    for line in text.lower().split("\n"):
        words = _WORD.findall(line[: left * 20])[:left]
        left -= len(words)
        for at in range(len(words) - RUN + 1):
            yield _hash(" ".join(words[at : at + RUN]))
        if left <= 0:
            return


def blocks(text: str) -> frozenset[int]:
    """The hashes of a text's blocks, whatever numbers stand in them: a menu, a notice, a line of a box."""
    return frozenset(_block(line) for line in text.split("\n", _MOST_BLOCKS)[:_MOST_BLOCKS])


def fresh_lines(page: PageText, known: AbstractSet[int]) -> list[str]:
    """The blocks of a page that are none of the known ones."""
    return [line for line in page.text.split("\n", _MOST_BLOCKS)[:_MOST_BLOCKS] if _block(line) not in known]


def word_count(line: str) -> int:
    """How many words a block has."""
    return len(_WORD.findall(line[:10_000]))


def pack(hashes: Iterable[int]) -> str:
    """Hashes as a text: base64 of four bytes each, in order."""
    return base64.b64encode(b"".join(one.to_bytes(_HASH, "big") for one in sorted(hashes))).decode()


def unpack(packed: str) -> frozenset[int]:
    """What `pack` packed."""
    raw = base64.b64decode(packed)
    return frozenset(int.from_bytes(raw[at : at + _HASH], "big") for at in range(0, len(raw), _HASH))


def _block(line: str) -> int:
    return _hash(_DIGITS.sub("0", " ".join(line.lower().split())[:1_000]))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest(), "big")
