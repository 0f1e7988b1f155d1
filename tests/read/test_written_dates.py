import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.read.written_dates import day_meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2023/8/14", "2023-08-14"),
        ("2023.08.14", "2023-08-14"),
        ("2023 - 8 - 4", "2023-08-04"),
        ("2023-08-14T10:00:00+02:00", "2023-08-14"),
        ("14/08/2023", "2023-08-14"),
        ("08/14/2023", "2023-08-14"),
        ("08/09/2023", None),
        ("08/08/2023", "2023-08-08"),
        ("8.9.2023", "2023-09-08"),
        ("14 August 2023", "2023-08-14"),
        ("14 Aug. 2023", "2023-08-14"),
        ("August 14th, 2023", "2023-08-14"),
        ("2023 August 14", "2023-08-14"),
        ("1er septembre 2023", "2023-09-01"),
        ("14 de agosto de 2023", "2023-08-14"),
        ("14. August 2023", "2023-08-14"),
        ("August 2023", None),
        ("14 Smarch 2023", None),
        ("30 February 2023", None),
        ("today", None),
        ("2023/8-14", None),
        ("2023/13/14", None),
        ("2023", None),
    ],
)
def test_day_meant(text: str, meant: str | None) -> None:
    assert day_meant(text) == meant


@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d"]))
def test_a_day_is_read_back(day: dt.date, form: str) -> None:
    assert day_meant(day.strftime(form)) == day.isoformat()


@given(st.text("0123456789/.- abyM,", max_size=20))
def test_nothing_but_days_comes_out(text: str) -> None:
    meant = day_meant(text)
    assert meant is None or dt.date.fromisoformat(meant)
