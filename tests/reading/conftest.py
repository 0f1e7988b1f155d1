from collections.abc import Mapping

import pytest

from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons


@pytest.fixture(scope="session")
def lexicons() -> Mapping[str, Lexicon]:
    return load_lexicons()
