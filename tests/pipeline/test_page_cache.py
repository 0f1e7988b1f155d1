import datetime as dt
import errno
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from claimspring.exports import batches, dumps
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.pipeline import page_builder as make
from claimspring.pipeline import page_cache as kept
from claimspring.pipeline import part_list
from claimspring.pipeline import project as stages
from claimspring.pipeline.page_cache import opened
from claimspring.pipeline.publish import publish
from claimspring.site import dump_files
from claimspring.site.menu import FrameParts
from claimspring.site.narrative import Narrative
from claimspring.workers import fork
from tests.pipeline.conftest import SMALL, WRITTEN, build, files_of, frame, project_of


def built(project: Path, *, cached: bool = True, today: dt.date = dt.date(2024, 3, 20)) -> dict[str, bytes]:
    """The site's files; what has the cache open makes the build do without it."""
    folder = project.parent / "site"
    shutil.rmtree(folder, ignore_errors=True)
    if cached:
        build(project, folder, today=today)
    else:
        with opened(project) as other:
            assert other is not None
            build(project, folder, today=today)
    return files_of(folder)


def inodes(folder: Path) -> dict[int, str]:
    return {file.stat().st_ino: str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def made_anew(project: Path) -> set[str]:
    """The files that a build writes because it does not find them in the cache."""
    before = inodes(project / ".cache/claimspring/site")
    built(project)
    return {name for inode, name in inodes(project.parent / "site").items() if inode not in before}


def looks_at_parts(project: Path) -> bool:
    """Whether a build looks at parts, and does not bring the whole site at once."""

    class LookedError(Exception):
        pass

    def refuse(*_: object) -> None:
        raise LookedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(make, "Maker", refuse)
        try:
            built(project)
        except LookedError:
            return True
    return False


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def change(project: Path, dice: random.Random) -> None:
    """One change of the kind that editors make, or worse."""
    files = sorted(file for file in (project / "claims").rglob("*") if file.suffix in {".yml", ".json"})
    files += sorted((project / "content" / "articles").glob("*.md"))
    file = dice.choice(files)
    sources = [path.stem for path in sorted((project / "claims" / "sources").glob("*.yml"))]
    match dice.randrange(6):
        case 0:
            file.unlink()
        case 1:
            original = dice.choice([path for path in SMALL.rglob("*.yml") if ".cache" not in path.parts])
            shutil.copy(original, project / original.relative_to(SMALL))
        case 2:
            shutil.copy(file, file.with_stem(f"{file.stem[:40]}-{dice.randrange(100)}"))
        case 3:
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(dice.choice(sources), dice.choice(sources)), encoding="utf-8")
        case 4:
            text = file.read_text(encoding="utf-8")
            old, new = dice.choice([("published", "draft"), ("supported", "refuted"), ("primary", "news"), ("e", "o")])
            file.write_text(text.replace(old, new, dice.randrange(1, 4)), encoding="utf-8")
        case _:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            del lines[dice.randrange(len(lines))]
            file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_bytes_are_the_same_with_and_without_cache_whatever_is_changed(
    project: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST", 2)  # dumps are put together of several
    dice = random.Random(seed)
    built(project)
    for _ in range(5):
        for _ in range(dice.randrange(1, 3)):
            change(project, dice)
        assert built(project) == built(project, cached=False)


def test_after_many_edits_the_list_is_not_crowded_and_the_bytes_are_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_TABLES", 2)
    tables = []
    for file in sorted((project / "claims" / "sources").glob("*.yml")):
        file.write_text(f"# edited\n{file.read_text('utf-8')}", "utf-8")
        built(project)
        lines = (project / ".cache/claimspring/site.list").read_bytes().splitlines()
        tables.append(sum(line.startswith(b"\t") for line in lines))
    assert tables == [2, 3, 3]  # one more with each build beside that of the dumps, until what was brought has one
    assert {name for name in made_anew(project) if name.endswith(".html")} == set()
    assert built(project) == built(project, cached=False)


def test_nothing_is_made_twice(project: Path) -> None:
    built(project)
    assert {name for name in made_anew(project) if name.endswith(".html")} == set()


def test_where_nothing_changed_no_part_is_looked_at(project: Path) -> None:
    fresh = built(project)
    assert not looks_at_parts(project)
    assert built(project) == fresh
    pages = build(project, project.parent / "shared", shares=3)
    assert files_of(project.parent / "shared") == fresh
    assert pages == sum(name.endswith(".html") and "embed/" not in name for name in fresh)


EDITS: dict[str, Callable[[Path], object]] = {
    "claim": lambda project: replaced(project / "claims/tower/height.yml", "published", "draft"),
    "broken claim": lambda project: (project / "claims/tower/height.yml").write_text("a: ["),
    "stray file": lambda project: (project / "claims/stray.txt").touch(),
    "written page": lambda project: (project / "content/extra.md").write_text("# Extra"),
    "article": lambda project: next((project / "content/articles").glob("*.md")).unlink(),
    "ratings": lambda project: (project / "claims/ratings.yml").unlink(),
    "large file": lambda project: (project / "claims/publishers.yml").write_text("#" * 5_000_000),
    "ledger": lambda project: next((project / "claims/observations").glob("*.json")).write_text("{}"),
    "kept file gone": lambda project: next(iter((project / ".cache/claimspring/site").rglob("1-0/7"))).unlink(),
    "list damaged": lambda project: replaced(project / ".cache/claimspring/site.list", "index.html", "other.html"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_is_changed_parts_are_looked_at(project: Path, edit: str) -> None:
    built(project)
    EDITS[edit](project)
    assert looks_at_parts(project)
    assert built(project) == built(project, cached=False)
    assert not looks_at_parts(project)


def test_another_day_other_words_and_other_settings_are_seen(project: Path) -> None:
    built(project)
    folder = project.parent / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(make, "Maker", None)  # nothing can be made
        publish(project_of(project), WRITTEN, frame, folder, shares=1)
        for other in (project_of(project, dt.date(2025, 9, 1)), project_of(project, name="Renamed")):
            with pytest.raises(TypeError):
                publish(other, WRITTEN, frame, folder, shares=1)
        with pytest.raises(TypeError):
            publish(project_of(project), [*WRITTEN, Narrative("x/", "en", "X", "<p>x</p>")], frame, folder, shares=1)


def test_what_was_found_is_told_again_without_looking(project: Path) -> None:
    (project / "claims/tower/height.yml").write_text("a: [", encoding="utf-8")
    first = project_of(project)
    assert first.findings_summary.errors
    again = project_of(project)
    assert again.findings_summary == first.findings_summary
    assert "findings" in vars(first)
    assert {"findings", "reading"}.isdisjoint(vars(again))
    replaced(project / "claims/tower/oldest.yml", "published", "draft")
    assert project_of(project).findings_summary != first.findings_summary
    assert project_of(project, dt.date(2099, 1, 1)).looked != first.looked


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_of_many_claims_another_process_tells_what_is_wrong(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = project_of(project)
    expected = here.findings_summary, here.tasks
    for file in (project / ".cache/claimspring").glob("findings.*"):
        file.unlink()
    monkeypatch.setattr(stages, "ALL_KEPT", 1)
    monkeypatch.setattr(fork, "processors", lambda: 2)
    apart = project_of(project)
    assert (apart.findings_summary, apart.tasks) == expected
    assert expected[1]
    assert {"findings", "by_record", "context"}.isdisjoint(vars(apart))
    assert project_of(project).findings_summary == expected[0]


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"[[], 2, 3]", b"\xff"])
def test_a_damaged_cache_of_findings_is_none(project: Path, damage: bytes) -> None:
    first = project_of(project).findings_summary
    (project / ".cache/claimspring/findings.json").write_bytes(damage)
    assert project_of(project).findings_summary == first


def test_what_came_with_a_commit_is_not_believed(project: Path) -> None:
    (project / "claims/tower/height.yml").write_text("a: [", encoding="utf-8")
    built(project)
    true, cache = project_of(project).findings_summary, project / ".cache/claimspring/findings.json"
    forged = cache.read_bytes().split(b"\n")[0] + b"\n[[], 0]\n[]"
    cache.write_bytes(forged)
    assert project_of(project).findings_summary.errors == ()
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "add", "--force", ".cache"], cwd=project, check=True)
    assert project_of(project).findings_summary == true
    assert cache.read_bytes() == forged
    with opened(project) as cached:
        assert cached is not None
        assert cached.whole is None


def test_one_changed_claim_spares_the_others(project: Path) -> None:
    built(project)
    claims = sorted((project / "claims").glob("*/*.yml"))
    claim = next(file for file in claims if file.parent.name not in {"sources", "observations"})
    claim.write_text(claim.read_text(encoding="utf-8") + "# touched\n", encoding="utf-8")
    made = made_anew(project)
    assert f"claims/{claim.parent.name}/{claim.stem}/index.html" in made
    assert len([name for name in made if name.startswith("claims/")]) < len(claims)
    assert {name for name in made if name.startswith("articles/") and name.count("/") > 1} == {
        f"articles/{claim.parent.name}/{file}" for file in ("index.html", "feed.xml")
    }


def test_of_dumps_the_records_of_one_batch_are_made_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST", 1)
    built(project)
    replaced(project / "claims/tower/height.yml", "en: ", "en: Once ")
    told: list[ClaimKey] = []

    def noted(keys: list[ClaimKey], corpus: Corpus, settings: Settings) -> list[bytes]:
        told.extend(keys)
        return dumps.json_records(keys, corpus, settings)

    monkeypatch.setattr(dump_files, "json_records", noted)
    assert built(project) == built(project, cached=False)
    assert told[0] == ClaimKey(ArticleId("tower"), ClaimId("height"))
    assert len(told) == 1 + len(set(told))  # all others by the build without the cache alone


def test_an_edited_file_of_the_site_is_made_again(project: Path) -> None:
    fresh = built(project)
    page = project.parent / "site" / "404.html"
    with page.open("a", encoding="utf-8") as file:
        file.write("by hand")
    assert built(project) == fresh


def test_a_changed_frame_is_seen(project: Path, tmp_path: Path) -> None:
    built(project)

    def other(parts: FrameParts) -> str:
        return frame(parts).replace("<script>", "<i>other</i><script>")

    publish(project_of(project), WRITTEN, other, tmp_path / "other", shares=1)
    pages = [html for name, html in files_of(tmp_path / "other").items() if name.endswith("index.html")]
    assert all(b"<i>other</i>" in html for html in pages if b"<script>" in html)


def test_changed_settings_and_program_are_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    publish(project_of(project, name="Renamed"), WRITTEN, frame, project.parent / "site", shares=1)
    assert b"Renamed" in (project.parent / "site" / "index.html").read_bytes()
    monkeypatch.setattr(part_list, "program", lambda: "another")
    with opened(project) as cache:
        assert cache is not None
        assert cache.whole is None
        assert cache.entry("claim tower/height") is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"program": 1, "parts": {}}', b"\xff"])
def test_a_damaged_list_is_no_list(project: Path, damage: bytes) -> None:
    fresh = built(project)
    (project / ".cache/claimspring/site.list").write_bytes(damage)
    assert built(project) == fresh


def test_deleted_cache_is_made_again(project: Path) -> None:
    fresh = built(project)
    shutil.rmtree(project / ".cache/claimspring/site")
    assert built(project) == fresh
    assert made_anew(project) & {"index.html", "claims/tower/height/index.html"} == set()


def test_killed_build_leaves_nothing_wrong(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    replaced(project / "claims" / "publishers.yml", "name:", "name: ")
    claims = [file for file in sorted((project / "claims").glob("*/*.yml")) if file.parent.name != "sources"]
    claims[0].unlink()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(kept.Kept, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            built(project)
    assert built(project) == built(project, cached=False)


def test_where_the_disk_is_full_when_what_was_asked_is_kept_nothing_stale_is_shown(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project)
    replaced(project / "claims" / "publishers.yml", "name:", "name: ")

    def full(path: str, pieces: Iterable[bytes]) -> os.stat_result:
        Path(path).write_bytes(b"".join(pieces)[:40])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(kept, "write", full)
        built(project)
    claims = [file for file in sorted((project / "claims").glob("*/*.yml")) if file.parent.name != "sources"]
    claims[0].unlink()
    assert built(project) == built(project, cached=False)


def test_where_nothing_can_be_kept_everything_is_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = built(project)
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("in the way", encoding="utf-8")
    assert built(project) == fresh
    (project / ".cache").unlink()

    def refused(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refused)
        assert built(project) == fresh
        assert built(project) == fresh
