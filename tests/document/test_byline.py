"""Who wrote an article, where a line above its text says so."""

import pytest

from claimspring.document.article.model import ArticleReading, FactField
from claimspring.document.byline import with_byline
from claimspring.document.plain import blocks_of

TEXT = "The harbour bridge will open on 2 May, the port authority said."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe, 3 May", "Jane Doe"),
        ("BY JANE DOE | 3 May 2026", "JANE DOE"),
        ("By Jane Doe and John Q. Public", "Jane Doe and John Q. Public"),
        ("Par Jeanne d’Essai et Élise de la Cour", "Jeanne d’Essai et Élise de la Cour"),
        ("Por Ana Ejemplo – 3 de mayo de 2026", "Ana Ejemplo"),
        ("Von Erika Muster", "Erika Muster"),
        ("By Monday the bridge had opened", None),
        ("By Jane Doe, who saw it", None),
        ("By Jane Doe.", None),
        ("By 3 May", None),
        ("By Christmas Eve, 3 ships wait", None),
        ("By Jane Doe, 2026-05-03", "Jane Doe"),
        ("By the Harbour Bridge, 3 ships wait", None),
    ],
)
def test_only_a_certain_byline_is_taken(line: str, names: str | None) -> None:
    read = with_byline(ArticleReading(blocks=blocks_of(f"A standfirst of the article\n\n{line}\n\n{TEXT}")))
    author = read.facts.get(FactField.AUTHOR)
    assert (author.value if author else None) == names
    assert (line in read.text) is (names is None)
    assert read.text.endswith(TEXT)
    assert read.passed_over == ((line,) if names and any(map(str.isdigit, line)) else ())


def test_a_name_further_down_is_text() -> None:
    blocks = blocks_of(f"{TEXT}\n\n{TEXT}\n\n{TEXT}\n\nBy Jane Doe")
    assert with_byline(ArticleReading(blocks=blocks)).blocks == blocks
