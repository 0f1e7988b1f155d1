"""The short form of the long campaign of changes."""

import pytest

from .edit import Campaign, samples


@pytest.mark.slow
def test_random_changes_of_this_repository_s_files_touch_their_entry_alone() -> None:
    campaign = Campaign(11)
    campaign.run(samples(), 200)
    assert [wrong for wrong in campaign.wrong if wrong[0] != "refused"] == []
    assert campaign.counts["refused"] <= 2
