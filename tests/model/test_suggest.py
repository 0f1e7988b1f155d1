import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.suggest import did_you_mean, nearest, nearest_claim, surely_meant

VERDICTS = ["supported", "misleading", "refuted", "not-enough-evidence"]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("suported", "supported"), ("refutde", "refuted"), ("not-enough-evidense", "not-enough-evidence")],
)
def test_a_slip_is_surely_meant(wrong: str, meant: str) -> None:
    assert surely_meant(wrong, VERDICTS) == meant
    assert did_you_mean(wrong, VERDICTS) == f"did you mean '{meant}'?"


def test_a_document_of_another_outlet_and_another_day_is_not_offered() -> None:
    known = ["tass-2023-08-15", "daily-2023-08-14"]
    assert did_you_mean("rtes-2023-08-14", known) == ""
    assert did_you_mean("tass-2023-08-14", known) == "did you mean 'tass-2023-08-15'?"
    assert did_you_mean("dayly-2023-08-14", known) == "did you mean 'daily-2023-08-14'?"
    assert did_you_mean("dayly-2023-08-15", known) == ""


@pytest.mark.parametrize(
    ("wrong", "names"),
    [
        ("unsupported", VERDICTS),  # the contrary
        ("tass-1659905", ["tass-1659906"]),  # another number
        ("tass-2023-08-1", ["tass-2023-08-14", "tass-2023-08-15"]),
        ("port-notices", ["port-notice-a", "port-notice-b"]),  # two that near
        ("dubious", VERDICTS),
        ("refuted", []),
    ],
)
def test_a_doubt_is_not(wrong: str, names: list[str]) -> None:
    assert surely_meant(wrong, names) is None


def test_nothing_near_is_not_offered() -> None:
    assert nearest("dubious", VERDICTS) is None
    assert did_you_mean("dubious", VERDICTS) == ""


@given(st.text(), st.lists(st.text(max_size=20), max_size=8))
def test_what_is_sure_is_near(wrong: str, names: list[str]) -> None:
    meant = surely_meant(wrong, names)
    assert meant is None or (meant in names and nearest(wrong, names) is not None)


def test_claims_are_compared_part_by_part() -> None:
    claims = ["mill-bridge/lorry", "mill-bridge/council-vote", "harbour/lorry"]
    assert nearest_claim("mill-bridge/council-vot", claims) == "mill-bridge/council-vote"
    assert nearest_claim("mil-bridge/lory", claims) == "mill-bridge/lorry"
    assert nearest_claim("council-vot", claims) == "mill-bridge/council-vote"
    assert nearest_claim("lorry", claims) is None  # two articles have it
    assert nearest_claim("mill-bridge/nope", claims) is None
    assert nearest_claim("quay/lorry", claims) is None
