"""The list of what a build changed in the site's folder is what a deploy has to upload and to delete."""

import json
import shutil
from pathlib import Path

import pytest

from claimspring.pipeline.page_cache import opened
from claimspring.pipeline.project import Project
from claimspring.pipeline.publish import publish
from claimspring.read.settings import SettingsReading
from tests.pipeline.conftest import WRITTEN, files_of, frame, project_of

OTHERS = {"assets/theme.js": "theme", "images/dot.png": "dot"}
"""Files that MkDocs writes itself."""


def built(project: Path, *, shares: int = 1) -> dict[str, bytes]:
    """Build into an emptied folder, with what others write there; the site's files."""
    folder = project.parent / "site"
    shutil.rmtree(folder, ignore_errors=True)
    for place, text in OTHERS.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    known = project_of(project)
    settings = known.settings.model_copy(update={"changes": "out/changes.json"})
    publish(Project(SettingsReading(settings), known.today), WRITTEN, frame, folder, shares=shares)
    return files_of(folder)


def told(project: Path) -> dict[str, set[str]]:
    return {name: set(places) for name, places in json.loads((project / "out/changes.json").read_bytes()).items()}


def difference(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, set[str]]:
    return {
        "added": after.keys() - before.keys(),
        "changed": {place for place in after.keys() & before.keys() if after[place] != before[place]},
        "removed": before.keys() - after.keys(),
    }


def edited(project: Path, file: str, old: str, new: str) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")


def told_after(project: Path, before: dict[str, bytes]) -> dict[str, set[str]]:
    """What is told of a build, which is what became of the folder."""
    after = built(project)
    assert told(project) == difference(before, after)
    return told(project)


def test_the_first_build_adds_all(project: Path) -> None:
    assert {"index.html", "feed.xml", "images/dot.png"} <= told_after(project, {})["added"]


def test_what_is_told_is_what_became_of_the_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(project)
    assert told_after(project, before) == {"added": set(), "changed": set(), "removed": set()}

    edited(project, "claims/tower/height.yml", "The tower is twelve metres high.", "The tower is high.")
    found = told_after(project, before)
    assert "claims/tower/height/index.html" in found["changed"]
    assert "publishers/holding/index.html" not in found["changed"]

    before = built(project)
    (project / "claims/tower/painted.yml").unlink()
    assert "fr/claims/tower/painted/index.html" in told_after(project, before)["removed"]

    before = built(project)
    edited(project, "claims/tower/height.yml", "kind: number", "kind: number # the same")
    assert told_after(project, before) == {"added": set(), "changed": set(), "removed": set()}

    monkeypatch.setitem(OTHERS, "images/dot.png", "other")
    monkeypatch.setitem(OTHERS, "images/new.png", "new")
    monkeypatch.delitem(OTHERS, "assets/theme.js")
    assert told_after(project, before) == {
        "added": {"images/new.png"}, "changed": {"images/dot.png"}, "removed": {"assets/theme.js"},
    }  # fmt: skip


def test_several_processes_tell_the_same(project: Path) -> None:
    before = built(project, shares=2)
    edited(project, "claims/publishers.yml", "The Gazette", "The Herald")
    assert "publishers/gazette/index.html" in told_after(project, before)["changed"]


def test_where_it_is_not_known_there_is_no_list(project: Path) -> None:
    built(project)
    with opened(project):
        built(project)
    assert not (project / "out/changes.json").exists()


@pytest.mark.parametrize("damage", ["", "[]", "{"])
def test_a_damaged_memory_of_the_other_files_is_none(project: Path, damage: str) -> None:
    before = built(project)
    (project / ".cache/claimspring/site.others").write_text(damage, encoding="utf-8")
    built(project)
    assert set(OTHERS) <= told(project)["added"]
    assert "index.html" not in told(project)["added"]
    assert built(project) == before
