from collections.abc import Callable

import pytest

from claimspring.extract.kinds import is_future
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il verra la mer.", True),
        ("fr", "Il para le coup.", False),  # short, and past
        ("fr", "Il vit la mer.", False),
        ("fr", "On vit Verra de loin.", False),  # a name
        ("es", "El paro subirá en mayo.", True),
        ("en", "The bridge will open in May.", True),
        ("en", "The bridge opened in May.", False),
        ("en", "The “will” of the people counted.", False),
    ],
)
def test_what_is_still_to_come(
    read: Callable[[str, str], TokenizedSentence], language: str, text: str, expected: object
) -> None:
    sentence = read(language, text)
    assert is_future(sentence, Range(0, len(sentence.lows))) is expected
