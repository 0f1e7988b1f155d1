import datetime as dt

from claimspring.model.observation import Ledger, LedgerEntry, Observation, PageState, QuotationSeen, QuotationState
from claimspring.model.observation_summary import changed_since, page_standing, quotation_standing, timeline

WORDS = "the words"
VERBATIM, ABSENT = QuotationState.VERBATIM, QuotationState.ABSENT
ALTERED, UNREADABLE = QuotationState.ALTERED, QuotationState.UNREADABLE


def on(
    day: int, state: PageState = PageState.ALIVE, quotation: QuotationState | None = None, text: str | None = None
) -> LedgerEntry:
    """One look at noon of a day in March."""
    noon = dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC)
    quotations = (QuotationSeen(exact=WORDS, state=quotation),) if quotation else ()
    seen = Observation(asked="http://x/", state=state, reason=state, quotations=quotations, fingerprint=text)
    return LedgerEntry(first_seen=noon, last_seen=noon, seen=seen)


def ledger(*entries: LedgerEntry) -> Ledger:
    return Ledger(entries=entries)


def test_nobody_has_looked() -> None:
    assert page_standing(Ledger()) is None
    assert quotation_standing(Ledger(), WORDS) is None
    assert quotation_standing(ledger(on(1)), WORDS) is None
    assert changed_since(Ledger(), dt.date(2026, 3, 1)) is None
    assert timeline(Ledger()) == ()


def test_one_failure_is_not_a_disappearance() -> None:
    standing = page_standing(ledger(on(1), on(2, PageState.MISSING), on(3, PageState.MISSING)))
    assert standing is not None
    assert (standing.state, standing.days, standing.since.day) == (PageState.MISSING, 2, 2)
    assert standing.last_alive is not None
    assert standing.last_alive.day == 1


def test_missing_on_three_days_is_gone() -> None:
    missing = [on(2, PageState.MISSING), on(3, PageState.SOFT_404), on(4, PageState.MISSING)]
    standing = page_standing(ledger(on(1), *missing))
    assert standing is not None
    assert (standing.state, standing.since.day, standing.reason) == (PageState.GONE, 2, "missing")


def test_missing_thrice_on_one_day_is_not_gone() -> None:
    standing = page_standing(ledger(*[on(2, PageState.MISSING), on(2, PageState.SOFT_404), on(2, PageState.MISSING)]))
    assert standing is not None
    assert (standing.state, standing.days) == (PageState.MISSING, 1)


def test_blocked_and_transient_say_nothing_of_missing() -> None:
    between = [on(2, PageState.MISSING), on(3, PageState.BLOCKED), on(4, PageState.TRANSIENT)]
    standing = page_standing(ledger(*between, on(5, PageState.MISSING), on(6, PageState.MISSING)))
    assert standing is not None
    assert standing.state is PageState.GONE


def test_alive_in_between_begins_the_count_anew() -> None:
    standing = page_standing(
        ledger(on(1, PageState.MISSING), on(2, PageState.MISSING), on(3), on(4, PageState.MISSING))
    )
    assert standing is not None
    assert (standing.state, standing.days) == (PageState.MISSING, 1)


def test_blocked_for_ever_is_blocked() -> None:
    standing = page_standing(ledger(*[on(day, PageState.BLOCKED) for day in range(1, 20)]))
    assert standing is not None
    assert (standing.state, standing.days, standing.last_alive) == (PageState.BLOCKED, 19, None)


def test_words_that_stand() -> None:
    standing = quotation_standing(ledger(on(1, quotation=VERBATIM), on(2, PageState.BLOCKED, UNREADABLE)), WORDS)
    assert standing is not None
    assert (standing.state, standing.last_look.day, standing.vanished) == (VERBATIM, 1, False)


def test_words_vanish_only_after_several_days() -> None:
    before = [on(1, quotation=VERBATIM), on(2, quotation=ABSENT)]
    once = quotation_standing(ledger(*before), WORDS)
    twice = quotation_standing(ledger(*before, on(3, quotation=ABSENT)), WORDS)
    assert once is not None
    assert twice is not None
    assert (once.vanished, twice.vanished) == (False, True)
    assert twice.last_found is not None
    assert (twice.last_found.day, twice.since.day) == (1, 2)


def test_words_on_a_page_that_was_never_read() -> None:
    standing = quotation_standing(ledger(on(1, PageState.BLOCKED, UNREADABLE)), WORDS)
    assert standing is not None
    assert (standing.state, standing.last_found) == (UNREADABLE, None)


def test_changed_since_a_day() -> None:
    looks = ledger(on(1, text="a"), on(5, text="b"), on(6, PageState.BLOCKED))
    changed = changed_since(looks, dt.date(2026, 3, 2))
    assert changed is not None
    assert changed.first_seen.day == 5
    assert changed_since(looks, dt.date(2026, 3, 5)) is None
    assert changed_since(ledger(on(5, text="b"), on(6, text="c")), dt.date(2026, 3, 2)) is not None
    assert changed_since(ledger(on(5, text="b")), dt.date(2026, 3, 2)) is None
    assert changed_since(ledger(on(5, PageState.BLOCKED)), dt.date(2026, 3, 2)) is None


def test_the_timeline() -> None:
    moments = timeline(
        ledger(
            on(1, quotation=VERBATIM, text="a"),
            on(2, PageState.TRANSIENT, UNREADABLE),
            on(3, quotation=ALTERED, text="b"),
            on(4, quotation=ABSENT, text="b"),
        )
    )
    assert [(moment.found, moment.altered, moment.absent) for moment in moments] == [
        (1, 0, 0),
        (0, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]
    assert [moment.text_changed for moment in moments] == [False, False, True, False]
