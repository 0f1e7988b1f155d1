import datetime as dt
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import kept
from generator.build.kept import opened
from generator.build.publish import publish
from generator.render.menu import FrameParts
from tests.build.conftest import SMALL, files_of, frame, read_site


def built(project: Path, *, cached: bool = True, today: dt.date = dt.date(2024, 3, 20)) -> dict[str, bytes]:
    """The site's files; what has the cache open makes the build do without it."""
    folder = project.parent / "site"
    shutil.rmtree(folder, ignore_errors=True)
    site = read_site(project, today)
    if cached:
        publish(site, frame, folder, shares=1)
    else:
        with opened(project) as other:
            assert other is not None
            publish(site, frame, folder, shares=1)
    return files_of(folder)


def made_anew(project: Path) -> set[str]:
    """The pages that a build writes because it does not find them in the cache."""
    store, site = project / ".cache/claimtrail/site", project.parent / "site"
    before = {str(file.relative_to(store)): file.stat().st_mtime_ns for file in store.rglob("*")}
    return {name for name in built(project) if before.get(name, 0) != (site / name).stat().st_mtime_ns}


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


@pytest.mark.parametrize("seed", range(5))
def test_bytes_are_the_same_with_and_without_cache_whatever_is_changed(project: Path, seed: int) -> None:
    dice = random.Random(seed)
    built(project)
    for _ in range(5):
        for _ in range(dice.randrange(1, 3)):
            change(project, dice)
        assert built(project) == built(project, cached=False)


def test_nothing_is_made_twice(project: Path) -> None:
    built(project)
    assert {name for name in made_anew(project) if name.endswith(".html")} == set()


def test_one_changed_claim_spares_the_others(project: Path) -> None:
    built(project)
    claims = sorted((project / "claims").glob("*/*.yml"))
    claim = next(file for file in claims if file.parent.name not in {"sources", "observations"})
    claim.write_text(claim.read_text(encoding="utf-8") + "# touched\n", encoding="utf-8")
    made = made_anew(project)
    assert f"claims/{claim.parent.name}/{claim.stem}/index.html" in made
    assert len([name for name in made if name.startswith("claims/")]) < len(claims)


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

    publish(read_site(project), other, tmp_path / "other", shares=1)
    pages = [html for name, html in files_of(tmp_path / "other").items() if name.endswith("index.html")]
    assert all(b"<i>other</i>" in html for html in pages if b"<script>" in html)


def test_changed_settings_and_program_are_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    site = read_site(project)
    site = replace(site, settings=site.settings.model_copy(update={"site_name": "Renamed"}))
    publish(site, frame, project.parent / "site", shares=1)
    assert b"Renamed" in (project.parent / "site" / "index.html").read_bytes()
    monkeypatch.setattr(kept, "program", lambda: "another")
    with opened(project) as cache:
        assert cache is not None
        assert not cache.entries


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"program": 1, "parts": {}}', b"\xff"])
def test_a_damaged_list_is_no_list(project: Path, damage: bytes) -> None:
    fresh = built(project)
    (project / ".cache/claimtrail/site.json").write_bytes(damage)
    assert built(project) == fresh


def test_deleted_cache_is_made_again(project: Path) -> None:
    fresh = built(project)
    shutil.rmtree(project / ".cache/claimtrail/site")
    assert built(project) == fresh
    assert (project / ".cache/claimtrail/site/index.html").exists()


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


def test_drafts_leave_data_as_it_was(project: Path, tmp_path: Path) -> None:
    before = built(project)
    claim = next(file for file in sorted((project / "claims").glob("*/*.yml")) if file.parent.name != "sources")
    claim.unlink()
    publish(read_site(project), frame, tmp_path / "draft", shares=1, draft=True)
    draft = files_of(tmp_path / "draft")
    assert draft["data/claims.json"] == before["data/claims.json"]
    assert draft["claims/index.html"] != before["claims/index.html"]
    assert built(project) == built(project, cached=False)
