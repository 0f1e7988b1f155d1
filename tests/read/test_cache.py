"""The cache: the same with and without it, whatever happened to it and to the files."""

import multiprocessing
import os
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimspring.read import cache, disk, loader
from claimspring.read.cache import Cache, CachedFile
from claimspring.read.corpus import Reader, Reading, read_corpus

from .conftest import ARTICLE, CLAIM, SOURCE

Make = Callable[..., Path]
CLAIM_FILE = "claims/bridge/closed.yml"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes were read."""
    names: list[str] = []
    original = disk.read_regular

    def read_regular(path: str, limit: int) -> bytes:
        names.append(Path(path).name)
        return original(path, limit)

    monkeypatch.setattr(disk, "read_regular", read_regular)
    return names


def age(root: Path) -> None:
    """Make every file old enough to be trusted by its times; `cache` is told that time went on."""
    for path in root.rglob("*"):
        os.utime(path, (0, 0))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an hour later than the files were written."""
    now = time.time_ns
    monkeypatch.setattr(cache.time, "time_ns", lambda: now() + 3600 * 10**9)


def database(root: Path) -> Path:
    (file,) = (root / ".cache/claimspring").iterdir()
    return file


def same(one: Reading, other: Reading) -> bool:
    return (one.corpus, one.findings, one.unread, one.digest) == (
        other.corpus,
        other.findings,
        other.unread,
        other.digest,
    )


@pytest.mark.usefixtures("later")
def test_a_second_run_reads_no_file_that_did_not_change(project: Make, read: list[str]) -> None:
    root = project()
    first = read_corpus(root)
    read.clear()
    assert same(read_corpus(root), first)
    assert read == ["publishers.yml", "ratings.yml"]
    assert same(read_corpus(root, cached=False), first)


@pytest.mark.parametrize("path", ["claims/people.yml", "claims/publishers.yml", "claims/bridge/broken.yml", CLAIM_FILE])
def test_nothing_is_left_of_a_file_that_goes(project: Make, path: str) -> None:
    root = project()
    (root / "claims/people.yml").write_text("ada: {name: Ada}\n", "utf-8")
    (root / "claims/bridge/broken.yml").write_text("statement: [", "utf-8")
    reader = Reader(root)
    before = reader.read()
    (root / path).unlink()
    after = reader.read_again([path])
    assert not same(after, before)
    assert same(after, read_corpus(root, cached=False))


def test_a_file_written_just_now_is_read_again(project: Make, read: list[str]) -> None:
    """Its times could stay the same although it changes once more within the tick of the clock."""
    root = project()
    read_corpus(root)
    read.clear()
    assert read_corpus(root).findings == ()
    assert "closed.yml" in read


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (CLAIM_FILE, CLAIM, CLAIM.replace("event", "state")),
        ("claims/sources/operator-notice.yml", SOURCE, SOURCE.replace("primary", "agency!")),
        ("content/articles/bridge.md", ARTICLE, ARTICLE.replace("Hier", "Hyer")),
        ("claims/observations/operator-notice.json", "{}", "[]"),
    ],
)
def test_a_change_that_keeps_size_and_time_is_seen(project: Make, path: str, before: str, after: str) -> None:
    """A tool may set back the time of a file that it changed; the time of the change itself it cannot set."""
    root = project({path: before})
    read_corpus(root)
    status = (root / path).stat()
    (root / path).write_text(after, encoding="utf-8")
    os.utime(root / path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert same(read_corpus(root), read_corpus(root, cached=False))


@pytest.mark.usefixtures("later")
def test_files_that_come_and_go(project: Make) -> None:
    root = project({"claims/sources/a.yml": SOURCE, "claims/sources/b.yml": SOURCE})
    read_corpus(root)
    (root / "claims/sources/a.yml").unlink()
    (root / "claims/sources/b.yml").write_text("a: [", encoding="utf-8")
    project({"claims/sources/c.yml": SOURCE})
    assert same(read_corpus(root), read_corpus(root, cached=False))
    known = dict(Cache(root).load())
    assert "claims/sources/a.yml" not in known
    assert "claims/sources/b.yml" not in known
    assert "claims/sources/c.yml" in known


@pytest.mark.usefixtures("later")
def test_a_copied_folder_is_known_by_its_contents(
    project: Make, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a build machine the files are new each time, and the cache is handed on."""
    root = project()
    first = read_corpus(root)
    copy = tmp_path_factory.mktemp("copy")
    os.system(f"cp -r '{root}/.' '{copy}'")  # noqa: S605 -- paths of our own
    monkeypatch.setattr(loader, "Record", None)  # what is parsed anew would need it
    assert same(read_corpus(copy), first)


def test_another_program_starts_anew(project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project()
    read_corpus(root)
    old = database(root)
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    assert dict(Cache(root).load()) == {}
    read_corpus(root)
    assert database(root).name == "read-another.sqlite"
    assert not old.exists()


def test_the_fingerprint_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.fingerprint()
    assert cache.fingerprint() == before
    original = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: original(path) + b"# changed")
    assert cache.fingerprint() != before


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_cache_is_no_cache(project: Make, damage: bytes) -> None:
    root = project()
    first = read_corpus(root)
    database(root).write_bytes(damage)
    assert same(read_corpus(root), first)
    assert same(read_corpus(root), first)
    assert CLAIM_FILE in dict(Cache(root).load())


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("offset", range(0, 20_000, 997))
def test_a_flipped_byte_changes_no_result(project: Make, offset: int) -> None:
    root = project()
    first = read_corpus(root)
    raw = bytearray(database(root).read_bytes())
    raw[offset % len(raw)] ^= 0xFF
    database(root).write_bytes(raw)
    assert same(read_corpus(root), first)


@pytest.mark.usefixtures("later")
def test_a_row_whose_sum_is_wrong_is_left_out(project: Make) -> None:
    root = project()
    read_corpus(root)
    with closing(sqlite3.connect(database(root))) as connection, connection:
        connection.execute("UPDATE files SET payload = ? WHERE path = ?", (b"{}", CLAIM_FILE))
    assert CLAIM_FILE not in dict(Cache(root).load())
    assert read_corpus(root).findings == ()


def test_a_run_beside_another_that_writes_goes_on_without(project: Make) -> None:
    root = project()
    read_corpus(root)
    with closing(sqlite3.connect(database(root), isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert read_corpus(root).findings == ()


def test_a_folder_that_cannot_be_written_is_no_matter(project: Make) -> None:
    root = project()
    (root / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    assert read_corpus(root).findings == ()


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("linked", [".cache", ".cache/claimspring", "file"])
def test_a_cache_behind_a_link_is_left_alone(
    project: Make, tmp_path_factory: pytest.TempPathFactory, linked: str
) -> None:
    root, outside = project(), tmp_path_factory.mktemp("outside") / "target"
    read_corpus(root)
    place = database(root) if linked == "file" else root / linked
    place.rename(outside)
    place.symlink_to(outside)
    before = Cache(root), sorted(outside.rglob("*"))
    assert dict(before[0].load()) == {}
    (root / CLAIM_FILE).write_text(CLAIM + "# changed", encoding="utf-8")
    assert read_corpus(root).findings == ()
    assert sorted(outside.rglob("*")) == before[1]


@pytest.mark.usefixtures("later")
def test_a_cache_that_came_with_a_commit_is_not_believed(project: Make) -> None:
    root = project()
    read_corpus(root)
    assert dict(Cache(root).load())
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "claims", "content"], cwd=root, check=True)
    assert dict(Cache(root).load())
    subprocess.run(["git", "add", "--force", ".cache"], cwd=root, check=True)
    assert dict(Cache(root).load()) == {}


@pytest.mark.usefixtures("later")
def test_nor_one_of_a_project_inside_a_repository_or_in_a_worktree(project: Make) -> None:
    top = project()
    root = top / "desk"
    root.mkdir()
    for name in ("claims", "content"):
        (top / name).rename(root / name)
    read_corpus(root)
    subprocess.run(["git", "init", "-q", "--separate-git-dir", top / "kept"], cwd=top, check=True)
    subprocess.run(["git", "add", "desk/claims"], cwd=top, check=True)
    assert (top / ".git").is_file()
    assert dict(Cache(root).load())
    subprocess.run(["git", "add", "--force", "desk/.cache"], cwd=top, check=True)
    assert dict(Cache(root).load()) == {}


def test_a_killed_run_leaves_the_cache_as_it_was(project: Make) -> None:
    root = project()
    store = Cache(root)
    store.store([("a", CachedFile("", "d", b"x"))], [])
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_die_while_writing, args=(root,))
    process.start()
    process.join()
    assert process.exitcode == -9
    assert dict(store.load()) == {"a": CachedFile("", "d", b"x")}
    store.store([("b", CachedFile("", "d", b"y"))], ["a"])
    assert dict(store.load()) == {"b": CachedFile("", "d", b"y")}


def _die_while_writing(root: Path) -> None:
    (file,) = (root / ".cache/claimspring").glob("*.sqlite")
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("DELETE FROM files")
    for number in range(1000):
        connection.execute("INSERT INTO files VALUES (?, '', '', ?, 0)", (str(number), b"x" * 1000))
    os.kill(os.getpid(), 9)
