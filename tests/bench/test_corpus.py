from pathlib import Path

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
