"""The process that reads articles, called in this one so that its lines count as run."""

import io
import json
import sys

import pytest

from claimspring.document.article import process, read
from claimspring.document.article.model import ReadingDoubt
from claimspring.document.article.read import TooLargeError, from_json, read_html
from tests.document.article.pages import SENTENCES, page


def test_a_page_on_standard_input_is_a_reading_on_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    given = json.dumps("https://echo.example/a").encode() + b"\n" + page().encode()
    output = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(process, "hold", lambda _memory, _seconds: None)
    assert process.main() == 0
    assert SENTENCES[0] in from_json(output.getvalue().encode()).text


def test_where_the_process_dies_the_sentences_are_taken_plainly_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "ask", lambda *_arguments: None)
    reading = read_html(page().encode())
    assert [block.text for block in reading.blocks if block.text in SENTENCES] == list(SENTENCES)
    assert reading.doubts == (ReadingDoubt.PLAIN,)


def test_a_page_beyond_the_bound_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 10)
    with pytest.raises(TooLargeError, match="more than 10"):
        read_html(page().encode())
    monkeypatch.setattr(read, "MAX_BYTES", 10_000)
    monkeypatch.setattr(read, "_PLAIN_SECONDS", -1.0)
    monkeypatch.setattr(read, "ask", lambda *_arguments: None)
    assert not read_html(page().encode()).blocks
