"""The reading text by the thousand: `python -m tests.campaigns.read_articles [MIXTURES] [SELECTIONS]`.

Every example of the CommonMark specification and so many mixtures of them have to read as their page does, each
character at its place in the file; so many random selections in a browser have to be found in the reading text.
"""

import sys
from collections.abc import Iterator
from itertools import count, islice
from random import Random

from playwright.sync_api import Browser, sync_playwright

from claimspring.reading.text import read
from tests.browser_setup import FLAGS, find
from tests.reading.samples import examples, misplaced, mixture, rendered, squeezed, verbatim_share
from tests.reading.selections import Selected, selections

_A_PAGE = 10
"""Selections on each page."""


def is_read_right(file: str) -> bool:
    """Whether a file reads as its page does; what is wrong is told."""
    reading = read(file)
    same = squeezed(reading.text) == rendered(file)
    told = misplaced(reading, file) if same else f"reads {reading.text!r}"
    if told:
        print(f"{file!r}\n  {told}")
    return not told


def compare(mixtures: int) -> None:
    random, parts = Random(7), examples()
    right = sum(map(is_read_right, parts))
    mixed = sum(is_read_right(mixture(random, parts)) for _ in range(mixtures))
    shares = [verbatim_share(read(file)) for file in parts]
    share = sum(same for same, _ in shares) / sum(every for _, every in shares)
    print(f"examples that read as their page: {right} of {len(parts)}; verbatim characters {share:.3f}")
    print(f"mixtures that read as their page: {mixed} of {mixtures}")


def selected(browser: Browser) -> Iterator[Selected]:
    random, parts = Random(8), examples()
    page = browser.new_page()
    for seed in count():
        file = mixture(random, parts)
        yield from selections(page, file, _A_PAGE, seed)


def select(number: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        found = 0
        for one in islice(selected(browser), number):
            found += one.is_found
            if not one.is_found:
                print(f"{one.words!r} is not found in {one.file!r}")
        browser.close()
    print(f"selections found in the reading text: {found} of {number}")


def main(mixtures: int, number: int) -> None:
    compare(mixtures)
    select(number)


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:], *("10000", "5000")[len(sys.argv) - 1 :]]))
