"""Where a desk writes in three languages, its texts are shown in one at a time."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from werkzeug.test import Client

from claimspring.editor import own_settings
from claimspring.editor.app import DeskApplication
from claimspring.editor.desk import OpenDesk
from claimspring.editor.http.keys import DeskKeys
from claimspring.editor.rendering import languages
from claimspring.editor.screens.screen import Preview
from claimspring.pipeline.mkdocs_config import read_settings
from tests.editor.conftest import git
from tests.editor.desk_process import DeskProcess, desk_in
from tests.patience import wait_until


@pytest.fixture
def project(project: Path) -> Path:
    """A project in three languages, with a statement in two."""
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr]", "[en, fr, es]"), "utf-8")
    git(project, "commit", "-qam", "Write in Spanish, too")
    return project


@pytest.mark.parametrize(
    ("chosen", "browser", "written", "spoken"),
    [
        ("", "en-GB,en;q=0.9", "[fr]", "fr"),
        ("", "en-GB,fr;q=0.5", "[fr, en]", "en"),
        ("", "de", "[fr, en]", "fr"),
        ("", "fr", "[de]", "fr"),
        ("", "de", "[de]", "en"),
        ("es", "en", "[fr, en]", "es"),
    ],
)
def test_the_desk_speaks_as_the_site_is_written(
    project: Path, chosen: str, browser: str, written: str, spoken: str
) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr, es]", written), "utf-8")
    application = DeskApplication(OpenDesk(read_settings(project)), DeskKeys(), Preview("http://127.0.0.1:1/preview"))
    shell = Client(application).get("/", headers={"Desk-Language": chosen, "Accept-Language": browser})
    assert f'<html lang="{spoken}">' in shell.text


@pytest.mark.browser
@pytest.mark.skipif(sys.platform not in {"linux", "win32"}, reason="the folder of settings is not named by a variable")
def test_the_language_from_the_menu_is_that_of_the_next_start(
    browser: Browser, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    before = git(project, "status", "--porcelain", "--ignored", "content", "claims", "mkdocs.yml")
    with desk_in(project) as desk, browser.new_context(locale="en") as context:
        page = context.new_page()
        page.goto(desk.opening())
        page.locator("header .menu summary").click()
        page.locator("[data-language='es']").click()
        expect(page.locator("html")).to_have_attribute("lang", "es")
        wait_until((tmp_path / "own" / "claimspring" / "desk.json").exists)
        assert git(project, "status", "--porcelain", "--ignored", "content", "claims", "mkdocs.yml") == before
    with desk_in(project) as desk:
        assert '<html lang="es">' in desk.get("/").body.decode()
        assert desk.do("desk.speak", language="eo").status == 422


def test_a_file_of_settings_that_cannot_be_read_is_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = project / ".cache" / "desk.json"
    monkeypatch.setattr(own_settings, "_file", lambda: place)
    own_settings.keep_language("fr")
    assert own_settings.own_language() == "fr"
    for text in ("", "[]", '{"language": 3}'):
        place.write_text(text, "utf-8")
        assert own_settings.own_language() not in languages()


@pytest.mark.browser
def test_one_language_is_shown_until_all_are_asked_for(browser: Browser, desk: DeskProcess) -> None:
    with browser.new_context(locale="fr", viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(desk.opening())
        expect(page.locator("h1")).to_be_visible()
        page.goto(f"{desk.origin}/claims/bridge/opening-day")
        english, french, spanish = (page.locator(f"#fact-{tag}") for tag in ("en", "fr", "es"))
        expect(french).to_be_visible()
        expect(english).to_be_hidden()
        page.locator("[data-tongue-of='es']").click()
        expect(spanish).to_be_visible()
        expect(french).to_be_hidden()
        spanish.fill("El puente abre el 2 de mayo.")
        spanish.blur()
        expect(page.locator("[data-unsaved]")).to_have_count(0)
        expect(french).to_be_hidden()
        page.locator("[data-tongue-of='']").click()
        for one in (english, french, spanish):
            expect(one).to_be_visible()
