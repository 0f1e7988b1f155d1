import pytest

from tests.campaigns import lighthouse
from tests.campaigns.lighthouse import GOALS, Audit, told


def run(performance: int, *lost: str, shift: float = 0.0) -> Audit:
    return Audit({**dict.fromkeys(GOALS, 100), "performance": performance}, shift, 1.5, lost)


def test_one_slow_run_of_five_is_forgiven() -> None:
    line, good = told("home", "mobile", [run(99), run(40, "total-blocking-time 2 s"), run(98), run(99), run(98)])
    assert good
    assert "98" in line
    assert "blocking" not in line


def test_below_a_goal_the_audits_that_cost_points_are_named_once() -> None:
    line, good = told("home", "mobile", [run(97, "speed-index 3 s"), run(97, "speed-index 3 s"), run(99)])
    assert not good
    assert line.count("speed-index 3 s") == 1


def test_a_layout_that_shifts_is_no_good_page() -> None:
    assert not told("home", "desktop", [run(100, shift=0.02)])[1]


def test_without_node_it_says_in_one_sentence_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lighthouse.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match=r"^`make lighthouse` needs Node\.js with npx"):
        lighthouse.audited("http://127.0.0.1:1/", "mobile")
