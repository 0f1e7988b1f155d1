from pathlib import Path

from claimspring.read.corpus import read_corpus
from tests.bench.corpus import make


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    make(40, tmp_path / "a")
    make(40, tmp_path / "b")

    made = contents(tmp_path / "a")
    assert made == contents(tmp_path / "b")
    assert len([name for name in made if name.startswith("claims/article-")]) == 40
    assert len([name for name in made if name.startswith("content/articles/")]) == 2


def test_a_claim_quotes_what_the_ledger_of_its_source_saw(tmp_path: Path) -> None:
    make(5, tmp_path)

    corpus = read_corpus(tmp_path, cached=False).corpus
    quoted = {piece.source: piece.passage for claim in corpus.claims.values() for piece in claim.value.evidence}
    both = [source for source in quoted if source in corpus.ledgers]
    assert both
    for source in both:
        assert corpus.ledgers[source].entries[0].seen.quotations[0].exact == quoted[source]
