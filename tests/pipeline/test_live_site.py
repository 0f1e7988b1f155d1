import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from claimspring.pipeline import background_check as beside
from claimspring.pipeline import live_site as live
from claimspring.pipeline.background_check import Check, Checked, CheckError
from claimspring.pipeline.build_mode import Once, way
from claimspring.pipeline.file_writer import write
from claimspring.pipeline.live_site import LiveSite
from claimspring.pipeline.page_cache import opened
from claimspring.pipeline.part_list import NO_TABLE, CachedPart
from tests.patience import wait_until
from tests.pipeline.conftest import WRITTEN, build, files_of, frame, project_of
from tests.pipeline.live import FakeServer, Folder, ask, show

LOG = logging.getLogger("tests.live")
AGAIN = b'http-equiv="refresh"'
GATED = """
import pathlib, sys, time
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.01)
from claimspring.pipeline.background_check import main
main()
"""
"""A check that does not begin before a file is there."""
HELPED = """
import os, pathlib, sys, time
if os.fork() == 0:
    pathlib.Path(sys.argv[1]).touch()
time.sleep(600)
"""
"""A check with a process that helps it, both of which take long."""


@pytest.fixture
def one(project: Path) -> Iterator[LiveSite]:
    """The site of a project that is written at, shown in `live` beside it."""
    found = LiveSite(LOG)
    show(found, project)
    yield found
    found.stop()


def queue(found: LiveSite, project: Path) -> bytes:
    """The status page as it is once the check is done."""
    found.wait()
    status, page = ask(found, project, "status/")
    assert status == "200 OK"
    return page


def test_every_file_is_made_as_the_build_makes_it(one: LiveSite, project: Path) -> None:
    build(project, project.parent / "built")
    made = files_of(project.parent / "built")
    one.wait()
    for place, content in made.items():
        assert ask(one, project, place.removesuffix("index.html")) == ("200 OK", content), place
    assert files_of(project.parent / "live") == made


def test_what_is_no_file_of_the_site_is_not_found(one: LiveSite, project: Path) -> None:
    for path in (
        "claims/tower/none/",
        "nothing",
        "fr/x/",
        "claims/page_9/",
        "../mkdocs.yml",
        "sitemap.txt",
        "pagefind/",
        "pagefind/en/1/pagefind.js",
    ):
        assert ask(one, project, path)[0] == "404 Not Found", path
    assert ask(one, project, "claims/tower/height")[0] == "302 Found"


def test_after_an_edit_the_new_words_are_shown(one: LiveSite, project: Path) -> None:
    assert ask(one, project, "claims/tower/height/")[0] == "200 OK"
    claim = project / "claims/tower/height.yml"
    text = claim.read_text(encoding="utf-8")
    claim.write_text("a: [", encoding="utf-8")
    (project.parent / "live/claims/tower/height/index.html").unlink()
    show(one, project)
    assert ask(one, project, "claims/tower/height/")[0] == "200 OK"  # what it was, until the file is whole again
    claim.write_text(text.replace("summary:", "summary: # edited"), encoding="utf-8")
    show(one, project)
    assert ask(one, project, "claims/tower/height/")[0] == "200 OK"
    claim.unlink()
    (project.parent / "live/claims/tower/height/index.html").unlink()
    show(one, project)
    assert ask(one, project, "claims/tower/height/")[0] == "404 Not Found"


def test_while_a_build_runs_nothing_is_made(one: LiveSite, project: Path) -> None:
    one.begin(project_of(project).configured, project_of(project).today)
    folder = Folder(project.parent / "live")
    told: list[str] = []
    app: Any = one.app(folder, "/small/")
    app({"PATH_INFO": "/small/claims/tower/height/"}, lambda status, _: told.append(status))
    assert (told, folder.asked) == (["404 Not Found"], live._LOOKS)


def test_findings_are_told_when_they_are_known(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "claims/tower/height.yml").write_text("a: [", encoding="utf-8")
    found = LiveSite(LOG)
    with caplog.at_level(logging.INFO):
        show(found, project)
        found.wait()
        told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    found.stop()
    assert told == list(project_of(project).findings_summary.errors)
    assert told


def test_after_many_builds_all_garbage_is_collected(
    one: LiveSite, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "_REST", 1)
    show(one, project)
    one.wait()
    assert one._builds == 0


def test_the_queue_of_before_is_shown_until_the_check_is_done(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = tmp_path / "gate"
    monkeypatch.setattr(beside, "_COMMAND", (sys.executable, "-c", GATED, str(gate)))
    found = LiveSite(LOG)
    show(found, project)
    page = ask(found, project, "status/")[1]
    assert (AGAIN in page, b"Nothing needs" in page, b"altered-passage" in page) == (True, False, False)
    gate.touch()
    page = queue(found, project)
    assert (AGAIN in page, b"altered-passage" in page) == (False, True)
    gate.unlink()
    article = project / "content/articles/tower.md"
    article.write_text(
        article.read_text(encoding="utf-8")
        .replace("cent marches", "dix marches")
        .replace("douze mètres", "dix mètres"),
        encoding="utf-8",
    )
    (project / "claims/tower/painted.yml").unlink()  # of which a task of before was
    show(found, project)
    page = ask(found, project, "fr/status/")[1]
    assert (AGAIN in page, b"altered-passage" in page, b"lost-quotation" in page) == (True, True, False)
    gate.touch()
    queue(found, project)
    page = ask(found, project, "fr/status/")[1]
    assert (AGAIN in page, b"lost-quotation" in page) == (False, True)
    found.stop()


def test_search_finds_what_the_last_whole_build_found(one: LiveSite, project: Path) -> None:
    folder = project.parent / "whole"
    with opened(project) as kept:
        assert kept is not None
        with kept.keeping(0, (), str):
            status = write(f"{folder}/pagefind/en/1/pagefind.js", [b"index"])
            file = kept.keep("pagefind/en/1/pagefind.js", f"{folder}/", status)
            assert kept.note("pagefind/en/1/", CachedPart(0, (), (file,), (), NO_TABLE))
        kept.save([], None)
    assert ask(one, project, "pagefind/en/1/pagefind.js") == ("200 OK", b"index")
    assert ask(one, project, "pagefind/en/1/other.js")[0] == "404 Not Found"
    (project.parent / "live/pagefind/en/1/pagefind.js").unlink()
    with opened(project):
        assert ask(one, project, "pagefind/en/1/pagefind.js")[0] == "404 Not Found"


def test_a_check_that_is_ended_tells_nothing(project: Path) -> None:
    told: list[Checked] = []
    check = Check(project_of(project).configured, project_of(project).today, told.append)
    check.end()
    check.end()
    assert (told, check.tasks()) == ([], None)


def test_with_a_check_end_the_processes_that_help_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else who waits for the last word of its output would wait for them."""
    begun = tmp_path / "begun"
    monkeypatch.setattr(beside, "_COMMAND", (sys.executable, "-c", HELPED, str(begun)))
    check = Check(project_of(project).configured, project_of(project).today, lambda _: None)
    wait_until(begun.exists)
    ended = Thread(target=check.end, daemon=True)
    ended.start()
    wait_until(lambda: not ended.is_alive())


def test_a_check_that_fails_is_no_empty_queue(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit(1)"))
    check = Check(project_of(project).configured, project_of(project).today, lambda _: None)
    with pytest.raises(CheckError, match="the check failed; what it said stands above"):
        check.wait()
    with pytest.raises(CheckError, match="the check failed"):
        check.tasks()


def test_a_server_answers_and_looks_for_changed_claims(one: LiveSite, project: Path) -> None:
    server = FakeServer(project.parent / "live", project / "content")
    one.serve(server, [str(project / "content"), "theme"], alone=True)
    assert server.observer == "the server's own"
    told: list[str] = []
    server.app({"PATH_INFO": "/small/claims/"}, lambda status, _: told.append(status))
    assert told == ["200 OK"]
    (project / "claims/tower/new.yml").touch()
    wait_until(lambda: server.changes)
    one.stop()


def test_a_site_that_is_published_is_whole(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    once = way(LOG, live=False)
    assert isinstance(once, Once)
    with caplog.at_level(logging.INFO):
        begun = once.begin(project_of(project).configured, project_of(project).today)
        once.show(begun, WRITTEN, frame, project.parent / "once")
    assert "Claimspring wrote" in caplog.text
    server = FakeServer(project.parent / "once")
    before = server.app
    once.serve(server, [], alone=True)
    once.stop()
    assert server.app is before
    assert isinstance(way(LOG, live=True), LiveSite)
