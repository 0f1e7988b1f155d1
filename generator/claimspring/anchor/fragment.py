"""Links that jump to the words: a passage and, if known, its page's text in, a text-fragment directive out.

Syntax and matching by the WICG draft "URL Fragment Text Directives" (`#:~:text=[prefix-,]start[,end][,-suffix]`):
browsers ignore case, accents and the kind of white space, want whole words, look for each part within one block of
the page, and take the first place that fits.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple
from urllib.parse import quote, urldefrag

from claimspring.anchor.match import Haystack, MatchMethod
from claimspring.anchor.similar import is_border

_LONGEST = 120  # longer passages are given by their first and their last words
_ENDS = (5, 8, 12, 20, 30)
_CONTEXT = (0, 2, 4, 7, 12)
_WORD_REACH = 40
_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


class Directive(NamedTuple):
    """The parts of a text directive, not yet encoded; `start` alone stands for the whole passage."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """As it stands in an address: `prefix-,start,end,-suffix`, each part encoded."""
        prefix = f"{_encoded(self.prefix)}-" if self.prefix else ""
        suffix = f"-{_encoded(self.suffix)}" if self.suffix else ""
        return ",".join(filter(None, (prefix, _encoded(self.start), _encoded(self.end), suffix)))


def link_to(url: str, passage: str, page: str | None = None) -> str:
    """The address with a directive that jumps to `passage`; the address as it is where no directive does.

    `page` is the page's visible text with a line for each block, if it has been seen; without it the passage is taken
    at its word.
    """
    directive = _at_its_word(passage) if page is None else str(directive_for(passage, page) or "")
    if not directive:
        return url
    base, fragment = urldefrag(url)
    return f"{base}#{fragment.partition(':~:')[0]}:~:text={directive}"


def directive_for(passage: str, page: str) -> Directive | None:
    """The shortest directive by which a browser first finds the passage; None for words the page does not hold."""
    match = Haystack(page).find(passage)
    if match is None or match.how is MatchMethod.FUZZY:
        return None
    return _shortest(page, *_whole_words(page, match.start, match.end))


def _shortest(page: str, start: int, end: int) -> Directive | None:
    """The shortest directive by which a browser first finds this slice of the page."""
    text, target = _squashed(page), len(_squashed(page[:start]))
    candidates = _directives(page, start, end)
    return next((directive for directive in candidates if first_place(directive, text) == target), None)


@lru_cache(maxsize=1 << 14)
def _at_its_word(passage: str) -> str:
    """The encoded directive; empty where there is none. Kept, for a page and its copies get the same one."""
    first, last = next(_bodies(passage), ("", ""))
    if not last:
        return str(Directive(first)) if first else ""
    if _is_seen(passage[0]) and _is_seen(passage[-1]):  # then all of it is what would be found in it
        return str(_shortest(passage, 0, len(passage)) or "")
    return str(directive_for(passage, passage) or "")


def _is_seen(char: str) -> bool:
    """Whether a character is a letter, a digit or a sign, and neither a space nor one that is not counted."""
    return unicodedata.category(char)[0] in "LNPS"


def first_place(directive: Directive, text: str) -> int | None:
    """Where a browser's search for the directive ends up in a text with folded letters, a line for each block."""
    start, end, prefix, suffix = map(_squashed, directive)
    for at in _finds(text, prefix or start):
        if not is_border(text, at):
            continue
        place = _after_space(text, at + len(prefix)) if prefix else at
        if not text.startswith(start, place):
            continue
        stop = place + len(start)
        if end and not is_border(text, stop):
            continue
        stops = _range_ends(text, end, stop) if end else [stop]
        if any(_closes(text, stop, suffix) for stop in stops):
            return place
        if end:
            return None
    return None


def _range_ends(text: str, end: str, since: int) -> Iterator[int]:
    return (at + len(end) for at in _finds(text, end, since) if is_border(text, at))


def _closes(text: str, stop: int, suffix: str) -> bool:
    if not suffix:
        return is_border(text, stop)
    after = _after_space(text, stop)
    return text.startswith(suffix, after) and is_border(text, after + len(suffix))


def _finds(text: str, words: str, since: int = 0) -> Iterator[int]:
    at = text.find(words, since)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _squashed(text: str) -> str:
    """Letters without accents and case; a run of white space is one space, or one line end if it holds any."""
    plain = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return _SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", plain)


def _directives(page: str, start: int, end: int) -> Iterator[Directive]:
    """From the simplest to those with the most context."""
    before, after = page[:start].split("\n"), page[end:].split("\n")
    last_words = next((line.split() for line in reversed(before) if line.strip()), [])
    next_words = next((line.split() for line in after if line.strip()), [])
    bodies = list(_bodies(page[start:end]))
    for count, (first, last) in product(_CONTEXT, bodies):
        prefix = _joined(last_words[-count:] if count else [])
        yield Directive(first, last, prefix)
        if count:
            yield Directive(first, last, prefix, _joined(next_words[:count]))


def _bodies(passage: str) -> Iterator[tuple[str, str]]:
    """The passage whole, or its first and last words, which must not overlap."""
    lines = [line.split() for line in passage.split("\n") if line.strip()] or [[]]
    if len(lines) == 1 and len(_joined(lines[0])) <= _LONGEST:
        yield _joined(lines[0]), ""
        return
    for count in _ENDS:
        if len(lines) > 1 or len(lines[0]) >= 2 * count:
            yield _joined(lines[0][:count]), _joined(lines[-1][-count:])


def _joined(words: list[str]) -> str:
    return _INVISIBLE.sub("", " ".join(words))


def _whole_words(page: str, start: int, end: int) -> tuple[int, int]:
    """The slice widened to ends of words, since browsers find no part of a word."""
    starts = (at for at in range(start, max(-1, start - _WORD_REACH), -1) if is_border(page, at))
    ends = (at for at in range(end, min(len(page), end + _WORD_REACH) + 1) if is_border(page, at))
    return next(starts, start), next(ends, end)


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
