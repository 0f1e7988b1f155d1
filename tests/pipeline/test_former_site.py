import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.utils import clean_directory

from claimspring.pipeline import page_builder, page_cache
from claimspring.pipeline.former_site import FormerSite
from claimspring.pipeline.page_cache import _link, opened
from tests.pipeline.conftest import SMALL, build, files_of

IGNORED = shutil.ignore_patterns(".cache")


def built_again(project: Path) -> Path:
    """The site's folder after one more build into it, as MkDocs runs it."""
    site = project.parent / "site"
    FormerSite(site).put_aside()
    clean_directory(str(site))
    (site / "assets").mkdir(parents=True, exist_ok=True)
    (site / "assets/theme.css").write_text("of MkDocs")
    (site / "methodology").mkdir()
    (site / "methodology/index.html").write_text("of MkDocs, until the page is made")
    build(project, site)
    return site


def built_anew(project: Path) -> dict[str, bytes]:
    """The files of a build from nothing."""
    copy = project.parent / "copy"
    shutil.copytree(project, copy / "project", ignore=IGNORED)
    try:
        return files_of(built_again(copy / "project"))
    finally:
        shutil.rmtree(copy)


def inodes(site: Path) -> dict[str, int]:
    return {str(file.relative_to(site)): file.stat().st_ino for file in site.rglob("*") if file.is_file()}


def swap(site: Path) -> None:
    """Each of two files in the place of the other, with one size and one time."""
    one, other = site / "404.html", site / "index.html"
    size = max(one.stat().st_size, other.stat().st_size)
    for file in (one, other):
        text = file.read_bytes()
        file.unlink()
        file.write_bytes(text.ljust(size))
        os.utime(file, ns=(10**18, 10**18))


def keep_size_and_time(site: Path) -> None:
    """A file of other bytes, of the same size and time as the one before."""
    page = site / "claims/tower/height/index.html"
    known = page.stat()
    page.unlink()
    page.write_bytes(b"x" * known.st_size)
    os.utime(page, ns=(known.st_atime_ns, known.st_mtime_ns))


def killed(site: Path) -> None:
    """What a build leaves that is killed while the site is put back."""
    FormerSite(site).put_aside()
    clean_directory(str(site))
    (site / "half.html").write_text("half")
    aside = next(site.glob(".*"))
    (aside / "claims").rename(site / "claims")


MEDDLED: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "edited in place": lambda site: (site / "claims/tower/height/index.html").write_text("by hand"),
    "other bytes of the same size and time": keep_size_and_time,
    "files swapped": swap,
    "file gone": lambda site: (site / "sitemap.xml").unlink(),
    "folder gone": lambda site: shutil.rmtree(site / "claims"),
    "file added": lambda site: (site / "claims/tower/stray.html").write_text("stray"),
    "folder added": lambda site: shutil.copytree(site / "claims", site / "more/claims"),
    "folder in place of a file": lambda site: ((site / "404.html").unlink(), (site / "404.html").mkdir()),
    "file in place of a folder": lambda site: (shutil.rmtree(site / "claims"), (site / "claims").write_text("file")),
    "link in place of a folder": lambda site: ((site / "claims").rename(site.parent / "away"),
                                               (site / "claims").symlink_to(site.parent / "away")),
    "all gone": shutil.rmtree,
    "killed": killed,
}  # fmt: skip


EDITED = ("fr: ", "fr: Or ")
"""The words of a claim before and after an edit."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, bytes]]]:
    """A project that was built, and what a build from nothing makes of it before and after an edit."""
    project = shutil.copytree(SMALL, tmp_path_factory.mktemp("desk") / "project", ignore=IGNORED)
    built_again(project)
    fresh = [built_anew(project)]
    edit(project, *EDITED)
    return project, [*fresh, built_anew(project)]


def edit(project: Path, old: str, new: str) -> None:
    claim = project / "claims/tower/height.yml"
    text = claim.read_text("utf-8")
    assert old in text
    claim.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("meddle", MEDDLED)
def test_whatever_became_of_the_folder_the_site_is_as_built_from_nothing(
    built: tuple[Path, list[dict[str, bytes]]], meddle: str
) -> None:
    project, fresh = built
    site = project.parent / "site"
    if not site.exists():
        built_again(project)
    MEDDLED[meddle](site)
    is_edited = EDITED[1] in (project / "claims/tower/height.yml").read_text("utf-8")
    edit(project, *(reversed(EDITED) if is_edited else EDITED))
    assert files_of(built_again(project)) == fresh[not is_edited]
    assert not [entry for entry in site.iterdir() if entry.name.startswith(".")]


def test_of_a_claim_that_goes_nothing_is_left(project: Path) -> None:
    site = built_again(project)
    (project / "claims/tower/height.yml").unlink()
    assert files_of(built_again(project)) == built_anew(project)
    assert not (site / "claims/tower/height").exists()


def test_files_that_are_wanted_again_are_not_touched(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inodes(built_again(project))

    told: list[str] = []

    def linked(source: str, target: str) -> bool:
        told.append(target.removeprefix(f"{project.parent}/site/"))
        return _link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(page_cache, "_link", linked)
        patch.setattr(page_builder, "Maker", None)  # nothing can be made
        built_again(project)
    assert told == ["methodology/index.html"]  # where MkDocs wrote
    edit(project, *EDITED)
    after = inodes(built_again(project))
    other = "claims/tower/painted/index.html"
    assert after[other] == before[other]
    assert after["claims/tower/height/index.html"] != before["claims/tower/height/index.html"]


def test_the_site_of_another_project_is_none_of_this_one(project: Path) -> None:
    other = shutil.copytree(project, project.parent / "other/project")
    (other / "claims/tower/height.yml").unlink()
    shutil.move(built_again(other), project.parent / "site")
    assert files_of(built_again(project)) == built_anew(project)


def test_where_another_build_has_the_cache_nothing_of_before_is_left(project: Path) -> None:
    fresh = files_of(built_again(project))
    with opened(project) as held:
        assert held is not None
        assert files_of(built_again(project)) == fresh


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_bytes_are_the_same_after_many_edits_and_much_meddling(project: Path, seed: int) -> None:
    dice = random.Random(seed)
    site = built_again(project)
    for _ in range(3):
        claim = dice.choice(sorted((project / "claims/tower").glob("*.yml")))
        text = claim.read_text("utf-8")
        claim.write_text(
            text.replace(*dice.choice([("published", "draft"), ("draft", "published"), ("en: ", "en: A ")]))
        )
        MEDDLED[dice.choice([*MEDDLED])](site)
        assert files_of(built_again(project)) == built_anew(project)
