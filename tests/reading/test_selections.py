"""What readers select on a page is found in the reading text."""

from random import Random

import pytest
from playwright.sync_api import Browser

from tests.reading.samples import examples, mixture
from tests.reading.selections import Selected, selections

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_selections_on_pages_are_found(browser: Browser) -> None:
    random = Random(2)
    files = [mixture(random, examples()) for _ in range(30)]
    page = browser.new_page()
    found = [one for seed, file in enumerate(files) for one in selections(page, file, 5, seed)]
    page.close()
    assert len(found) > 100
    assert [one for one in found if not one.is_found] == []


def test_words_that_the_page_does_not_show_are_not_found() -> None:
    assert not Selected("https://example.org", "[here](https://example.org)").is_found
