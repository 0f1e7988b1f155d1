from collections.abc import Callable, Mapping

import pytest

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.sentence import TokenizedSentence, read_sentence
from claimspring.extract.statement import Statement
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold


@pytest.fixture(scope="session")
def lexicons() -> Mapping[str, Lexicon]:
    return load_lexicons()


@pytest.fixture
def read(lexicons: Mapping[str, Lexicon]) -> Callable[[str, str], TokenizedSentence]:
    """Reads one sentence in a language."""
    return lambda language, text: read_sentence(fold(text), 0, len(text), lexicons[language])


@pytest.fixture
def extract(lexicons: Mapping[str, Lexicon]) -> Callable[..., list[Statement]]:
    """Extracts the statements of a text."""

    def run(text: str, **known: object) -> list[Statement]:
        return list(RuleExtractor(lexicons).statements(ArticleInput(text, **known)))  # type: ignore[arg-type]

    return run
