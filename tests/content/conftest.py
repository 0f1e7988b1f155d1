"""The repository's own content, read once."""

from pathlib import Path

import pytest

from generator.cli.project import Look, look
from generator.model.corpus import Corpus
from generator.trace.claim import Tracer
from generator.trace.graph import build

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
