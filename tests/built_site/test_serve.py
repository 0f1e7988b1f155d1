"""`mkdocs serve` itself: what somebody who writes sees in the browser and in the terminal."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.built_site.conftest import TODAY, build_site
from tests.patience import PATIENCE, wait_until

PAGE = "claims/tower/height/"
INTERRUPTIBLE = (
    "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv[0] = 'mkdocs'; "
    "runpy.run_module('mkdocs', run_name='__main__')"
)
"""MkDocs ends when it is interrupted, which tests that run in the background hand on to be ignored."""


class Served:
    """A project under `mkdocs serve`."""

    def __init__(self, project: Path, *options: str) -> None:
        self.project, self._log = project, project.parent / "serve.log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/small/"
        command = [sys.executable, "-c", INTERRUPTIBLE, "serve", "-a", f"127.0.0.1:{port}", *options]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "999"}
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT
            )

    def get(self, path: str) -> str:
        """What a browser gets; empty where there is nothing."""
        try:
            with urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 -- loopback
                return answer.read().decode()
        except HTTPError:
            return ""
        except OSError:
            assert self._process.poll() is None, self.told()
            return ""

    def told(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait(self, until: Callable[[], bool]) -> None:
        wait_until(until, self.told)

    def code(self) -> int:
        """How it ends by itself."""
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()

    def end(self) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            assert self._process.wait(PATIENCE) == 0
        finally:
            self._process.kill()


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    found = Served(project)
    try:
        found.wait(lambda: "<html" in found.get(""))
        yield found
    finally:
        found.end()


def without_reloading(html: str) -> str:
    html = re.sub(r"<script>\nvar livereload = .*?</script>", "", html, flags=re.DOTALL)
    return re.sub(r"(script-src 'self') 'sha256-[^']+'", r"\1", html, count=1)


def test_a_page_is_served_as_it_is_built(served: Served, tmp_path: Path) -> None:
    site = build_site(served.project, tmp_path / "site")
    assert "livereload" in served.get(PAGE)
    served.wait(lambda: "refresh" not in served.get("status/"))  # which is the queue of before until then
    for place in ("", PAGE, "fr/methodology/", "handbook/", "sources/survey/", "feed.json", "sitemap.xml", "status/"):
        shown = re.sub("http://127.0.0.1:[0-9]+/small/", "https://checks.example.org/small/", served.get(place))
        built = site / place / ("index.html" if place.endswith("/") or not place else "")
        assert without_reloading(shown) == built.read_text(encoding="utf-8"), place


def test_the_editor_sees_what_is_edited(served: Served) -> None:
    claim = served.project / "claims/tower/height.yml"
    text = claim.read_text(encoding="utf-8")
    edited = text.replace("The tower is twelve", "Palimpsest is twelve", 1)
    assert "Palimpsest" not in served.get(PAGE)
    claim.write_text(edited, encoding="utf-8")
    served.wait(lambda: "Palimpsest" in served.get(PAGE))
    claim.write_text("statement: [", encoding="utf-8")
    served.wait(lambda: "claims/tower/height.yml:1:" in served.told())
    assert "Palimpsest" in served.get(PAGE)  # until it can be read again
    claim.write_text(edited.replace("Palimpsest", "Restored"), encoding="utf-8")
    served.wait(lambda: "Restored" in served.get(PAGE))
    claim.rename(claim.with_stem("taller"))
    served.wait(lambda: "Restored" in served.get("claims/tower/taller/") and not served.get(PAGE))


def test_the_open_page_shows_the_edit_by_itself(served: Served, page: Page) -> None:
    page.goto(served.url + PAGE)
    claim = served.project / "claims/tower/height.yml"
    text = claim.read_text(encoding="utf-8")
    time.sleep(1)  # for the page to ask whether there is something new
    claim.write_text(text.replace("The tower is twelve", "Palimpsest is twelve", 1), encoding="utf-8")

    expect(page.locator("h1", has_text="Palimpsest")).to_be_visible()


def test_a_written_page_and_a_new_one_are_seen(served: Served) -> None:
    method = served.project / "content/methodology.md"
    method.write_text("# Method\n\nWe toss a coin.\n", encoding="utf-8")
    served.wait(lambda: "toss a coin" in served.get("methodology/"))
    (served.project / "content/extra.md").write_text("# Extra\n\nOne more.\n", encoding="utf-8")
    served.wait(lambda: "One more" in served.get("fr/extra/"))
    assert "/fr/extra/" in served.get("sitemap.xml")


def test_strict_fails_as_a_strict_build_does(project: Path) -> None:
    (project / "claims/tower/height.yml").write_text("statement: [", encoding="utf-8")
    served = Served(project, "--strict")
    assert served.code() == 1
    assert "claims/tower/height.yml:1:" in served.told()
    assert "in strict mode" in served.told()


def test_strict_serves_until_something_is_wrong(project: Path) -> None:
    settings = project / "mkdocs.yml"
    names = ("single-origin", "unaddressed-evidence", "no-origin", "unverifiable-evidence", "unrecorded-change")
    rules = "".join(f"        {name}: off\n" for name in names)
    text = settings.read_text(encoding="utf-8").replace("      rules:\n", f"      rules:\n{rules}")
    settings.write_text(text, encoding="utf-8")
    served = Served(project, "--strict")
    try:
        served.wait(lambda: "<html" in served.get(PAGE))
        assert "refresh" not in served.get("status/")
        claim = project / "claims/tower/height.yml"
        text = claim.read_text(encoding="utf-8")
        claim.write_text("statement: [", encoding="utf-8")
        served.wait(lambda: "in strict mode" in served.told())
        claim.write_text(text.replace("The tower is twelve", "Palimpsest is twelve", 1), encoding="utf-8")
        served.wait(lambda: "Palimpsest" in served.get(PAGE))
    finally:
        served.end()


def test_without_reloading_all_is_built_at_once(project: Path) -> None:
    served = Served(project, "--no-livereload")
    try:
        served.wait(lambda: "<html" in served.get(PAGE))
        assert "Claimspring wrote" in served.told()
    finally:
        served.end()
