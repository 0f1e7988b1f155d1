"""What is made for all languages at once is, read off in one of them, what would be made for that one alone."""

import re
from collections.abc import Callable, Iterator

import pytest

from claimspring.i18n.multilingual import END, NEXT, START, apart
from claimspring.site.page import Languages, Output, Page
from claimspring.site.parts import Part, page_part
from claimspring.site.registry import KINDS
from claimspring.site.site import Site
from claimspring.site.view import View

PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)
"""Left out: its boxes are as high as the language with the most lines needs."""


def parts(view: View) -> Iterator[Part]:
    """The pages that are made in all languages at once."""
    for kind in KINDS:
        if kind.languages is Languages.TOGETHER:
            for key in kind.subjects(view):
                if shown := view.narrowed(kind.route.place(key)):
                    yield page_part(kind, shown, key)


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
    languages = tuple(site.settings.languages)
    together, alone = View(site, languages), View(site, (languages[index],))
    made = {part.name: [*part.make()] for part in parts(together)}
    singles = list(parts(alone))
    assert len(singles) > 8
    for single in singles:
        (page,) = (item for item in made[single.name] if isinstance(item, Page))
        there = page.languages.index(languages[index])
        assert read(iter([page]), len(page.languages), there) == read(single.make(), 1, 0), single.name


@pytest.fixture
def files(site: Site) -> Callable[[], Iterator[Output]]:
    view = View(site, tuple(site.settings.languages))

    def found() -> Iterator[Output]:
        made = (item for part in parts(view) for item in part.make())
        return (item for item in made if isinstance(item, Output))

    return found


def test_no_file_holds_a_sign_of_ours(files: Callable[[], Iterator[Output]]) -> None:
    texts = {file.place: b"".join(file.pieces) for file in files()}
    assert any(place.startswith("data/oembed/") for place in texts)
    signs = [sign.encode() for sign in (START, NEXT, END)]
    assert [place for place, text in texts.items() if any(sign in text for sign in signs)] == []
