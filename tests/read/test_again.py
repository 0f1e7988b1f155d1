"""Reading one project again and again: what did not change is the same, and the rest is as if it were read anew."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from claimspring.read import cache
from claimspring.read.corpus import Reader, read_corpus
from claimspring.read.disk import digest_of
from tests.read.conftest import CLAIM, SOURCE
from tests.read.mutations import PIECES

Make = Callable[..., Path]

CLAIM_FILE = "claims/bridge/closed.yml"
SOURCE_FILE = "claims/sources/operator-notice.yml"


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files had been written a while ago."""
    monkeypatch.setattr(cache, "_RACY_NS", 0)


def test_what_did_not_change_is_the_same_object(project: Make) -> None:
    root = project()
    reader = Reader(root)
    first = reader.read()
    (root / CLAIM_FILE).write_text(CLAIM + "# changed\n", encoding="utf-8")
    again = reader.read()
    for before, after in ((first.corpus.sources, again.corpus.sources), (first.corpus.articles, again.corpus.articles)):
        assert [before[key] is after[key] for key in before] == [True] * len(before)
    ((key, claim),) = first.corpus.claims.items()
    assert again.corpus.claims[key] is not claim
    assert again == read_corpus(root, cached=False)


def test_what_cannot_be_read_for_a_while_stays_and_is_reported(project: Make) -> None:
    root = project()
    reader = Reader(root)
    first = reader.read()
    for path in (CLAIM_FILE, "claims/publishers.yml"):
        good = (root / path).read_text(encoding="utf-8")
        (root / path).write_text("a: [", encoding="utf-8")
        broken = reader.read()
        assert broken.corpus == first.corpus
        assert broken.findings == read_corpus(root, cached=False).findings != ()
        assert path in broken.unread
        (root / path).write_text(good, encoding="utf-8")
        assert reader.read() == first == read_corpus(root, cached=False)


def test_files_that_come_and_go(project: Make) -> None:
    root = project()
    reader = Reader(root, cached=False)
    reader.read()
    project({"claims/bridge/second.yml": CLAIM, "claims/sources/another.yml": SOURCE})
    assert reader.read() == read_corpus(root, cached=False)
    (root / CLAIM_FILE).unlink()
    (root / "claims/publishers.yml").unlink()
    assert reader.read() == read_corpus(root, cached=False)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_written_the_digest_can_be_had_without_reading(project: Make, seed: int) -> None:
    dice, root = random.Random(seed), project()
    files = [file for file in sorted(root.rglob("*")) if file.is_file()]
    reader = Reader(root)
    for _ in range(6):
        file: Path = dice.choice(files)
        raw = file.read_bytes() if file.exists() else b"a: b\n"
        place = dice.randrange(len(raw) + 1)
        file.write_bytes(raw[:place] + dice.choice(PIECES) + raw[place:])
        if dice.random() < 0.2:
            file.unlink()
        before = digest_of(root)
        reading = reader.read()
        fresh = read_corpus(root, cached=False)
        assert before == reading.digest == fresh.digest == digest_of(root)
        assert (reading.findings, reading.unread) == (fresh.findings, fresh.unread)
