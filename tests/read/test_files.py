"""Which files of a project are read, and what is said of the others."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from claimspring.read.files import discover
from claimspring.read.pages import read_pages
from claimspring.read.regular_file import read_regular

from .conftest import CLAIM, SOURCE

Make = Callable[..., Path]


def test_files_are_found_by_their_place(project: Make) -> None:
    found = discover(project({"claims/schema/claim.json": "{}", "claims/.gitkeep": ""}), "content")
    assert found.articles == ["content/articles/bridge.md"]
    assert found.claims == ["claims/bridge/closed.yml"]
    assert found.sources == ["claims/sources/operator-notice.yml"]
    assert found.ledgers == ["claims/observations/operator-notice.json"]
    assert found.single == ["claims/publishers.yml", "claims/ratings.yml"]
    assert found.findings == []


def test_an_empty_folder_is_a_project_without_files(tmp_path: Path) -> None:
    assert discover(tmp_path, "content").claims == []


def test_the_order_is_that_of_the_names(project: Make) -> None:
    root = project({f"claims/sources/{name}.yml": SOURCE for name in ("b", "a", "a-1", "a1")})
    assert [Path(path).stem for path in discover(root, "content").sources] == ["a-1", "a", "a1", "b", "operator-notice"]


@pytest.mark.parametrize(
    ("path", "rule", "hint"),
    [
        ("claims/bridge/Closed again.yml", "bad-file-name", "rename it: small letters"),
        ("claims/bridge/été.yml", "bad-file-name", "rename it: small letters"),
        (f"claims/bridge/{'a' * 81}.yml", "bad-file-name", "rename it: small letters"),
        ("claims/bridge/nul.yml", "bad-file-name", "rename it"),
        ("claims/sources/article-bridge.yml", "bad-file-name", "rename it"),
        ("content/articles/sources.md", "bad-file-name", "rename it"),
        ("claims/Bridge/a.yml", "bad-file-name", "rename it: small letters"),
        ("claims/bridge/other.yaml", "bad-file-name", "rename it to 'other.yml'"),
        ("claims/bridge/other.YML", "bad-file-name", "rename it to 'other.yml'"),
        ("claims/bridge/Closed.yml", "duplicate-id", "rename or delete one of them"),
        ("claims/bridge/notes.txt", "stray-file", "only files that end in '.yml'"),
        ("claims/bridge/more/a.yml", "stray-file", "only files are read here"),
        ("claims/loose.yml", "stray-file", "claims lie in a folder"),
        ("claims/bridge/a\tb\x1b[31m.txt", "stray-file", "only files that end in '.yml'"),
    ],
)
def test_what_is_not_read_is_told(project: Make, path: str, rule: str, hint: str) -> None:
    found = discover(project({path: CLAIM}), "content")
    (finding,) = found.findings
    assert finding.rule == rule
    assert finding.hint.startswith(hint)
    assert path not in {*found.claims, *found.sources, *found.articles}
    assert finding.path.isprintable()
    assert finding.message.isprintable()


@pytest.mark.parametrize("folder", ["content", "content/articles", "claims", "claims/bridge", "claims/sources"])
def test_a_linked_folder_is_not_followed(project: Make, folder: str) -> None:
    root = project()
    (root / folder).rename(root / "elsewhere")
    (root / folder).symlink_to(root / "elsewhere")
    found = discover(root, "content")
    assert [(finding.rule, finding.path) for finding in found.findings] == [("symlink", folder)]
    assert not any(path.startswith(folder) for path in (*found.articles, *found.claims, *found.sources))


def test_a_linked_file_is_not_read(project: Make) -> None:
    root = project()
    (root / "claims/bridge/secret.yml").symlink_to("/etc/passwd")
    (finding,) = discover(root, "content").findings
    assert (finding.rule, finding.path) == ("symlink", "claims/bridge/secret.yml")


def test_a_pipe_is_not_waited_for(project: Make) -> None:
    root = project()
    os.mkfifo(root / "claims/bridge/pipe.yml")
    (finding,) = discover(root, "content").findings
    assert finding.rule == "stray-file"


def test_a_name_that_is_no_text_can_be_told(project: Make) -> None:
    root = project()
    (root / "claims/bridge" / os.fsdecode(b"\xff.yml")).write_text(CLAIM, encoding="utf-8")
    (finding,) = discover(root, "content").findings
    assert finding.path.encode() == "claims/bridge/\N{REPLACEMENT CHARACTER}.yml".encode()


@pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes with names nor names that are no text")
def test_what_no_site_can_show_is_told_and_not_waited_for(project: Make) -> None:
    root = project()
    (root / "content/folder").mkdir()
    (root / "claims/publishers.yml").unlink(missing_ok=True)
    for pipe in ("content/pipe.md", "content/folder/pipe", "claims/bridge/pipe.yml", "claims/publishers.yml"):
        os.mkfifo(root / pipe)
    with suppress(OSError):  # some disks refuse such a name themselves
        Path(os.fsdecode(os.fsencode(root / "content") + b"/\xff.md")).write_text("a", encoding="utf-8")
    assert read_pages(root / "content") == {}
    told = {(finding.path, finding.rule) for finding in discover(root, "content").findings}
    assert told >= {
        ("content/pipe.md", "stray-file"),
        ("content/folder/pipe", "stray-file"),
        ("claims/bridge/pipe.yml", "stray-file"),
        ("claims/publishers.yml", "stray-file"),
    }
    with pytest.raises(OSError, match="no regular file"):
        read_regular(root / "content/pipe.md", 10)


def test_never_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert len(read_regular(tmp_path / "a", 10)) == 11
