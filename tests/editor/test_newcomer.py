"""What stopped people who saw the desk for the first time."""

import shutil
from pathlib import Path

import pytest

from claimspring.editor.article_view import ArticleView
from claimspring.model.ids import ArticleId
from claimspring.read.file_faults import file_faults
from tests.editor.conftest import git
from tests.editor.desk_in_process import DeskInProcess

CLAIM = "claims/bridge/opening-day.yml"
AT = "/claims/bridge/opening-day"
KEY = "bridge/opening-day"


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    return DeskInProcess(project)


def words(desk: DeskInProcess, said: str) -> dict[str, object]:
    """The place of words of the article."""
    desk.desk.changed()
    text = ArticleView(desk.desk, desk.desk.proposals, ArticleId("bridge")).reading.text
    start = text.index(said)
    return {"article": "bridge", "start": start, "end": start + len(said)}


def test_no_act_leaves_a_file_that_cannot_be_read(project: Path, desk: DeskInProcess) -> None:
    before = {path: path.read_bytes() for path in project.glob("claims/**/*.yml")}
    place = words(desk, "the port authority said")
    for form in ({"publisher": "The Port"}, {"source": "A Notice"}, {"publisher": "nobody"}, {"document": "A Notice"}):
        assert desk.refused("claim.credit", claim=KEY, **place, **form)
    assert desk.refused("publisher.make", name="!")
    bad_day = {"title": "x", "url": "https://a.example/", "publisher": "port", "kind": "news", "published": "soon"}
    assert desk.refused("source.make", **bad_day).startswith("Not saved yet.")
    files = desk.desk.files()
    files.write(CLAIM, "kind: plan\n")
    with pytest.raises(Exception, match="Not saved yet"):
        desk.desk.commit(files.changes(), "changed")
    assert {path: path.read_bytes() for path in project.glob("claims/**/*.yml")} == before


@pytest.mark.parametrize(
    "path",
    [
        *("claims/a/b.yml", "claims/sources/a.yml", "claims/drafts/a.yml", "claims/published/a/b.json"),
        *("claims/published/_source/a.json", "claims/translations/a.fr.yml", "claims/checks/a/b.yml"),
        *("claims/checks/a/labels.yml", "claims/publishers.yml", "claims/people.yml", "content/articles/a.md"),
    ],
)
def test_what_could_not_be_read_is_known_of_files_of_every_kind(path: str) -> None:
    assert file_faults(path, b"[{")
    assert not file_faults(f"content/{path}x", b"[{")


def test_a_body_that_is_new_is_credited_by_its_name(project: Path, desk: DeskInProcess) -> None:
    place = words(desk, "the port authority said on Monday")
    assert desk.do("words.look", **place)["reply"]["named"] == {"publisher": "port"}
    desk.do("claim.credit", claim=KEY, **place, new_publisher="Agency of the Sea", publisher_kind="government")
    assert "publisher: agency-of-the-sea" in (project / CLAIM).read_text("utf-8")
    assert "agency-of-the-sea:\n" in (project / "claims/publishers.yml").read_text("utf-8")
    article = next(project.glob("content/articles/*.md"))
    text = article.read_text("utf-8")
    article.write_text(f"{text}\nAccording to a report by the Agency for Salt and Tides, it rains.\n", "utf-8")
    place = words(desk, "According to a report by the Agency for Salt and Tides")
    assert desk.do("words.look", **place)["reply"]["named"] == {"new_publisher": "Agency for Salt and Tides"}


def test_the_way_back_needs_no_git(project: Path, desk: DeskInProcess) -> None:
    shutil.rmtree(project / ".git")
    git(project, "init", "-q", "-b", "main")
    good = (project / CLAIM).read_text("utf-8")
    file = {"type": "claim", "id": KEY}
    assert "Undo what was done last" not in desk.screen(AT)
    desk.do("file.write", AT, file=file, text="{")
    assert 'data-act="undo" data-form="{}" class="main"' in desk.screen(AT)
    desk.do("file.last_good", AT, file=file)
    assert (project / CLAIM).read_text("utf-8") == good
    source = project / "claims/sources/port-notice.yml"
    source.write_text("{", "utf-8")
    desk.desk.changed()
    told = desk.refused("file.last_good", file={"type": "source", "id": "port-notice"})
    assert told == "No version of this file that can be read was kept. Mend its text below."
