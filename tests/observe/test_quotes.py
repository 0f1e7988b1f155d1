import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.observation import Concern, QuotationState
from claimspring.observe.quotes import _OVERLAP, _WINDOW, seek, unseen

TEXT = "The ministry said on Monday that 34 ships did not enter the harbour of Port Royal."


@pytest.mark.parametrize(
    ("page", "state", "concerns"),
    [
        (TEXT, QuotationState.VERBATIM, ()),
        (TEXT.upper().replace(" ", "\n"), QuotationState.VERBATIM, ()),
        (TEXT.replace("34", "43"), QuotationState.ALTERED, (Concern.NUMBER,)),
        (TEXT.replace("did not enter", "did enter"), QuotationState.ALTERED, (Concern.NEGATION,)),
        (TEXT.replace("Royal", "Louis"), QuotationState.ALTERED, (Concern.NAME,)),
        ("Something else stands here, and it is long enough to be a page of its own.", QuotationState.ABSENT, ()),
    ],
)
def test_what_became_of_a_quotation(page: str, state: QuotationState, concerns: tuple[Concern, ...]) -> None:
    (seen,) = seek(f"A line before.\n{page}\nA line behind.", (TEXT,))
    assert (seen.state, seen.concerns) == (state, concerns)
    assert (seen.found is None) == (state is not QuotationState.ALTERED)


def test_split() -> None:
    quoted = "The first sentence was long enough to count. The second sentence was long enough, too."
    (seen,) = seek(quoted.replace("count. ", "count. Somebody then said this. "), (quoted,))
    assert seen.state is QuotationState.SPLIT


@given(st.integers(0, 3 * _WINDOW))
def test_the_words_are_found_wherever_they_stand_in_a_long_text(place: int) -> None:
    filler = "ab cd " * (3 * _WINDOW // 6)
    (seen,) = seek(f"{filler[:place]} {TEXT} {filler[place:]}", (TEXT,))
    assert seen.state is QuotationState.VERBATIM


def test_the_best_of_a_long_text_counts() -> None:
    altered = TEXT.replace("34", "43")
    filler = "ab cd " * (_WINDOW // 6 + _OVERLAP)
    assert [seen.state for seen in seek(f"{altered} {filler} {TEXT}", (TEXT, "never said so"))] == [
        QuotationState.VERBATIM,
        QuotationState.ABSENT,
    ]
    assert seek(f"{altered} {filler}", (TEXT,))[0].state is QuotationState.ALTERED


def test_the_clock_ends_a_search() -> None:
    with pytest.raises(TimeoutError):
        seek(TEXT, ("words",), until=time.monotonic() - 1)


def test_no_quotations() -> None:
    assert seek(TEXT, ()) == ()
    assert seek("", ("x",))[0].state is QuotationState.ABSENT
    assert unseen(("x",))[0].state is QuotationState.UNREADABLE
