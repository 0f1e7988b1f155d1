"""The campaign on a package of two functions, one of them tested."""

import subprocess

import pytest

from tests.campaigns import mutants
from tests.campaigns.breaks import breaks
from tests.campaigns.mutants import Copy, Mutant, Reach, chosen, judged

FILES = {
    "generator/claimspring/__init__.py": "",
    "generator/claimspring/sums/__init__.py": "",
    "generator/claimspring/sums/sums.py": (
        "START = 3\n\n\ndef known(a):\n    return a + START\n\n\ndef unknown(a):\n    return a\n\n\n"
        "def endless(a):\n    while a < 9:\n        a += 1\n    return a\n"
    ),
    "tests/sums/test_sums.py": (
        "from claimspring.sums.sums import endless, known\n\n\ndef test_known():\n    assert known(2) == 5\n\n\n"
        "def test_endless():\n    assert endless(1) == 9\n"
    ),
    "tests/test_other.py": "def test_other():\n    pass\n",
    "pyproject.toml": '[tool.coverage.run]\nbranch = true\nsource = ["claimspring"]\n',
    ".gitignore": "__pycache__/\n",
}
SUMS = "generator/claimspring/sums/sums.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A scratch copy of the little project, and beside it which test comes to which line."""
    work = tmp_path_factory.mktemp("mutants")
    for name, text in FILES.items():
        (work / "project" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "project" / name).write_text(text, "utf-8")
    subprocess.run(["git", "init", "-q", work / "project"], check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mutants, "ROOT", work / "project")
        made = Copy(work / "copy")
        made.reach(work / "reach", 1)
    return made


@pytest.fixture
def reach(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> Reach:
    monkeypatch.setattr(mutants, "ROOT", copy.root.parent / "project")
    return Reach(copy.root.parent / "reach")


def test_the_tests_of_a_line_are_those_that_come_to_it(reach: Reach) -> None:
    assert list(reach.stages(SUMS, 5)) == [["tests/sums/test_sums.py::test_known"]]
    assert list(reach.stages(SUMS, 9)) == []
    assert list(filter(None, reach.stages(SUMS, 1))) == [["tests/sums/"]]  # it runs while the module is read in


@pytest.mark.slow
def test_breaks_are_noticed_where_a_test_fails(copy: Copy, reach: Reach) -> None:
    source = FILES[SUMS].encode()
    every = [Mutant(SUMS, one) for one in breaks(source) if one.line < 13 or one.now != "pass"]
    found = {(one.mutant.broken.line, one.mutant.broken.now): one for one in judged(every, reach, [copy])}

    assert {broken: one.noticed for broken, one in found.items()} == {
        (1, "4"): True,
        (5, "(a - START)"): True,
        (5, "return None"): True,
        (9, "return None"): False,
        (13, "(a <= 9)"): True,
        (13, "10"): True,
        (14, "2"): False,
        (15, "return None"): True,
    }
    assert found[9, "return None"].by == "no test comes to it"
    assert found[5, "return None"].by.startswith("FAILED tests/sums/test_sums.py::test_known")
    assert (copy.root / SUMS).read_bytes() == source


def test_a_break_is_noticed_where_the_tests_do_not_end(
    copy: Copy, reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "HANGS", 3.0)
    (endless,) = [one for one in breaks(FILES[SUMS].encode()) if (one.line, one.now) == (14, "pass")]
    assert copy.judge(Mutant(SUMS, endless), reach)[1:] == (True, "they do not end")


def test_the_same_seed_breaks_the_same_lines() -> None:
    drawn = chosen(mutants.ROOT, 30, seed=1, under="anchor")
    assert drawn == chosen(mutants.ROOT, 30, seed=1, under="anchor")
    assert drawn != chosen(mutants.ROOT, 30, seed=2, under="anchor")
    assert len({(one.file, one.broken.line) for one in drawn}) == 30
    assert all("anchor" in one.file for one in drawn)
