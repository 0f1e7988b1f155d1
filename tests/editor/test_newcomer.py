"""What stopped people who saw the desk for the first time."""

import re
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
    article.write_text(f"{text}\nSelon le rapport de l’Agence des ponts de la Rive, il pleut.\n", "utf-8")
    place = words(desk, "le rapport de l’Agence des ponts de la Rive")
    assert desk.do("words.look", **place)["reply"]["named"] == {"new_publisher": "Agence des ponts de la Rive"}


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


def test_the_first_commit_holds_all_that_a_copy_needs(project: Path, desk: DeskInProcess) -> None:
    shutil.rmtree(project / ".git")
    git(project, "init", "-q", "-b", "main")
    git(project, "config", "user.name", "A Tester")
    git(project, "config", "user.email", "tester@example.org")
    (project / "requirements.txt").write_text("claimspring\n", "utf-8")
    (project / ".cache").mkdir(exist_ok=True)
    (project / ".cache/x").touch()
    shown = desk.screen("/changes")
    assert "Not in a version yet: 1 article, 1 claim, 2 sources, publishers" in shown
    assert "The harbour bridge opens on 2 May 2026." in shown
    own = shown.partition('id="own-files"')[2].partition("</details>")[0]
    assert "requirements.txt" in own
    assert "mkdocs.yml" in own
    assert "claims/sources" not in own
    assert ".cache" not in own
    assert 'value="send" disabled' in shown
    assert 'value="keep" checked' in shown
    assert "no place to send to yet" in desk.refused("git.send", way="send")
    assert desk.do("git.send", "/changes", way="keep")["told"] == "The version is saved here."
    assert not git(project, "status", "--porcelain")
    assert {"mkdocs.yml", "requirements.txt", CLAIM} <= set(git(project, "ls-files").split())
    assert "Nothing new since the last version." in desk.screen("/changes")


def test_what_is_kept_is_told_from_what_is_sent(project: Path, desk: DeskInProcess, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(project, "push", "-q", "origin", "main")
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text("utf-8") + "\n", "utf-8")
    desk.do("edit", AT, file={"type": "claim", "id": KEY}, route=["statement", "en"], value="It opens on 2 May 2026.")
    shown = desk.screen("/changes", "fr")
    assert "<summary>Énoncé (anglais)</summary>" in shown
    assert "Énoncé (anglais)" in shown.partition("<ol")[2]
    assert "statement" not in shown.partition("<ol")[2]
    assert desk.do("git.send", "/changes", way="keep")["told"] == "The version is saved here; it is not sent yet."
    shown = desk.screen("/changes")
    assert "1 version is saved here, and not sent yet." in shown
    assert 'title="changed since the last version"' not in shown
    assert not git(project, "status", "--porcelain")
    desk.do("git.send", "/changes", way="send")
    assert "not sent yet" not in desk.screen("/changes")


def test_a_claim_says_how_far_it_is_on_its_way_to_readers(project: Path, desk: DeskInProcess, tmp_path: Path) -> None:
    def state() -> str:
        return desk.screen(AT).partition('id="stopping">')[2].partition("</div>")[0]

    text = (project / CLAIM).read_text("utf-8")
    text = re.sub(r"  reviewed_by.*\n  reviewed_on.*\n", "", text.partition("history:")[0])
    (project / CLAIM).write_text(text.replace("status: published", "status: in-review"), "utf-8")
    desk.desk.changed()
    desk.do("claim.publish", claim=KEY, reviewer="A Tester")
    assert "not sent yet" in state()
    assert 'href="/changes"' in state()
    desk.do("git.send", way="keep")
    assert state().startswith("Published in this folder, which has no place to send to.")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    assert "not sent yet" in state()
    desk.do("git.send", way="send")
    assert state() == "Readers see this claim as it stands here."


def test_a_source_comes_as_a_file_and_brings_what_it_says_of_itself(desk: DeskInProcess) -> None:
    shown = desk.screen(f"/new-source?claim={KEY}")
    assert f'data-bring-new="evidence:{KEY}"' in shown
    page = (
        '<html lang="en"><head><title>Ferry figures</title>'
        '<meta property="article:published_time" content="2026-11-09"></head><body><article><h1>Ferry figures</h1>'
        "<p>The ferry carried 412,000 passengers in nine months of the year, which is fifteen percent fewer than "
        "before, says the port in its yearly report.</p></article></body></html>"
    )
    answer = desk.upload(f"source:evidence:{KEY}", "figures.html", page.encode())
    assert f"?claim={KEY}&use=evidence" in answer["go"]
    shown = desk.screen(answer["go"])
    assert "Ferry figures" in shown
    assert "9 November 2026" in shown
    assert "fewer than 100 words" not in shown, "a source may be short"
    token = answer["go"].partition("/proposal/")[2].partition("?")[0]
    kept = desk.do("intake.keep", proposal=token, claim=KEY, answer={"kind": "primary", "publisher": "port"})
    again = desk.upload(f"source:evidence:{KEY}", "the-same.html", page.encode())
    assert again["told"].startswith("You have this document already")
    assert again["go"] == kept["go"]
    other = page.replace("412,000", "413,000").encode()
    assert "/proposal/" in desk.upload("source:trail:", "figures.html", other)["go"]


def test_a_new_publisher_gets_its_short_name_when_it_is_made(project: Path, desk: DeskInProcess) -> None:
    known = {"title": "Tides", "url": "https://tides.example/1", "kind": "primary", "language": "en"}
    name, short = "Institute for the Study of Harbour Tides", "Tide Institute"
    assert "too long for the drawing" in desk.refused("source.make", **known, new_publisher=name)
    assert "too long for the drawing" in desk.refused("publisher.make", name=name)
    desk.do("source.make", **known, new_publisher=name, publisher_short=short)
    assert f"  short:\n    en: {short}\n" in (project / "claims/publishers.yml").read_text("utf-8")
    page = f'<html lang="en"><head><title>Piers</title></head><body><p>{"The piers are long. " * 40}</p></body></html>'
    token = desk.upload("source:trail:", "piers.html", page.encode())["go"].partition("/proposal/")[2]
    assert 'name="publisher_short"' in desk.screen(f"/proposal/{token}")
    said = {"answer": {"kind": "primary", "title": "Piers"}, "new_publisher": "The Pier Observatory of Hull"}
    assert "too long for the drawing" in desk.refused("intake.keep", proposal=token, **said)
    desk.do("intake.keep", proposal=token, **said, publisher_short="Piers")
    assert "  short: Piers\n" in (project / "claims/publishers.yml").read_text("utf-8")


def test_what_was_typed_and_not_found_is_the_title_of_a_new_source(desk: DeskInProcess) -> None:
    folded = desk.screen(f"/new-source?claim={KEY}")
    shown = desk.screen(f"/new-source?claim={KEY}&title=Minutes%20of%20May")
    assert 'value="Minutes of May"' in shown
    assert '<details class="card" open>' in shown
    assert '<details class="card" open>' not in folded


def test_a_speaker_who_is_only_named_gets_a_page(project: Path, desk: DeskInProcess) -> None:
    assert "Add a page for “The port authority”" in desk.screen(AT)
    desk.do("claim.speaker_page", claim=KEY)
    people = (project / "claims/people.yml").read_text("utf-8")
    assert "the-port-authority:\n  name:\n    en: The port authority\n    fr: L’autorité portuaire\n" in people
    assert "speaker:\n  id: the-port-authority\n" in (project / CLAIM).read_text("utf-8")
    assert "who could have a page" in desk.refused("claim.speaker_page", claim=KEY)
    desk.do("undo")
    desk.do("edit", file={"type": "claim", "id": KEY}, route=["speaker_type"], value="organization")
    desk.do("claim.speaker_page", claim=KEY)
    assert "the-port-authority:\n" in (project / "claims/publishers.yml").read_text("utf-8")
    desk.do("undo")
    assert 'id="speaker-short-field" hidden' in desk.screen(AT)
    french = "L’autorité portuaire de la rade"
    desk.do("edit", file={"type": "claim", "id": KEY}, route=["speaker", "words", "fr"], value=french)
    assert 'id="speaker-short-field"><label' in desk.screen(AT)
    assert f"“{french}” is too long for the drawing" in desk.refused("claim.speaker_page", claim=KEY)
    desk.do("claim.speaker_page", claim=KEY, short="Port")
    assert "  short: Port\n" in (project / "claims/publishers.yml").read_text("utf-8")
    desk.do("undo")
    desk.do("edit", file={"type": "claim", "id": KEY}, op="remove", route=["speaker"])
    desk.do("edit", file={"type": "claim", "id": KEY}, route=["speaker", "words", "en"], value="吴谦")
    assert "Latin letters" in desk.refused("claim.speaker_page", claim=KEY)


def test_evidence_without_an_address_is_told_to_want_one(project: Path, desk: DeskInProcess) -> None:
    assert "This document has no address" not in desk.screen(AT)
    source = project / "claims/sources/port-notice.yml"
    text = source.read_text("utf-8")
    source.write_text(re.sub("url: .*", "unlocated: {en: It was on paper., fr: Sur papier.}", text), "utf-8")
    assert "This document has no address" in desk.screen(AT)
    assert "Readers have to be able to look words up" in desk.screen(f"/new-source?claim={KEY}")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "All the evidence comes from one place, &#39;Port Authority&#39;."),
        ("fr", "Toutes les preuves viennent d’un même endroit\u00a0: «\u202fPort Authority\u202f»."),
        ("es", "Todas las pruebas vienen de un mismo lugar: «Port Authority»."),
    ],
)
def test_whose_document_the_only_origin_is(desk: DeskInProcess, language: str, said: str) -> None:
    desk.do("edit", AT, file={"type": "claim", "id": KEY}, op="remove", route=["evidence", 1])
    found = desk.screen(AT, language)
    assert said in found
    assert "port-notice&#39;" not in found.partition('data-rule="single-origin"')[2].partition("</li>")[0]


def test_a_misquote_is_a_choice_and_no_document_is_said_to_be_its_origin(project: Path, desk: DeskInProcess) -> None:
    file = {"type": "claim", "id": KEY}
    assert "Its words refute the statement" not in desk.screen(AT)
    shown = desk.do("edit", AT, file=file, route=["evidence", 0, "stance"], value="refutes")["screen"]["html"]
    trail = shown.partition('id="trail-0"')[2].partition("</li>")[0]
    assert "Its words refute the statement" in trail
    assert 'data-reveal="credit"' in trail
    shown = desk.do("edit", AT, file=file, route=["credits", 0, "check"], value="misquoted")["screen"]["html"]
    assert "no, they said something else" in shown
    assert 'data-reveal="credit"' not in shown.partition('id="trail-0"')[2].partition("</li>")[0]
    assert "    check: misquoted\n" in (project / CLAIM).read_text("utf-8")


def test_a_document_whose_publisher_is_credited_comes_to_the_trail_as_named(project: Path, desk: DeskInProcess) -> None:
    desk.do("edit", AT, file={"type": "claim", "id": KEY}, op="remove", route=["trail"])
    desk.do("trail.add", AT, claim=KEY, source="ministry-register")
    desk.do("trail.add", AT, claim=KEY, source="port-notice")
    new = {"title": "A second notice", "url": "https://port.example/2", "publisher": "port", "kind": "news"}
    desk.do("source.make", AT, **new, claim=KEY, use="trail")
    trail = (project / CLAIM).read_text("utf-8").partition("\ntrail:\n")[2]
    assert trail.startswith(
        "  - source: ministry-register\n  - source: port-notice\n    credited: true\n  - source: port-a-second-notice\n"
    )
    assert trail.count("credited") == 1
    assert 'data-rule="credit-contradiction"' not in desk.screen(AT)


def test_the_dot_of_changes_goes_when_all_is_undone(project: Path, desk: DeskInProcess) -> None:
    dot = 'title="changed since the last version"'
    edit = {"file": {"type": "claim", "id": KEY}, "route": ["statement", "en"], "value": "It opens on 2 May 2026."}
    desk.do("edit", AT, **edit)
    assert dot in desk.screen(AT)
    desk.do("undo", AT)
    assert dot not in desk.screen(AT)
    desk.do("edit", AT, **edit)
    kept = desk.do("git.send", "/changes", way="keep")
    assert kept["go"] == "/changes", "its head says that nothing is new"
    assert git(project, "log", "-1", "--format=%s").strip() == "It opens on 2 May 2026."
    assert dot not in desk.screen(AT)
    desk.do("undo", AT)
    assert dot in desk.screen(AT)
    desk.do("changes.take_back", "/changes", path=f"claims/{KEY}.yml")
    assert dot not in desk.screen(AT)


def test_countries_languages_and_dates_are_taken_as_people_say_them(project: Path, desk: DeskInProcess) -> None:
    shown = desk.screen("/new-source", "fr")
    assert '<option value="LA">Laos</option>' in shown
    assert '<option value="es">espagnol</option>' in shown
    form = {"title": "Tides", "url": "https://a.example/t", "new_publisher": "The Mole", "kind": "news"}
    desk.do("source.make", **form, country="PT", published="9 November 2026", language="en")
    written = (project / "claims/sources/the-mole-tides.yml").read_text("utf-8")
    assert "published: 2026-11-09\n" in written
    assert "country: PT\n" in (project / "claims/publishers.yml").read_text("utf-8")
    file = {"type": "source", "id": "the-mole-tides"}
    desk.do("edit", file=file, route=["published"], value="10. November 2026")
    assert "published: 2026-11-10\n" in (project / "claims/sources/the-mole-tides.yml").read_text("utf-8")


def test_all_that_is_wrong_with_a_form_is_said_at_once(desk: DeskInProcess) -> None:
    found = desk.answer("source.make", title="x", published="soon", kind="news")
    assert found.status_code == 422
    said = [one["field"] for one in found.get_json(force=True)["fields"]]
    assert sorted(said) == ["published", "publisher", "url"]
