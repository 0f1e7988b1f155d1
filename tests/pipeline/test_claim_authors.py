"""Who wrote a claim, and whether somebody else has read it."""

import datetime as dt
import subprocess

import pytest

from claimspring.model.authorship import Author, is_of_desk, own_reviewers
from claimspring.model.desk import DeskMember
from claimspring.model.finding import Severity
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, DeskId
from claimspring.model.settings import Settings
from claimspring.pipeline.claim_authors import FILE, authorship
from claimspring.pipeline.project import Project
from claimspring.read.settings import SettingsReading
from tests.harbour import CLAIM, Harbour

KEY = ClaimKey(ArticleId("bridge"), ClaimId("opening-day"))
DESK = """\
ann: {name: Ann, git: [ann@harbour.example]}
bob: {name: Bob, git: [bob@harbour.example]}
carol: {name: Carol, git: [carol]}
"""


def commit(harbour: Harbour, who: str, address: str = "") -> None:
    if not (harbour.root / ".git").exists():
        harbour.git("init", "-q", "-b", "main")
    harbour.git("add", ".")
    harbour.git("commit", "-q", "-m", "change", "--author", f"{who} <{address or f'{who}@harbour.example'}>")


def authors(harbour: Harbour, key: ClaimKey = KEY) -> list[str]:
    return [author.name for author in authorship(harbour.root).authors.get(key, ())]


def errors(harbour: Harbour) -> list[str]:
    settings = Settings(root=harbour.root, languages=("en", "fr"), main="main", reviewers=2)
    project = Project(SettingsReading(settings), dt.date(2026, 11, 23))
    rules = {"too-few-reviewers", "reviewed-by-authors", "authors-unchecked"}
    return [f"{one.severity} {one.rule}" for one in project.findings if one.rule in rules]


@pytest.fixture
def written(harbour: Harbour) -> Harbour:
    """The good project, its claim written by Ann, on a desk of three."""
    harbour.write("claims/desk.yml", DESK)
    harbour.write(".gitignore", ".cache/\n")
    commit(harbour, "ann")
    return harbour


def test_one_who_only_reviews_is_no_author(written: Harbour) -> None:
    written.replace(
        CLAIM,
        "reviewed_by: [desk]\n  reviewed_on: 2026-10-01",
        "reviewed_by:\n  - ann\n  - bob\n  reviewed_on: 2026-10-02",
    )
    written.replace(CLAIM, "history:\n", "history:\n  # begun\n")
    commit(written, "bob")
    assert authors(written) == ["ann"]
    assert errors(written) == []


def test_one_who_changes_a_word_is_an_author(written: Harbour) -> None:
    assert authors(written) == ["ann"]
    written.replace(CLAIM, "give the same day", "both give the same day")
    written.replace(CLAIM, "reviewed_by: [desk]", "reviewed_by: [ann, bob]")
    commit(written, "bob")
    assert authors(written) == ["ann", "bob"]
    assert errors(written) == [f"{Severity.ERROR} reviewed-by-authors"]
    written.replace(CLAIM, "[ann, bob]", "[bob, carol]")
    commit(written, "Carol", "7+carol@users.noreply.github.com")
    assert errors(written) == []


def test_authors_stay_with_a_claim_that_is_renamed_taken_away_or_brought_back(written: Harbour) -> None:
    written.git("mv", CLAIM, "claims/bridge/day.yml")
    commit(written, "bob")
    assert authors(written, ClaimKey(ArticleId("bridge"), ClaimId("day"))) == ["ann"]
    text = written.read("claims/bridge/day.yml")
    (written.root / "claims/bridge/day.yml").unlink()
    commit(written, "bob")
    written.write("claims/bridge/day.yml", text)
    commit(written, "carol")
    assert authors(written, ClaimKey(ArticleId("bridge"), ClaimId("day"))) == ["ann"]


def test_what_was_kept_of_the_log_tells_the_same_as_the_whole(written: Harbour) -> None:
    assert authors(written) == ["ann"]
    assert (written.root / FILE).is_file()
    written.replace(CLAIM, "give the same day", "both give the same day")
    commit(written, "bob")
    found = authorship(written.root)
    written.write(str(FILE), "{")
    assert authorship(written.root) == found
    written.git("checkout", "-q", "--detach", "HEAD^")
    assert authors(written) == ["ann"]


def test_what_git_does_not_know_is_said(written: Harbour) -> None:
    shallow = written.root.parent / "shallow"
    written.replace(CLAIM, "reviewed_by: [desk]", "reviewed_by: [ann, bob]")
    commit(written, "bob")
    subprocess.run(["git", "clone", "-q", "--depth", "1", written.root.as_uri(), str(shallow)], check=True)
    found = authorship(shallow)
    assert found.authors == {}
    assert "shallow clone" in found.unchecked
    written.replace(CLAIM, "give the same day", "both give the same day")
    commit(written, "Dora")
    assert errors(written) == [f"{Severity.NOTE} authors-unchecked"]
    assert "nothing is committed" in _empty(written)


def _empty(harbour: Harbour) -> str:
    (harbour.root / "new").mkdir()
    subprocess.run(["git", "init", "-q"], cwd=harbour.root / "new", check=True)
    return authorship(harbour.root / "new").unchecked


def test_authors_are_known_by_address_name_and_login() -> None:
    desk = {DeskId("ann"): DeskMember.model_validate({"name": {"en": "Ann Example"}, "git": ["ann", "a@example.org"]})}
    for author in (
        Author("x", "A@example.org"),
        Author("ann example", "x@example.org"),
        Author("x", "12+ann@users.noreply.github.com"),
    ):
        assert is_of_desk(author, desk)
        assert own_reviewers(["ann", "bob"], [author], desk) == ("ann",)
    assert not is_of_desk(Author("annie", "annie@example.org"), desk)
    assert own_reviewers(["Bob"], [Author("bob", "")], {}) == ("Bob",)
