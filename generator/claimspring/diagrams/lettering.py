"""Text in a picture: how wide it is and where it breaks. SVG breaks no lines by itself. Pure."""

import unicodedata
from functools import cache, lru_cache
from math import fsum

_NARROW, _WIDE = frozenset("iljtfr.,:;'’!|()[]·I "), frozenset("mwMWÆŒ—%@")


def width(text: str, size: float) -> float:
    """About how wide a text is in a sans serif, in the unit of its size: as in DejaVu Sans, the widest in use."""
    return size * _advance(text)


@lru_cache(maxsize=1 << 14)
def _advance(text: str) -> float:
    """In the unit of one em; kept, for words come again."""
    return fsum(map(_width, text))  # the same on every Python: since 3.12 `sum` rounds otherwise


@cache
def _width(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.69 if character.isupper() else 0.61


def broken(text: str, room: float, size: float, lines: int) -> list[str]:
    """The text broken into at most `lines` lines of the given room; what does not fit ends in an ellipsis."""
    done: list[str] = []
    for word in text.split():
        longer = f"{done[-1]} {word}" if done else word
        if done and width(longer, size) <= room:
            done[-1] = longer
        elif len(done) < lines:
            done.append(word)
        else:
            done[-1] = f"{longer} …"
            break
    return [fitted(line, room, size) for line in done]


def fitted(text: str, room: float, size: float) -> str:
    """The text cut to the given room."""
    if width(text, size) <= room:
        return text
    kept = text.removesuffix(" …")
    while kept and width(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
