"""What is made for all languages at once is, read off in one of them, what would be made for that one alone."""

import re
from collections.abc import Callable, Iterator

import pytest

from claimspring.i18n.multilingual import END, NEXT, START, apart
from claimspring.site.dependencies import Needs
from claimspring.site.page import Output, Page
from claimspring.site.parts import (
    Part,
    article_part,
    claim_part,
    list_parts,
    publisher_part,
    source_part,
)
from claimspring.site.site import Site
from claimspring.site.view import View

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
"""Left out: its boxes are as high as the language with the most lines needs."""


def parts(view: View, needs: Needs) -> Iterator[Part]:
    site = view.site
    yield from list_parts(view, needs)
    yield from (article_part(view, needs, article) for article in site.corpus.articles)
    yield from (claim_part(view, needs, key) for key in site.published)
    yield from (source_part(view, needs, source) for source in site.corpus.sources)
    yield from (publisher_part(view, needs, publisher) for publisher in site.corpus.publishers)


def read(made: Iterator[Page | Output], languages: int, index: int) -> list[tuple[str, ...]]:
    """Pages in one of so many languages."""

    def one(text: str) -> str:
        return PICTURE.sub("", apart(text, languages)[index])

    return [
        (page.place, *map(one, (page.title, page.description, page.head, page.body)))
        for page in made
        if isinstance(page, Page)
    ]


@pytest.mark.parametrize("index", range(3))
def test_in_one_language_and_in_all(site: Site, index: int) -> None:
    languages, needs = tuple(site.settings.languages), Needs(site)
    together, alone = View(site, languages), View(site, (languages[index],))
    pairs = list(zip(parts(together, needs), parts(alone, needs), strict=True))
    assert len(pairs) > 8
    for several, single in pairs:
        assert read(several.make(), len(languages), index) == read(single.make(), 1, 0), single.name


@pytest.fixture
def files(site: Site) -> Callable[[], Iterator[Output]]:
    view, needs = View(site, tuple(site.settings.languages)), Needs(site)

    def found() -> Iterator[Output]:
        made = (item for part in parts(view, needs) for item in part.make())
        return (item for item in made if isinstance(item, Output))

    return found


def test_no_file_holds_a_sign_of_ours(files: Callable[[], Iterator[Output]]) -> None:
    texts = {file.place: b"".join(file.pieces) for file in files()}
    assert any(place.endswith("index.html") for place in texts)
    signs = [sign.encode() for sign in (START, NEXT, END)]
    assert [place for place, text in texts.items() if any(sign in text for sign in signs)] == []
