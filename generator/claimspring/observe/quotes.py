"""Quotations and a page's text to what became of each quotation. Pure, but for a look at the clock."""

import hashlib
import itertools
import math
import re
import time
from collections.abc import Iterator, Sequence

from claimspring.anchor.diff import difference
from claimspring.anchor.match import Haystack, Match, state_of
from claimspring.model.observation import Concern, QuotationSeen, QuotationState
from claimspring.observe.sanitize import printable

_LONGEST_FOUND = 2_000
_WINDOW = 200_000
_OVERLAP = 4_000
_AROUND = 100
_NEAR = 2_000
"""In so many characters a hundred words stand, or what there is of them."""
_WORD = re.compile(r"\S+")
_BEST_FIRST = (QuotationState.VERBATIM, QuotationState.SPLIT, QuotationState.ALTERED, QuotationState.ABSENT)


def seek(text: str, quotations: Sequence[str], until: float = math.inf) -> tuple[QuotationSeen, ...]:
    """What became of each of `quotations` in `text`, in their order.

    A text is folded once for all of them; one of more than 200,000 characters in overlapping parts, so that memory
    stays bounded.

    Raises:
        TimeoutError: when the work is not done at `until` on the monotonic clock.
    """
    best = {exact: QuotationSeen(exact=exact, state=QuotationState.ABSENT) for exact in quotations}
    for start, part in _parts(text, max(map(len, quotations), default=0)):
        sought = [exact for exact, seen in best.items() if seen.state is not QuotationState.VERBATIM]
        if not sought:
            break
        if time.monotonic() > until:
            raise TimeoutError
        page = Haystack(part)
        for exact in sought:
            best[exact] = min(best[exact], _seen(exact, page.find(exact), text, start), key=_rank)
    return tuple(best[exact] for exact in quotations)


def unseen(quotations: Sequence[str]) -> tuple[QuotationSeen, ...]:
    """The same for a page that could not be read: nothing is known of its words."""
    return tuple(QuotationSeen(exact=exact, state=QuotationState.UNREADABLE) for exact in quotations)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The hundred words before and the hundred words behind what stands from `start` to `end`, as they stand there."""
    before = text[max(0, start - _NEAR) : start]
    behind = text[end : end + _NEAR]
    words = list(_WORD.finditer(before))[-_AROUND:]
    last = list(itertools.islice(_WORD.finditer(behind), _AROUND))
    return before[words[0].start() :] if words else before, behind[: last[-1].end()] if last else behind


def _parts(text: str, longest: int) -> Iterator[tuple[int, str]]:
    overlap = max(_OVERLAP, 2 * longest)
    for start in range(0, max(1, len(text) - overlap), _WINDOW):
        yield start, text[start : start + _WINDOW + overlap]


def _rank(seen: QuotationSeen) -> tuple[int, float]:
    return _BEST_FIRST.index(seen.state), -(seen.score or 0)


def _seen(exact: str, match: Match | None, text: str, offset: int) -> QuotationSeen:
    state = state_of(match)
    if match is None:
        return QuotationSeen(exact=exact, state=state)
    at = (offset + match.start, offset + match.end)
    found = text[slice(*at)]
    before, behind = around(text, *at)
    context = hashlib.sha256(f"{before}{found}{behind}".encode("utf-8", "surrogatepass")).hexdigest()
    if state is not QuotationState.ALTERED:
        return QuotationSeen(exact=exact, state=state, at=at, context=context)
    return QuotationSeen(
        exact=exact,
        state=state,
        at=at,
        context=context,
        score=round(match.score / 100, 3),
        found=printable(found, _LONGEST_FOUND),
        concerns=tuple(Concern(flag.value) for flag in difference(exact, found).flags),
    )
