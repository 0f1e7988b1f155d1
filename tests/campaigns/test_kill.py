"""The short form of the campaign that kills `observe`; `make fuzz` runs the long one."""

import random
from pathlib import Path

import pytest

from tests.campaigns.kill import LostError, rounds, settled, steps


@pytest.mark.slow
def test_killed_while_writing_it_loses_nothing() -> None:
    count = steps()
    assert count > 40
    assert rounds(iter(random.Random(count).sample(range(1, count), 4))) >= 3


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing() -> None:
    dice = random.Random(7)
    rounds(iter([dice.uniform(0.2, 1.5) for _ in range(3)]))


def test_the_campaign_itself_would_see_a_loss(tmp_path: Path) -> None:
    with pytest.raises(LostError, match="which is not on disk"):
        settled(tmp_path, b"told s0 0123456789abcdef\n")
