"""The repository's own content, read once."""

from pathlib import Path

import pytest

from claimspring.cli.project import Look, look
from claimspring.model.corpus import Corpus
from claimspring.trace.claim import Tracer
from claimspring.trace.graph import build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="package")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="package")
def project() -> Look:
    return look(ROOT)


@pytest.fixture(scope="package")
def corpus(project: Look) -> Corpus:
    return project.reading.corpus


@pytest.fixture(scope="package")
def tracer(corpus: Corpus) -> Tracer:
    return Tracer(build(corpus))
