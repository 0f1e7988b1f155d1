from pathlib import Path

import pytest

from claimspring.pipeline import publish
from claimspring.workers.fork import Work, in_shares
from tests.pipeline.conftest import build, files_of

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def test_many_processes_write_what_one_writes(project: Path, tmp_path: Path) -> None:
    pages = build(project, tmp_path / "one")
    alone = files_of(tmp_path / "one")
    assert pages == sum(name.endswith(".html") and "embed/" not in name for name in alone)
    assert {"index.html", "fr/index.html", "404.html", "data/claims.json", "feed.xml", "robots.txt"} <= set(alone)
    (project / ".cache" / "claimspring" / "site.list").unlink()
    build(project, tmp_path / "three", shares=3)
    assert files_of(tmp_path / "three") == alone


def test_so_do_processes_that_end_after_a_few_parts(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = build(project, tmp_path / "one")
    (project / ".cache" / "claimspring" / "site.list").unlink()
    monkeypatch.setattr(publish, "_PARTS_EACH", 20)
    assert build(project, tmp_path / "many", shares=2) == pages
    assert files_of(tmp_path / "many") == files_of(tmp_path / "one")
    assert len(list((project / ".cache/claimspring/site").iterdir())) > 2
    assert build(project, tmp_path / "again", shares=2) == pages
    assert files_of(tmp_path / "again") == files_of(tmp_path / "one")


@pytest.mark.parametrize(("few", "most"), [(1, 1), (1_000, 3)])
def test_one_process_makes_what_little_is_stale(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, most: int
) -> None:
    seen = []

    def noted(work: Work[object], shares: int, at_once: int | None = None) -> list[object]:
        seen.append(shares)
        return in_shares(work, shares, at_once)

    build(project, tmp_path / "before")
    monkeypatch.setattr(publish, "_FEW", few)
    monkeypatch.setattr(publish, "in_shares", noted)
    source = min((project / "claims/sources").glob("*.yml"))
    source.write_text(f"# edited\n{source.read_text('utf-8')}", "utf-8")
    build(project, tmp_path / "after", shares=3)
    assert max(seen) == most
    (project / ".cache/claimspring/site.list").unlink()
    build(project, tmp_path / "anew")
    assert files_of(tmp_path / "after") == files_of(tmp_path / "anew")
