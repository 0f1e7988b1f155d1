"""Word files, read in this process so that the lines count as run, and once in one of its own."""

import io
import sys

import pytest

from claimspring.document import docx_process
from claimspring.document.article.model import ArticleReading, BlockRole, FactField, Origin, ReadingDoubt
from claimspring.document.docx import WordFailure, read_docx
from tests.document.article.pages import SENTENCES
from tests.document.files import docx, packed, paragraph


def roles(reading: ArticleReading) -> list[tuple[BlockRole, tuple[str, ...]]]:
    return [(block.role, block.words) for block in reading.blocks]


def test_headings_paragraphs_and_tables_keep_their_roles() -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('Year')}</w:tc><w:tc>{paragraph('Deaths')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('2019')}</w:tc><w:tc>{paragraph('41')}</w:tc></w:tr></w:tbl>"
    )
    title, subhead = paragraph("Pier closed", style="Heading1"), paragraph("Costs", style="Heading2")
    reading = docx_process.read(docx(title + paragraph(SENTENCES[0]) + subhead + paragraph(SENTENCES[3]) + table))
    assert reading.facts[FactField.TITLE].value == "Pier closed"
    assert roles(reading) == [
        (BlockRole.PARAGRAPH, (SENTENCES[0],)),
        (BlockRole.HEADING, ("Costs",)),
        (BlockRole.PARAGRAPH, (SENTENCES[3],)),
        (BlockRole.ROW, ("Year", "Deaths")),
        (BlockRole.ROW, ("2019", "41")),
    ]


def test_pending_changes_hidden_text_and_bold_paragraphs_are_told() -> None:
    inserted = '<w:p><w:r><w:t xml:space="preserve">Spent </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>4.2 </w:t>'
    inserted += '</w:r></w:ins><w:r><w:t xml:space="preserve"> million</w:t></w:r><w:del w:id="2"><w:r><w:delText>no'
    inserted += "</w:delText></w:r></w:del></w:p>"
    bold = "".join(paragraph(f"Part {number}", run="<w:b/>") for number in range(3))
    reading = docx_process.read(docx(inserted + bold + paragraph("secret", run="<w:vanish/>")))
    assert reading.blocks[0].text == "Spent 4.2 million"
    assert set(reading.doubts) == {
        ReadingDoubt.PENDING_CHANGES,
        ReadingDoubt.HIDDEN_TEXT,
        ReadingDoubt.BOLD_PARAGRAPHS,
    }
    assert not docx_process.read(docx(paragraph(SENTENCES[0]))).doubts


def test_the_title_that_a_program_noted_is_only_offered() -> None:
    reading = docx_process.read(docx(paragraph(SENTENCES[0]), title="Draft 7"))
    assert reading.facts[FactField.TITLE].origin is Origin.PROPERTIES


def test_a_break_in_a_paragraph_makes_two_of_it() -> None:
    body = "<w:p><w:r><w:t>One.</w:t><w:br/><w:t>Two.</w:t></w:r></w:p>"
    assert [block.text for block in docx_process.read(docx(body)).blocks] == ["One.", "Two."]


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    reading = read_docx(docx("".join(map(paragraph, SENTENCES))))
    assert isinstance(reading, ArticleReading)
    assert [block.text for block in reading.blocks] == list(SENTENCES)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"PK\x03\x04 damaged", "it is damaged"),
        (docx(paragraph("a") * 20_001), "it has 20,001 paragraphs in"),
        (docx("<w:r/>" * 1_000_001), "it has 0 paragraphs in"),
        (packed({"word/document.xml": "<w:document"}), "it is damaged"),
        (packed({"word/document.xml": "x", "bomb": bytes(60_000_000)}), "more than 50,000,000"),
        (packed({f"word/{number}.xml": "x" for number in range(2_001)}), "more than 2,000"),
    ],
)
def test_what_is_damaged_or_too_large_is_refused_before_it_is_unpacked(body: bytes, reason: str) -> None:
    failure = read_docx(body)
    assert isinstance(failure, WordFailure)
    assert reason in failure.reason


@pytest.mark.parametrize(("body", "code"), [(docx(paragraph("Words.")), 0), (b"PK", 1)])
def test_the_process_answers_on_standard_output(monkeypatch: pytest.MonkeyPatch, body: bytes, code: int) -> None:
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(docx_process, "hold", lambda _memory, _seconds: None)
    assert docx_process.main() == code
    assert ("Words." in output.getvalue()) is (code == 0)
