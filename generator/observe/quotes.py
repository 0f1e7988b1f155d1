"""Quotations and a page's text to what became of each quotation. Pure."""

from collections.abc import Sequence

from generator.anchor.diff import difference
from generator.anchor.match import Haystack, Match, state_of
from generator.model.observation import Concern, QuotationSeen, QuotationState

_LONGEST_FOUND = 2_000


def seek(text: str, quotations: Sequence[str]) -> tuple[QuotationSeen, ...]:
    """What became of each of `quotations` in `text`, in their order; the text is folded once for all."""
    if not quotations:
        return ()
    page = Haystack(text)
    return tuple(_seen(exact, page.find(exact), text) for exact in quotations)


def unseen(quotations: Sequence[str]) -> tuple[QuotationSeen, ...]:
    """The same for a page that could not be read: nothing is known of its words."""
    return tuple(QuotationSeen(exact=exact, state=QuotationState.UNREADABLE) for exact in quotations)


def _seen(exact: str, match: Match | None, text: str) -> QuotationSeen:
    state = state_of(match)
    if match is None or state is not QuotationState.ALTERED:
        return QuotationSeen(exact=exact, state=state)
    found = text[match.start : match.end]
    return QuotationSeen(
        exact=exact,
        state=state,
        score=round(match.score / 100, 3),
        found=found[:_LONGEST_FOUND],
        concerns=tuple(Concern(flag.value) for flag in difference(exact, found).flags),
    )
