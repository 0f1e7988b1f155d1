import pytest

from claimspring.intake.arrival import from_upload
from claimspring.intake.markdown import written
from claimspring.intake.proposal import Hints, IntakeRefused, Upload
from claimspring.intake.readers import read_document
from claimspring.reading.text import read
from tests.document.article.pages import SENTENCES
from tests.intake.hostile import CASES

EMPTY = {"warc_bomb", "wacz_bomb", "word_bomb", "pdf_bomb", "mail_of_many_parts"}
"""Those that hold no sentence."""


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_read_or_refused_in_one_line(name: str) -> None:
    refused, text, doubts = _outcome(CASES[name](20), name)
    assert "\n" not in refused
    assert refused or name in EMPTY or doubts or SENTENCES[0] in text


def _outcome(body: bytes, name: str) -> tuple[str, str, tuple[object, ...]]:
    """Why it was refused, or the text that readers would see, and the doubts about it."""
    try:
        reading = read_document(from_upload(Upload(body, name)), Hints()).reading
    except IntakeRefused as refused:
        return str(refused), "", ()
    return "", read(written(reading.blocks)).text, reading.doubts
