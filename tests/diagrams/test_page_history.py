import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from claimspring.diagrams.page_history import history
from claimspring.i18n.translator import Words
from claimspring.model.observation import Ledger, LedgerEntry, Observation, PageState, QuotationSeen, QuotationState

START = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


def entry(
    state: PageState = PageState.ALIVE,
    days: tuple[int, int] = (0, 0),
    quotations: tuple[QuotationState, ...] = (),
    text: str | None = None,
) -> LedgerEntry:
    first, last = (START + dt.timedelta(days=number) for number in days)
    seen = Observation(
        asked="https://port.example/",
        state=state,
        fingerprint=text,
        quotations=tuple(QuotationSeen(exact=f"words {n}", state=one) for n, one in enumerate(quotations)),
    )
    return LedgerEntry(first_seen=first, last_seen=last, seen=seen)


def test_nobody_has_looked() -> None:
    assert history(Words("en"), None) == history(Words("en"), Ledger()) == Markup()


def test_the_history_in_words_and_as_a_bar() -> None:
    ledger = Ledger(
        entries=(
            entry(days=(0, 10), quotations=(QuotationState.VERBATIM, QuotationState.SPLIT), text="a"),
            entry(PageState.TRANSIENT, days=(20, 20)),
            entry(days=(30, 40), quotations=(QuotationState.ALTERED, QuotationState.VERBATIM), text="b"),
            entry(days=(50, 50), quotations=(QuotationState.ABSENT,), text="b"),
            entry(PageState.MISSING, days=(60, 60)),
        )
    )
    html = history(Words("en"), ledger)
    altered = "the page was there, its text had changed, 1 passage stood there and 1 passage read differently"
    assert re.findall("<li>(.*?)</li>", html) == [
        "1 March 2026 – 11 March 2026: the page was there and 2 passages stood there",
        "21 March 2026: the page could not be reached",
        f"31 March 2026 – 10 April 2026: {altered}",
        "20 April 2026: the page was there and 1 passage was not there",
        "30 April 2026: there was no such page",
    ]
    assert re.findall('class="h-(.*?)"', html) == ["there", "unknown", "altered", "absent", "missing"]
    assert "since 1 March 2026" in html


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "1 mars 2026\u00a0: la page était là"), ("es", "1 de marzo de 2026: la página estaba ahí")],
)
def test_other_languages(language: str, said: str) -> None:
    assert said in history(Words(language), Ledger(entries=(entry(),)))


DAY = st.integers(0, 900)


@given(st.lists(st.tuples(st.sampled_from(PageState), DAY, DAY), min_size=1, max_size=9))
def test_every_stretch_is_inside_the_bar(looks: list[tuple[PageState, int, int]]) -> None:
    days = sorted(day for _, one, other in looks for day in (one, other))
    spans = list(zip(days[::2], days[1::2], strict=True))
    ledger = Ledger(entries=tuple(entry(state, span) for (state, _, _), span in zip(looks, spans, strict=True)))
    for x, width in re.findall(r' x="(.*?)" width="(.*?)"', history(Words("en"), ledger)):
        assert 0 <= float(x) <= 600
        assert float(width) >= 3
        assert float(x) + float(width) <= 600.2
