"""The short form of the campaign of random projects."""

import pytest

from .projects import campaign


@pytest.mark.slow
def test_check_and_a_strict_build_agree_on_forty_random_projects() -> None:
    answers = list(campaign(40))
    assert [wrong for wrong, _ in answers if wrong] == []
    assert any(has_errors for _, has_errors in answers)
    assert not all(has_errors for _, has_errors in answers)
