"""What a page of another site tries while the desk is open in the same browser; and where the key is seen."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.editor.desk_process import DeskProcess, desk_in
from tests.patience import wait_until

EVIL = """<!doctype html><title>evil</title>
<script>window.results = {{}}; const note = (what, how) => (results[what] = how);
addEventListener("message", ({{ data }}) => note("sandboxed " + data, "tried"));</script>
<iframe name=framed src="{desk}/"></iframe><iframe name=answered></iframe>
<script src="{desk}/screen?path=/" onload="note('script', 'loaded')" onerror="note('script', 'refused')"></script>
<script src="{desk}/assets/main.js" onload="note('asset', 'loaded')" onerror="note('asset', 'refused')"></script>
<img src="{desk}/articles/bridge" onload="note('known', 'loaded')" onerror="note('known', 'refused')">
<img src="{desk}/articles/none" onload="note('unknown', 'loaded')" onerror="note('unknown', 'refused')">
<form target=answered method=post action="{desk}/do/edit" enctype="text/plain"><input name='{form}' value=""></form>
<iframe sandbox="allow-scripts" srcdoc='<script>
  fetch("{desk}/do/undo", {{ method: "POST", mode: "no-cors", body: "{{}}" }})
  .then(() => parent.postMessage("post", "*"), () => parent.postMessage("post", "*"))</script>'></iframe>
<script>
const key = {{ Authorization: "Bearer {session}" }}, json = {{ "Content-Type": "application/json" }};
const tried = (what, path, options) =>
  fetch("{desk}" + path, options).then((answer) => note(what, answer.type), () => note(what, "refused"));
tried("read", "/screen?path=/", {{ headers: key }});
tried("read simply", "/screen?path=/", {{ mode: "no-cors" }});
tried("post", "/do/edit", {{ method: "POST", mode: "no-cors", body: '{form}' }});
tried("post with key", "/do/edit", {{ method: "POST", headers: {{ ...key, ...json }}, body: '{form}' }});
const socket = new WebSocket("{socket}");
socket.onerror = () => note("socket", "refused"); socket.onopen = () => note("socket", "open");
document.forms[0].submit();
</script>"""
FORM = (
    '{"form": {"file": {"type": "claim", "id": "bridge/opening-day"}, "route": ["statement", "en"], "value": "No."}, '
    '"at": "/"}'
)
TRIED = 10
"""So many answers the page has in the end."""


def contents(folder: Path) -> dict[Path, bytes]:
    """What the files of a desk hold."""
    return {path: path.read_bytes() for part in ("claims", "content") for path in (folder / part).rglob("*.*")}


@pytest.fixture(scope="module")
def before(shared_desk: DeskProcess) -> dict[Path, bytes]:
    """What they hold before the other site is visited."""
    return contents(shared_desk.folder)


@pytest.fixture(scope="module")
def visited(
    browser: Browser,
    shared_desk: DeskProcess,
    before: dict[Path, bytes],  # noqa: ARG001 -- looked at first
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """A page on another origin that even knows the key, in the browser in which the desk is open."""
    folder, socket = tmp_path_factory.mktemp("evil"), f"ws://127.0.0.1:{shared_desk.port}/"
    evil = EVIL.format(desk=shared_desk.origin, socket=socket, session=shared_desk.session, form=FORM)
    (folder / "evil.html").write_text(evil, "utf-8")
    with browser.new_context() as context:
        own = context.new_page()
        own.goto(shared_desk.opening())
        expect(own.locator("h1").first).to_be_visible()
        page = context.new_page()
        page.goto(f"{serve(folder)}evil.html")
        page.wait_for_function(f"Object.keys(results).length >= {TRIED}")
        yield page


@pytest.mark.browser
def test_another_site_reads_nothing_and_changes_nothing(
    visited: Page, shared_desk: DeskProcess, before: dict[Path, bytes]
) -> None:
    results = visited.evaluate("results")
    assert results == {
        "script": "refused",
        "asset": "refused",
        "known": "refused",
        "unknown": "refused",
        "read": "refused",
        "read simply": "refused",
        "post": "refused",
        "post with key": "refused",
        "socket": "refused",
        "sandboxed post": "tried",
    }
    answered = next(frame for frame in visited.frames if frame.name == "answered")
    wait_until(lambda: "about:blank" not in answered.url)
    assert "bridge" not in answered.content()
    assert contents(shared_desk.folder) == before
    assert shared_desk.do("undo").status == 422, "nothing was done"


@pytest.mark.browser
def test_another_site_cannot_frame_the_desk(visited: Page, shared_desk: DeskProcess) -> None:
    framed = next(frame for frame in visited.frames if frame.name == "framed")
    assert not framed.url.startswith(shared_desk.origin)
    assert framed.locator("#desk").count() == 0


@pytest.mark.browser
def test_a_desk_that_another_site_opens_is_out_of_its_reach(visited: Page, shared_desk: DeskProcess) -> None:
    with visited.context.expect_page() as opening:
        visited.evaluate(
            "(address) => { window.opened = open(address) }", f"{shared_desk.origin}/claims/bridge/opening-day"
        )
    opened = opening.value
    expect(opened.locator("h1").first).to_be_visible()
    assert opened.evaluate("window.opener") is None
    visited.wait_for_function("opened.closed")


def test_an_address_tells_nobody_without_the_key_whether_something_is_there(shared_desk: DeskProcess) -> None:
    known, unknown = (shared_desk.get(f"/articles/{name}", key="") for name in ("bridge", "none"))
    assert (known.status, known.body) == (unknown.status, unknown.body)
    known, unknown = (shared_desk.get(f"/screen?path=/articles/{name}", key="") for name in ("bridge", "none"))
    assert (known.status, known.body) == (unknown.status, unknown.body)


@pytest.mark.browser
def test_the_key_is_in_no_address_no_referer_and_no_log(browser: Browser, project: Path) -> None:
    with desk_in(project) as desk, browser.new_context() as context:
        page, sent = context.new_page(), list[tuple[str, dict[str, str]]]()
        page.on("request", lambda request: sent.append((request.url, request.all_headers())))
        page.goto(desk.address)
        expect(page.locator("h1").first).to_be_visible()
        page.get_by_role("link", name="Sources").first.click()
        expect(page).to_have_url(f"{desk.origin}/sources")
        session = page.evaluate("sessionStorage.getItem('claimspring-key')")
        places = [url for url, _ in sent] + [page.url]
        page.go_back()
        places.append(page.url)
        assert len(session) > 40
        assert not [place for place in places[1:] if desk.once in place or session in place]
        assert not [headers["referer"] for _, headers in sent if "referer" in headers]
        assert context.cookies() == []
        desk.process.terminate()
        out, err = desk.process.communicate(timeout=60)
    assert session not in out + err
    assert desk.once not in out + err


@pytest.mark.skipif(sys.platform == "win32", reason="a browser that is a script")
def test_the_browser_is_not_given_the_key_as_an_argument(project: Path, tmp_path: Path) -> None:
    told, script = tmp_path / "told", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$@" > "{told}.new" && mv "{told}.new" "{told}"\n', "utf-8")
    script.chmod(0o700)
    command = [sys.executable, "-c", "from claimspring.cli import main; main()", "edit"]
    environment = {**os.environ, "BROWSER": str(script)}
    with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            key = process.stdout.readline().strip().rpartition("#")[2]
            wait_until(told.exists)
            opened = told.read_text("utf-8").strip()
            page = project / ".cache/claimspring/desk.html"
            assert opened == page.as_uri()
            assert key not in opened
            assert key in page.read_text("utf-8")
            assert page.stat().st_mode & 0o077 == 0
        finally:
            process.terminate()
