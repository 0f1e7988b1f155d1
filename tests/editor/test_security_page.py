"""The page on the desk's security names a test for each of the 48 attacks, and each of these tests is there."""

import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "desk-security.md").read_text("utf-8")


def test_each_attack_has_its_tests() -> None:
    rows = re.findall(r"^\| (\d+) \| .+ \| (.+) \|$", PAGE, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 49))
    assert all("::test_" in tests for _, tests in rows)


def test_each_test_is_there() -> None:
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)
    missing = [f"{file}::{test}" for file, test in named if f"def {test}(" not in (HERE / file).read_text("utf-8")]
    assert not missing
