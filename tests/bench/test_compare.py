import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.compare import ROOT, compare


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    for site in ("old", "new"):
        (tmp_path / site / "claims").mkdir(parents=True)
        (tmp_path / site / "index.html").write_bytes(b"<p>Same.")
        (tmp_path / site / "claims/index.html").write_bytes(b"<p>Words, and then " + site.encode())
    (tmp_path / "old/gone.html").touch()
    (tmp_path / "new/claims/feed.xml").touch()
    return tmp_path / "old", tmp_path / "new"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.bench.compare", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_file_that_differs_is_listed(sites: tuple[Path, Path]) -> None:
    found = run(*sites)

    assert found.stdout.splitlines()[1:] == [
        "added claims/feed.xml",
        "removed gone.html",
        "changed claims/index.html: byte 19: b'<p>Words, and then old' -> b'<p>Words, and then new'",
        "3 files: 1 added, 1 changed, 1 removed",
    ]
    assert found.returncode == 1


def test_sites_that_are_the_same_are_called_so(sites: tuple[Path, Path]) -> None:
    found = run(sites[0], sites[0])

    assert found.stdout.splitlines()[1:] == ["3 files: not a byte differs"]
    assert found.returncode == 0


def test_what_was_cut_or_added_at_the_end_differs(tmp_path: Path) -> None:
    for site, content in (("old", b"ab"), ("new", b"abc"), ("newer", b"")):
        (tmp_path / site).mkdir()
        (tmp_path / site / "a").write_bytes(content)

    assert compare(tmp_path / "old", tmp_path / "new").changed == (("a", "byte 2: b'ab' -> b'abc'"),)
    assert compare(tmp_path / "old", tmp_path / "newer").changed == (("a", "byte 0: b'ab' -> b''"),)


def test_a_long_list_is_cut_but_counted(tmp_path: Path) -> None:
    for site, count in (("old", 0), ("new", 5)):
        (tmp_path / site).mkdir()
        for number in range(count):
            (tmp_path / site / f"{number}.html").touch()

    assert list(compare(tmp_path / "old", tmp_path / "new").lines(2)) == [
        "added 0.html",
        "added 1.html",
        "added … and 3 more",
        "5 files: 5 added, 0 changed, 0 removed",
    ]


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "--since", "HEAD"]])
def test_what_is_not_asked_for_in_full_is_refused(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


def test_a_folder_that_is_not_there_is_no_empty_site(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        compare(tmp_path, tmp_path / "none")
