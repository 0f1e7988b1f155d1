import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.intake.earlier_checks.incoming import DateOrder, IncomingCheck, date_order, iso_date


@pytest.mark.parametrize(
    ("printed", "order", "date"),
    [
        ("2021-08-24 14:41", None, "2021-08-24"),
        ("2021-08-24T14:41:00Z", None, "2021-08-24"),
        ("2022-9-3", None, "2022-09-03"),
        ("2022/09", None, "2022-09"),
        ("2022", None, "2022"),
        ("31-10-2020", DateOrder.DAY_FIRST, "2020-10-31"),
        ("9-9-2020", None, "2020-09-09"),
        ("3/4/2020", DateOrder.DAY_FIRST, "2020-04-03"),
        ("3/4/2020", DateOrder.MONTH_FIRST, "2020-03-04"),
        ("3/4/2020", None, None),
        ("31-31-2020", DateOrder.DAY_FIRST, None),
        ("2020-02-30", None, None),
        ("yesterday", DateOrder.DAY_FIRST, None),
        ("", None, None),
    ],
)
def test_dates_as_they_are_printed(printed: str, order: DateOrder | None, date: str | None) -> None:
    assert iso_date(printed, order) == date


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["31-10-2020", "1-2-2020"], DateOrder.DAY_FIRST),
        (["10/31/2020"], DateOrder.MONTH_FIRST),
        (["31-10-2020", "10-31-2020"], None),
        (["1-2-2020", "2020-10-31"], None),
    ],
)
def test_a_day_above_twelve_proves_the_order(dates: list[str], order: DateOrder | None) -> None:
    assert date_order(IncomingCheck(1, published=date) for date in dates) is order


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["-", "/", "."]))
def test_any_day_is_read_in_either_order(day: dt.date, sign: str) -> None:
    first, last = f"{day.day}{sign}{day.month}{sign}{day.year}", f"{day.month}{sign}{day.day}{sign}{day.year}"
    assert iso_date(first, DateOrder.DAY_FIRST) == iso_date(last, DateOrder.MONTH_FIRST) == day.isoformat()
