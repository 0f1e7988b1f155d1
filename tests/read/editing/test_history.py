"""Taking back and making again, whatever became of the files since."""

from pathlib import Path

import pytest

from claimspring.read.editing.changeset import FileChange, planned
from claimspring.read.editing.history import Session
from claimspring.read.editing.operations import Delete, Insert, Operation, Set

PATH = "claims/sources/a.yml"
FIRST = b"title: A  # as printed\r\nkind: news\r\nnote: It"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "claims/sources").mkdir(parents=True)
    (tmp_path / PATH).write_bytes(FIRST)
    return tmp_path


def done(root: Path, *operations: Operation) -> Session:
    session = Session(root)
    for operation in operations:
        session.make(planned(root, {PATH: [operation]}))
    return session


def test_a_chain_taken_back_gives_the_first_bytes(root: Path) -> None:
    session = done(root, Set(("title",), "B"), Set(("note",), {"en": "x"}), Delete(("kind",)), Set(("url",), "y"))
    last = (root / PATH).read_bytes()
    for _ in range(4):
        assert session.undo() == ()
    assert (root / PATH).read_bytes() == FIRST
    with pytest.raises(IndexError):
        session.undo()
    for _ in range(4):
        assert session.redo() == ()
    assert (root / PATH).read_bytes() == last


def test_files_that_came_or_went_come_and_go_again(root: Path) -> None:
    session = Session(root)
    session.make([FileChange(PATH, FIRST, None), FileChange("claims/sources/b.yml", None, FIRST)])
    assert not (root / PATH).exists()
    session.undo()
    assert (root / PATH).read_bytes() == FIRST
    assert not (root / "claims/sources/b.yml").exists()


def test_only_the_fields_of_the_change_are_taken_back_where_others_changed_the_file(root: Path) -> None:
    session = done(root, Set(("title",), "B"))
    (root / PATH).write_bytes((root / PATH).read_bytes().replace(b"kind: news", b"kind: agency  # they say"))
    assert session.undo() == ()
    assert (root / PATH).read_bytes() == FIRST.replace(b"kind: news", b"kind: agency  # they say")


def test_a_field_that_was_changed_since_is_asked_and_nothing_written(root: Path) -> None:
    session = done(root, Set(("title",), "B"))
    theirs = (root / PATH).read_bytes().replace(b"title: B", b"title: C")
    (root / PATH).write_bytes(theirs)
    (asked,) = session.undo()
    assert (asked.path, asked.conflict.route) == (PATH, ("title",))
    assert (asked.conflict.base, asked.conflict.mine, asked.conflict.theirs) == ("B", "A", "C")
    assert (root / PATH).read_bytes() == theirs


@pytest.mark.parametrize("now", [None, b"title: [\n", b"\xff"])
def test_a_file_that_is_gone_or_cannot_be_read_is_asked_as_a_whole(root: Path, now: bytes | None) -> None:
    session = done(root, Insert(("reviewed_by",), "desk"))
    (root / PATH).unlink()
    if now is not None:
        (root / PATH).write_bytes(now)
    (asked,) = session.undo()
    assert asked.conflict.route == ()
    assert (root / PATH).exists() is (now is not None)


def test_a_new_change_leaves_nothing_to_make_again(root: Path) -> None:
    session = done(root, Set(("title",), "B"))
    session.undo()
    session.make(planned(root, {PATH: [Set(("title",), "C")]}))
    with pytest.raises(IndexError):
        session.redo()
