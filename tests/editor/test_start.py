"""The start of the desk: the articles at once, what waits for somebody as soon as it is known."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from claimspring.cli.edit import command
from claimspring.editor.http import running
from tests.editor.desk_process import DeskProcess
from tests.patience import wait_until


def test_articles_come_before_what_waits_is_known(desk: DeskProcess, project: Path) -> None:
    claim = project / "claims/bridge/opening-day.yml"
    claim.write_text(claim.read_text("utf-8").replace("status: published", "status: in-review"), "utf-8")
    first = desk.screen("/")
    assert 'href="/articles/bridge"' in first
    assert "1 claim" in first
    assert 'href="/queue"' in first or "data-later" not in first
    wait_until(lambda: 'href="/claims/bridge/opening-day"' in desk.screen("/queue"))
    wait_until(lambda: "data-later" not in desk.screen("/queue"))
    assert "1 in review" in desk.screen("/")


def test_what_waits_is_looked_for_again_after_a_change(desk: DeskProcess, project: Path) -> None:
    desk.screen("/queue")
    file = {"type": "claim", "id": "bridge/opening-day"}
    desk.do("edit", file=file, route=["review", "status"], value="draft")
    assert "status: draft" in (project / "claims/bridge/opening-day.yml").read_text("utf-8")
    assert 'href="/claims/bridge/opening-day"' in desk.screen("/queue")
    wait_until(lambda: "data-later" not in desk.screen("/queue"))


@pytest.mark.browser
def test_what_waits_comes_by_itself(page: Page, shared_desk: DeskProcess) -> None:
    page.goto(shared_desk.opening())
    expect(page.locator("#waiting-told")).to_have_text(re.compile(r"\d+ things? waits? for somebody\."))
    expect(page.locator("[data-later]")).to_have_count(0)


def test_a_second_desk_is_told_of_in_the_language_of_the_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr]", "[fr]"), "utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setattr(running, "running", lambda _: "http://127.0.0.1:1/#key")
    told = CliRunner().invoke(command, ["--no-browser"])
    assert told.output == "La rédaction de ce dossier est déjà ouverte\u00a0: http://127.0.0.1:1/#key\n"
