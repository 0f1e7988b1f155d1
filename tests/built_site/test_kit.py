"""A claim's kit, made in the browser of what a site publishes: `claimspring verify` proves it like any other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from claimspring.cli import claimspring
from claimspring.observe.kit.pack import unpack
from tests.built_site.conftest import build_site

pytestmark = pytest.mark.browser


@pytest.fixture
def sealed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project's site with its log, below the folder that is served."""
    site = build_site(project, project.parent / "served" / "desk")
    monkeypatch.chdir(project)
    monkeypatch.delenv("CLAIMSPRING_LOG_KEY", raising=False)
    assert CliRunner().invoke(claimspring, ["seal", str(site), "--first"]).exit_code == 0
    return site


def test_a_reader_gets_a_kit_and_proves_it(
    sealed: Path, serve: Callable[[Path], str], page: Page, tmp_path: Path
) -> None:
    page.goto(f"{serve(sealed.parent)}desk/fr/claims/tower/height/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Vérifiez vous-même").click()
    assert download.value.suggested_filename == "tower-height.kit.zip"
    kit = tmp_path / "k.zip"
    download.value.save_as(kit)
    proved = CliRunner().invoke(claimspring, ["verify", str(kit), "--site", str(sealed)])
    assert proved.exit_code == 0, proved.output
    assert "nothing contradicts the kit's checkpoint" in proved.stdout
    assert "2 of its 2 records are in that log" in proved.stdout
    assert "compare it with its site" in proved.stdout
    files = unpack(kit.read_bytes())
    assert {"claim.jsonld", "ledger-survey.json", "checkpoint", "index.html"} <= files.keys()
    assert files["ledger-survey.json"] == Path("claims/observations/survey.json").read_bytes()
    (tmp_path / "index.html").write_bytes(files["index.html"])
    page.goto((tmp_path / "index.html").as_uri())
    page.wait_for_selector("body[data-done]")
    assert "not compared" in page.locator("#sum").inner_text()
    assert "the words were altered on the page" in page.locator("#passages").inner_text()
