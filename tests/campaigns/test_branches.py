"""The short form of the campaign of two branches."""

from pathlib import Path

import pytest

from .branches import campaign


@pytest.mark.slow
def test_two_branches_join_and_the_record_stays_true(tmp_path: Path) -> None:
    found = campaign(tmp_path, 4)
    assert [outcome for outcome, is_well in found if not is_well] == []
    assert found["claims of their own: clean, clean", True] >= 2
