"""What hostile files, names, copies and forms try at the desk."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from claimspring.pipeline.project import open_project
from tests.editor.conftest import git
from tests.editor.desk_process import DeskProcess, desk_in

CLAIM = "claims/bridge/opening-day.yml"
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>]]></script>"


def edit(desk: DeskProcess, route: list[str | int], value: object, **file: str) -> tuple[int, str]:
    known = {"type": "claim", "id": "bridge/opening-day"} | file
    answer = desk.do("edit", at="/", file=known, route=route, value=value)
    return answer.status, answer.json.get("told", "")


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "bridge/../../x",
        "bridge/opening-day/..",
        "con/x",
        "bridge/" + "a" * 81,
        "Bridge/opening-day",
        "bridge/\x00",
        "-rf/x",
        "bridge\\x",
    ],
)
def test_names_that_are_none(shared_desk: DeskProcess, name: str) -> None:
    status, _ = edit(shared_desk, ["statement", "en"], "x", id=name)
    assert status == 422
    assert shared_desk.do("claim.publish", claim=name).status == 422
    assert shared_desk.do("rename", kind="source", id="port-notice", new=name).status == 422


def test_kinds_and_fields_that_are_none(shared_desk: DeskProcess) -> None:
    assert edit(shared_desk, ["statement", "en"], "x", type="settings")[0] == 422
    assert edit(shared_desk, [], "x")[0] == 422
    assert (
        shared_desk.do("edit", file={"type": "claim", "id": "bridge/opening-day"}, route=["a"], value={"b": 1}).status
        == 422
    )
    assert shared_desk.do("edit", path="/etc/passwd").status == 422
    assert shared_desk.do("no-such-act").status == 404
    assert shared_desk.post("/do/edit", []).status == 404
    assert shared_desk.post("/do/edit", {"form": "x"}).status == 422


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_links_and_pipes_are_left_alone(desk: DeskProcess, project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("statement: secret\n", "utf-8")
    place = project / "claims/bridge/linked.yml"
    place.symlink_to(secret)
    os.mkfifo(project / "claims/bridge/pipe.yml")
    (project / "claims/elsewhere").symlink_to(tmp_path)
    for name in ("bridge/linked", "bridge/pipe", "elsewhere/secret"):
        assert edit(desk, ["statement", "en"], "x", id=name)[0] == 422
        assert "secret\n" not in desk.screen(f"/claims/{name}")
    assert secret.read_text("utf-8") == "statement: secret\n"
    good = project / CLAIM
    text = good.read_text("utf-8")
    good.unlink()
    good.symlink_to(secret)
    assert edit(desk, ["statement", "en"], "x")[0] == 422
    assert secret.read_text("utf-8") == "statement: secret\n"
    good.unlink()
    good.write_text(text, "utf-8")
    assert edit(desk, ["statement", "en"], "It opens.")[0] == 200


@pytest.mark.parametrize(
    "text",
    [
        "a\nkind: opinion",
        "x: y\n- z",
        "'''",
        '"',
        "#",
        "no",
        "&a *b",
        "!!python/object:os",
        "{a: [",
        "--- x",
        "\u2028x",
        "\ud7ff",
        "12:30",
    ],
)
def test_values_stay_values(desk: DeskProcess, project: Path, text: str) -> None:
    status, _ = edit(desk, ["statement", "en"], text)
    assert status == 200
    claim = next(iter(open_project(project).reading.corpus.claims.values())).value
    assert claim.statement.root["en"] == text.strip()
    assert claim.kind == "plan"


def test_values_that_no_file_may_hold(desk: DeskProcess, project: Path) -> None:
    before = (project / CLAIM).read_text("utf-8")
    assert edit(desk, ["statement", "en"], "x" * 300_000)[0] == 422
    for text in ("\u202etxt", "a\x00b"):
        if edit(desk, ["statement", "en"], text)[0] == 200:
            assert text not in (project / CLAIM).read_text("utf-8"), "what nobody sees is escaped"
            assert desk.do("undo").status == 200
    assert (project / CLAIM).read_text("utf-8") == before
    many = "[" * 40 + "]" * 40
    twice = "".join(
        f"{'abcdefgh'[n]}: &{'abcdefgh'[n]} [{', '.join(['*' + 'abcdefgh'[n - 1]] * 9)}]\n" for n in range(1, 8)
    )
    for text in (f"statement: {many}\n", f"a: &a [x]\n{twice}"):
        answer = desk.do("file.write", file={"type": "claim", "id": "bridge/opening-day"}, text=text)
        assert answer.status == 200
        assert "cannot be read" in answer.json["told"]
        assert "cannot be read" in desk.screen("/claims/bridge/opening-day")
        assert desk.do("undo").status == 200
    assert (project / CLAIM).read_text("utf-8") == before


@pytest.fixture
def page(browser: Browser, desk: DeskProcess) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(desk.opening())
    expect(page.locator("h1").first).to_be_visible()
    yield page
    context.close()


@pytest.mark.browser
def test_scripts_are_words(page: Page, desk: DeskProcess, project: Path) -> None:
    git(project, "config", "user.name", f"A {SCRIPT}")
    git(project, "commit", "-q", "--allow-empty", "-m", SCRIPT)
    git(project, "checkout", "-q", "-b", "x<img/src=x/onerror=document.title='taken'>")
    assert edit(desk, ["statement", "en"], f"It {SCRIPT}")[0] == 200
    assert edit(desk, ["title"], SCRIPT, type="source", id="port-notice")[0] == 200
    assert edit(desk, ["port", "name", "en"], f"Port {SCRIPT}", type="publishers", id="")[0] == 200
    assert edit(desk, ["title"], f"Bridge {SCRIPT}", type="article", id="bridge")[0] == 200
    assert edit(desk, ["review", "rationale", "en"], f"[a](javascript:alert(1)) [b](ms-msdt:/x) {SCRIPT}")[0] == 200
    (project / f"claims/bridge/{'x' * 5}.yml").write_text(f"statement: '{SCRIPT}'\n", "utf-8")
    for path in (
        "/",
        "/articles",
        "/articles/bridge",
        "/articles/bridge/sentences",
        "/claims/bridge/opening-day",
        "/claims/bridge/xxxxx",
        "/sources",
        "/sources/port-notice",
        "/publishers",
        "/publishers/port",
        "/changes",
        "/review/bridge/opening-day",
        "/pick/bridge/opening-day/port-notice",
        f"/claims/{SCRIPT}",
    ):
        page.goto(desk.origin + path)
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("document.querySelectorAll('#desk script, #desk img, #desk [onerror]').length") == 0, path
        assert page.title() != "taken"
        assert "]]>" not in page.content().replace("]]&gt;", ""), path
        assert page.evaluate(
            "[...document.querySelectorAll('#desk a')].every((a) => /^(https?:|#|\\/|$)/.test(a.getAttribute('href')))"
        ), path


@pytest.mark.browser
def test_what_nobody_sees_is_shown(page: Page, desk: DeskProcess, project: Path) -> None:
    assert edit(desk, ["title"], "zero\u200bwidth", type="source", id="port-notice")[0] == 200
    page.goto(f"{desk.origin}/sources/port-notice")
    expect(page.locator("h1 .hidden-sign")).to_have_text("U+200B")
    git(project, "config", "user.name", "A \u202eretseT")
    git(project, "checkout", "-q", "-b", "x\u202ey")
    page.goto(f"{desk.origin}/changes")
    expect(page.locator("h2 .hidden-sign")).to_have_text("U+202E")


HOSTILE = """<!doctype html><base href="{desk}/base/"><meta http-equiv="refresh" content="0;url={desk}/refresh">
<link rel="stylesheet" href="/style"><style>@import "/import"; body {{ background: url(/bg) }}</style>
<script>parent.postMessage("in", "*"); fetch("/fetch")</script><script src="/script"></script>
<img src="/img" onerror="fetch('/onerror')"><iframe src="/frame"></iframe><object data="/object"></object>
<embed src="/embed"><form action="/form"><input autofocus onfocus="this.form.submit()"></form>
<a href="javascript:fetch('/href')" ping="/ping">link</a><video src="/video" poster="/poster"></video>
<svg><script>fetch('/svg')</script></svg><audio src="/audio" autoplay></audio>
<p>The bridge opens on 2 May 2026, says the copy.</p>"""
INSIDE = (
    *("/refresh", "/style", "/import", "/bg", "/fetch", "/script", "/img", "/onerror", "/frame", "/object"),
    *("/embed", "/form", "/ping", "/video", "/poster", "/svg", "/audio", "/href"),
)


@pytest.mark.browser
def test_a_hostile_copy_sends_nothing_and_runs_nothing(page: Page, desk: DeskProcess) -> None:
    sent: list[str] = []
    page.on("requestfinished", lambda request: sent.append(request.url))
    page.evaluate("window.heard = 0; addEventListener('message', () => window.heard++)")
    body = HOSTILE.format(desk=desk.origin).encode()
    headers = {"Content-Type": "application/octet-stream", "Origin": desk.origin}
    answer = desk.ask("POST", "/upload?about=copy:port-notice&name=page.html&at=/", body, headers)
    assert answer.status == 200, answer.body
    page.goto(f"{desk.origin}/pick/bridge/opening-day/port-notice")
    expect(page.locator("[data-text]")).to_contain_text("The bridge opens on 2 May 2026, says the copy.")
    page.evaluate("window.heard = 0; addEventListener('message', () => window.heard++)")
    page.locator("[data-frame] summary").click()
    frame = page.frame_locator("iframe.copy")
    expect(frame.locator("p")).to_contain_text("says the copy")
    frame.locator("input").fill("a password")
    frame.locator("input").press("Enter")
    page.wait_for_timeout(500)
    assert page.locator("iframe.copy").evaluate("(frame) => getComputedStyle(frame).borderTopStyle") == "double"
    expect(page.locator("iframe.copy")).to_have_attribute("title", "The saved copy as it looked; nothing in it works")
    assert not [url for url in sent if any(url.endswith(end) for end in INSIDE) or "/base/" in url]
    assert page.evaluate("window.heard") == 0
    assert page.url.endswith("/pick/bridge/opening-day/port-notice")


@pytest.mark.parametrize("name", ["x.svg", "x.exe", "x", "x.html.js", "../x.php", "x.html\x00.png"])
def test_uploads_are_what_their_names_allow(shared_desk: DeskProcess, name: str) -> None:
    headers = {"Content-Type": "application/octet-stream", "Origin": shared_desk.origin}
    answer = shared_desk.ask("POST", f"/upload?about=copy:port-notice&name={quote(name)}&at=/", b"<svg>", headers)
    assert answer.status == 422


def test_addresses_that_lead_inside_are_not_asked(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("allow_networks: [127.0.0.0/8], ", ""), "utf-8")
    with desk_in(project) as desk:
        for address in (
            "http://169.254.169.254/latest/meta-data/",
            "file:///etc/passwd",
            "http://127.0.0.1:1/",
            f"http://localhost:{desk.port}/",
            "gopher://x/",
            "http://[::1]/",
            "javascript:alert(1)",
        ):
            answer = desk.do("intake.look", address=address)
            assert answer.status == 422, address
            assert "root:" not in answer.json["told"]


@pytest.mark.parametrize("name", ["--upload-pack=touch x", "-x", "origin main; touch x", "$(touch x)"])
def test_git_takes_names_for_names(desk: DeskProcess, project: Path, name: str) -> None:
    assert desk.do("changes.take_back", path=name).status == 422
    assert desk.do("file.last_good", file={"type": "claim", "id": name}).status == 422
    edit(desk, ["statement", "en"], "It opens.")
    assert desk.do("git.send", message=name, way="keep").status == 200
    assert git(project, "log", "-1", "--format=%s").strip() == name
    assert not (project / "x").exists()


def test_branches_and_files_that_look_like_options(desk: DeskProcess, project: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    branch = "--upload-pack=touch${IFS}taken"
    git(project, "update-ref", f"refs/heads/{branch}", "HEAD")
    git(project, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    option = project / "claims/bridge/--output=taken.yml"
    option.write_text("statement: x\n", "utf-8")
    edit(desk, ["statement", "en"], "It opens.")
    assert "output=taken" in desk.screen("/changes")
    assert desk.do("git.send", message="x", way="send").status == 200
    assert desk.do("git.get").status == 200
    assert git(tmp_path / "remote.git", "show", f"refs/heads/{branch}:claims/bridge/--output=taken.yml")
    option.write_text("statement: y\n", "utf-8")
    assert desk.do("changes.take_back", path="claims/bridge/--output=taken.yml").status == 200
    assert option.read_text("utf-8") == "statement: x\n"
    assert not [*project.rglob("taken*"), *tmp_path.glob("taken*")]


def test_a_remote_that_is_a_command_is_not_run(desk: DeskProcess, project: Path) -> None:
    git(project, "remote", "add", "origin", f"ext::sh -c touch% {project}/taken")
    edit(desk, ["statement", "en"], "It opens.")
    assert desk.do("git.send", message="x", way="send").status == 422
    assert desk.do("git.get").status == 422
    assert not (project / "taken").exists()


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1", "lpt9"])
def test_no_file_gets_the_name_of_a_device(shared_desk: DeskProcess, name: str) -> None:
    assert shared_desk.do("rename", kind="claim", id="bridge/opening-day", new=name).status == 422
    assert shared_desk.do("rename", kind="source", id="port-notice", new=name).status == 422


class _Leading(BaseHTTPRequestHandler):
    """Leads to wherever the path says."""

    def do_GET(self) -> None:
        self.send_response(404 if self.path == "/robots.txt" else 302)
        self.send_header("Location", unquote(self.path[1:]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


def test_a_page_that_leads_inside_is_not_followed(project: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Leading) as leading:
        threading.Thread(target=leading.serve_forever, daemon=True).start()
        settings = project / "mkdocs.yml"
        ports = settings.read_text("utf-8").replace("delay: 0", f"delay: 0, ports: [{leading.server_port}]")
        settings.write_text(ports, "utf-8")
        with desk_in(project) as desk:
            state = desk.get("/state").json
            for inside in ("http://169.254.169.254/x", f"{desk.origin}/door", "http://[::1]/x", "file:///etc/passwd"):
                address = f"http://127.0.0.1:{leading.server_port}/{quote(inside, safe='')}"
                answer = desk.do("intake.look", address=address)
                assert answer.status == 422, inside
                assert "root:" not in answer.json["told"]
            assert desk.get("/state").json == state
        leading.shutdown()


def test_git_that_asks_for_a_password_is_answered_at_once(desk: DeskProcess, project: Path) -> None:
    git(project, "remote", "add", "origin", "http://127.0.0.1:1/none.git")
    edit(desk, ["statement", "en"], "It opens.")
    answer = desk.do("git.send", message="x", way="send")
    assert answer.status == 422
    assert "does not answer" in answer.json["told"]
    assert git(project, "log", "-1", "--format=%s").strip() == "x", "the commit is kept"


def test_without_git_changes_are_kept_in_the_files(project: Path) -> None:
    subprocess.run(["rm", "-rf", str(project / ".git")], check=True)
    with desk_in(project) as desk:
        assert edit(desk, ["statement", "en"], "It opens.")[0] == 200
        assert "It opens." in (project / CLAIM).read_text("utf-8")
        assert "not in git" in desk.screen("/changes")
        assert desk.do("git.send", message="x").status == 422


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(desk: DeskProcess, project: Path) -> None:
    (project / "claims/bridge").chmod(0o500)
    status, told = edit(desk, ["statement", "en"], "It opens.")
    (project / "claims/bridge").chmod(0o700)
    assert status == 422
    assert "refuses to be written" in told


def test_a_kill_in_the_middle_leaves_old_or_new(project: Path) -> None:
    before = (project / CLAIM).read_text("utf-8")
    for _ in range(3):
        with desk_in(project) as desk:
            key = desk.session
            body = json.dumps(
                {
                    "form": {
                        "file": {"type": "claim", "id": "bridge/opening-day"},
                        "route": ["statement", "en"],
                        "value": "New.",
                    },
                    "at": "/",
                }
            )
            import http.client  # noqa: PLC0415

            connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
            headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Origin": desk.origin}
            connection.request("POST", "/do/edit", body, headers)
            os.kill(desk.process.pid, signal.SIGKILL)
            connection.close()
        now = (project / CLAIM).read_text("utf-8")
        assert now in {before, before.replace("The harbour bridge opens on 2 May 2026.", "New.")}
        assert not [
            one for one in open_project(project).findings if one.severity == "error" and one.rule == "yaml-syntax"
        ]
