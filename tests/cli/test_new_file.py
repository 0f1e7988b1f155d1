import errno
from pathlib import Path

import pytest

from claimspring.cli.new_file import write_new


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_new(tmp_path / "a/b.yml", "a: é\n")
    assert (tmp_path / "a/b.yml").read_bytes() == "a: é\n".encode()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yml"]


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "a", "first")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, "second")
    assert (tmp_path / "a").read_text("utf-8") == "first"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space"):
            write_new(tmp_path / "a", "text")
    assert list(tmp_path.iterdir()) == []
    write_new(tmp_path / "a", "text")


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, _: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", str(path))

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write_new(tmp_path / "a", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
