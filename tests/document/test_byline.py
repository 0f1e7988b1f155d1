"""Who wrote an article, where a line above its text says so."""

import pytest

from claimspring.document import docx_process
from claimspring.document.article.model import ArticleReading, FactField
from claimspring.document.byline import with_byline
from claimspring.document.plain import blocks_of
from tests.document.files import docx, paragraph

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
    published = read.facts.get(FactField.PUBLISHED)
    assert (published is not None) == bool(names and "2026" in line)
    assert read.passed_over == ((line,) if names and "3 May" in line and not published else ())


@pytest.mark.parametrize(
    ("head", "names", "day", "left"),
    [
        ("By Jane Doe\nPublished 14 March 2026", "Jane Doe", "2026-03-14", []),
        ("By Jane Doe\nBy John Public\nSaturday, 14 March 2026", "Jane Doe, John Public", "2026-03-14", []),
        ("Par Jeanne d’Essai\nPublié le samedi 14 mars 2026 à 10h30", "Jeanne d’Essai", "2026-03-14", []),
        ("14 de marzo de 2026\n\nPor Ana Ejemplo", "Ana Ejemplo", "2026-03-14", []),
        ("By Jane Doe\nPolitical Editor", "Jane Doe", None, ["Political Editor"]),
        ("By Jane Doe\nMay 14", "Jane Doe", None, ["May 14"]),
        ("By Jane Doe\n31 February 2026", "Jane Doe", None, ["31 February 2026"]),
        ("By Jane Doe\nThe bridge is\nopen now.", "Jane Doe", None, ["The bridge is open now."]),
        ("14 March 2026", None, None, ["14 March 2026"]),
    ],
)
def test_lines_of_a_byline_are_kept_apart(head: str, names: str | None, day: str | None, left: list[str]) -> None:
    read = with_byline(ArticleReading(blocks=blocks_of(f"A headline\n\n{head}\n\n{TEXT}")))
    said = {field: read.facts[field].value for field in read.facts}
    assert (said.get(FactField.AUTHOR), said.get(FactField.PUBLISHED)) == (names, day)
    assert [block.text for block in read.blocks] == ["A headline", *left, TEXT]


def test_a_word_file_says_who_wrote_it_and_when() -> None:
    body = paragraph("Pier closed", style="Heading1") + paragraph("By Jane Doe") + paragraph("14 March 2026")
    read = with_byline(docx_process.read(docx(body + paragraph(TEXT))))
    assert [block.text for block in read.blocks] == [TEXT]
    said = {field: read.facts[field].value for field in (FactField.TITLE, FactField.AUTHOR, FactField.PUBLISHED)}
    assert list(said.values()) == ["Pier closed", "Jane Doe", "2026-03-14"]
    assert read.passed_over == ()


def test_a_name_further_down_is_text() -> None:
    blocks = blocks_of(f"{TEXT}\n\n{TEXT}\n\n{TEXT}\n\nBy Jane Doe")
    assert with_byline(ArticleReading(blocks=blocks)).blocks == blocks
