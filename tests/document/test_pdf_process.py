"""The process that reads PDFs, called in this one so that its lines count as run."""

import io
import sys

import pytest

from claimspring.document import pdf_process
from tests.document.test_text import one_page_pdf


class Stream(io.StringIO):
    """Text outside, bytes inside, like the standard streams."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__()
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("body", "code", "text"), [(one_page_pdf("Words."), 0, b'{"title": "", "pages": ["Words."]}'), (b"%PDF", 1, b"")]
)
def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch, body: bytes, code: int, text: bytes) -> None:
    output = Stream()
    monkeypatch.setattr(sys, "stdin", Stream(body))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(pdf_process, "hold", lambda _memory, _seconds: None)
    assert pdf_process.main() == code
    assert output.buffer.getvalue().strip() == text


def test_a_long_document_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "CHARACTERS", 1)
    assert pdf_process._extract(one_page_pdf("Words."))["pages"] == ["Words."]
