"""What goes wrong around the desk: full disk, twins, swapped files, rich paste, long articles, floods, locks of git."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from claimspring.editor.desk import OpenDesk
from claimspring.editor.stop import Stop
from claimspring.pipeline.mkdocs_config import read_settings
from tests.editor.conftest import git
from tests.editor.desk_process import Answer, DeskProcess
from tests.editor.mouse import select
from tests.patience import wait_until

CLAIM = "claims/bridge/opening-day.yml"


def edit(desk: DeskProcess, value: str) -> Answer:
    file = {"type": "claim", "id": "bridge/opening-day"}
    return desk.do("edit", at="/claims/bridge/opening-day", file=file, route=["statement", "en"], value=value)


def open_claim(page: Page, desk: DeskProcess) -> None:
    """The screen of the claim, in a browser that the desk lets in."""
    page.goto(desk.address)
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{desk.origin}/claims/bridge/opening-day")


def leftovers(project: Path) -> list[str]:
    """Files that a save writes on its way."""
    return [path.name for path in project.rglob(".*.new")]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process")
def test_a_full_disk(desk: DeskProcess, project: Path) -> None:
    resource = pytest.importorskip("resource")
    before = (project / CLAIM).read_bytes()
    desk.screen("/claims/bridge/opening-day")
    _, most = resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (64, most))
    answer = edit(desk, "It opens.")
    assert answer.status == 422
    assert "The disk refuses to be written: it is full." in answer.json["told"]
    assert (project / CLAIM).read_bytes() == before
    assert not leftovers(project)
    resource.prlimit(desk.process.pid, resource.RLIMIT_FSIZE, (most, most))
    assert edit(desk, "It opens.").status == 200
    assert not leftovers(project)


@pytest.mark.skipif(sys.platform != "linux", reason="names that differ only in case are one file elsewhere")
def test_files_that_differ_only_in_case(desk: DeskProcess, project: Path) -> None:
    twin = project / "claims/bridge/Opening-Day.yml"
    twin.write_bytes((project / CLAIM).read_bytes())
    before = twin.read_bytes()
    assert edit(desk, "It opens.").status == 200
    assert "en: It opens.\n" in (project / CLAIM).read_text("utf-8")
    assert twin.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_file_swapped_for_a_link_before_it_is_written(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_bytes((project / CLAIM).read_bytes())
    opened = OpenDesk(read_settings(project))
    files = opened.files()
    text = files.text(CLAIM)
    assert text
    files.write(CLAIM, text.replace("opens", "opened"))
    (project / CLAIM).unlink()
    (project / CLAIM).symlink_to(secret)
    with pytest.raises(Exception, match="link") as refused:
        opened.commit(files.changes(), "changed")
    assert not isinstance(refused.value, AssertionError)
    assert secret.read_text("utf-8") == text
    with pytest.raises(Stop):
        opened.bytes_of(CLAIM)


@pytest.mark.browser
def test_rich_text_is_pasted_as_its_words(browser: Browser, desk: DeskProcess, project: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_claim(page, desk)
    field = page.locator("#statement-en")
    field.click()
    page.evaluate(
        """() => navigator.clipboard.write([new ClipboardItem({
          "text/plain": new Blob(["It <b>opens</b> soon."], { type: "text/plain" }),
          "text/html": new Blob(["<p>It <b>opens</b><script>alert(1)</script>"], { type: "text/html" }),
        })])"""
    )
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+v")
    expect(field).to_have_value("It <b>opens</b> soon.")
    field.blur()
    wait_until(lambda: "en: It <b>opens</b> soon.\n" in (project / CLAIM).read_text("utf-8"))
    page.reload()
    expect(page.locator("h1 b, .marks b")).to_have_count(0)
    context.close()


@pytest.mark.browser
def test_what_is_typed_is_saved_though_its_field_is_taken_away(page: Page, desk: DeskProcess, project: Path) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_claim(page, desk)
    page.locator("#statement-en").fill("The bridge is open.")
    page.evaluate("document.querySelector('#statement-en').remove()")
    page.wait_for_function("() => !Object.keys(sessionStorage).some((key) => key.startsWith('claimspring-typed'))")
    assert "en: The bridge is open.\n" in (project / CLAIM).read_text("utf-8")
    assert not faults


@pytest.mark.browser
def test_a_field_keeps_the_focus_when_something_above_it_goes(page: Page, desk: DeskProcess, project: Path) -> None:
    open_claim(page, desk)
    page.locator("#statement-en").focus()
    page.evaluate(
        "document.querySelector('#words').before(Object.assign(document.createElement('p'), { className: 'gone' }))"
    )
    claim = project / CLAIM
    claim.write_text(claim.read_text("utf-8").replace("ouvre le 2 mai", "ouvrira le 2 mai", 1), "utf-8")
    expect(page.locator("#statement-fr")).to_have_value("Le pont du port ouvrira le 2 mai 2026.")
    expect(page.locator("p.gone")).to_have_count(0)
    expect(page.locator("#statement-en")).to_be_focused()


@pytest.mark.browser
def test_what_is_wrong_with_a_field_is_said_when_it_is_left(page: Page, desk: DeskProcess) -> None:
    open_claim(page, desk)
    page.locator("#fact-en").fill("The bridge opens on 2 May 2026. " * 5)
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    expect(page.locator("#stopping")).to_be_visible()
    expect(page.locator("#fact-en-field .finding")).to_have_count(0)
    page.locator("#fact-en").blur()
    expect(page.locator("#fact-en-field .finding")).to_be_visible()


@pytest.mark.browser
def test_a_letter_typed_beside_a_field_presses_no_button(page: Page, desk: DeskProcess) -> None:
    open_claim(page, desk)
    page.locator("#statement-en").fill("The bridge is open.")
    page.locator("#statement-en").blur()
    page.keyboard.press("v")
    expect(page.locator("body:not([data-typing])")).to_be_attached()
    expect(page.locator("#statement-en")).to_be_visible()
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    page.keyboard.press("v")
    expect(page).to_have_url(f"{desk.origin}/page/bridge/opening-day")


@pytest.mark.browser
def test_a_claim_that_readers_see_is_not_split_by_one_letter(page: Page, desk: DeskProcess, project: Path) -> None:
    before, asked = (project / CLAIM).read_text("utf-8"), []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    open_claim(page, desk)
    expect(page.locator("[data-text]")).to_be_visible()
    for words, key in (("will open on 2 May", "/"), ("The harbour bridge", "o")):
        select(page, words)
        page.keyboard.press(key)
        expect(page.locator("#bar")).to_be_visible()
    assert len(asked) == 2
    assert all(one.startswith("Readers see this claim.") for one in asked)
    assert (project / CLAIM).read_text("utf-8") == before


@pytest.mark.browser
def test_the_later_of_two_choices_stands_though_the_first_is_saved_meanwhile(
    page: Page, desk: DeskProcess, project: Path
) -> None:
    open_claim(page, desk)
    page.locator("#kind").evaluate(
        """(field) => {
          for (const value of ["event", "number"]) {
            field.value = value;
            field.dispatchEvent(new Event("change", { bubbles: true }));
          }
        }"""
    )
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    expect(page.locator("#kind")).to_have_value("number")
    assert "kind: number\n" in (project / CLAIM).read_text("utf-8")


@pytest.mark.browser
def test_a_screen_that_moves_the_field_leaves_focus_and_caret_in_it(page: Page, desk: DeskProcess) -> None:
    open_claim(page, desk)
    page.locator("#find-evidence").fill("minutes")
    page.keyboard.press("ArrowLeft")
    page.evaluate(
        """async () => {
          const { put } = await import("/assets/page.js");
          const next = document.getElementById("desk").cloneNode(true);
          const field = next.querySelector("#find-evidence");
          field.parentElement.prepend(field);
          put({ title: document.title, lang: document.documentElement.lang, html: next.innerHTML });
        }"""
    )
    page.keyboard.type("m")
    expect(page.locator("#find-evidence")).to_have_value("minutems")


@pytest.mark.browser
def test_what_can_be_done_with_words_is_in_sight_on_a_phone(browser: Browser, desk: DeskProcess) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 400})
    page = context.new_page()
    page.goto(desk.address)
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{desk.origin}/articles/bridge")
    expect(page.locator("[data-text]")).to_be_visible()
    select(page, "bridge")
    expect(page.locator("#bar button").first).to_be_in_viewport(ratio=1)
    context.close()


def test_an_address_takes_the_place_of_the_reason_for_having_none(desk: DeskProcess, project: Path) -> None:
    path = project / "claims/sources/ministry-register.yml"
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("url: "))
    path.write_text(text.replace(line, "unlocated: {en: On paper.}"), "utf-8")
    file = {"type": "source", "id": path.stem}
    answer = desk.do("edit", at=f"/sources/{path.stem}", file=file, route=["url"], value=line.removeprefix("url: "))
    assert answer.status == 200, answer.json
    assert line in path.read_text("utf-8")
    assert "unlocated" not in path.read_text("utf-8")


@pytest.mark.browser
def test_a_click_moves_nothing_away_and_enter_is_always_answered(page: Page, desk: DeskProcess) -> None:
    open_claim(page, desk)
    stance = page.locator("#stance-0 input[value=refutes]")
    page.locator("#evidence-0 > details > summary").click()
    stance.scroll_into_view_if_needed()
    verdict = page.locator("#verdict-choice input").last
    verdict.scroll_into_view_if_needed()
    before = verdict.bounding_box()
    verdict.check()
    expect(page.locator("[data-unsaved]")).to_have_count(0)
    after = verdict.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2
    page.locator("#find-evidence").fill("nothing of this name")
    page.locator("#find-evidence").press("Enter")
    offered = page.locator("#evidence [data-hits] a")
    expect(offered).to_have_text("No source here has these words: “nothing of this name”. Add it")
    expect(offered).to_be_focused()
    offered.press("Enter")
    expect(page.locator("#n-title")).to_have_value("nothing of this name")


def test_an_article_of_two_megabytes(desk: DeskProcess, project: Path) -> None:
    words = "The tunnel is long. " * 100_000
    form = {"title": "Long", "publisher": "port", "language": "en", "unlocated": "On paper.", "text": words}
    assert desk.do("article.make", **form).status in {413, 422}
    assert (
        desk.do("edit", file={"type": "claim", "id": "bridge/opening-day"}, route=["note"], value=words).status == 413
    )
    assert desk.get("/state").status == 200
    assert not git(project, "status", "--porcelain")


def test_a_flood_of_requests(desk: DeskProcess) -> None:
    session = desk.session
    keys = [session, "x" * 43] * 100
    with ThreadPoolExecutor(20) as many:
        statuses = list(many.map(lambda key: desk.get("/state", key=key).status, keys))
    assert set(statuses[::2]) == {200}
    assert set(statuses[1::2]) <= {401, 429}
    assert edit(desk, "It opens.").status == 200


class _Locked(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def locked() -> Iterator[str]:
    """A host that wants a name and a password."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Locked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/x.git"
    server.shutdown()
    server.server_close()


def test_git_that_asks_who_one_is(desk: DeskProcess, project: Path, locked: str) -> None:
    git(project, "remote", "add", "origin", locked)
    edit(desk, "It opens.")
    for act in ("git.get", "git.send"):
        answer = desk.do(act, **({"message": "x", "way": "send"} if act == "git.send" else {}))
        assert answer.status == 422, act
        assert "Git was asked for a password" in answer.json["told"]
    assert "It opens." in (project / CLAIM).read_text("utf-8")


def test_git_that_another_program_holds(desk: DeskProcess, project: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(project, "remote", "add", "origin", str(tmp_path / "remote.git"))
    git(project, "push", "-q", "origin", "main")
    git(project, "update-ref", "-d", "refs/remotes/origin/main")
    locks = [project / ".git/index.lock", project / ".git/refs/remotes/origin/main.lock"]
    for lock in locks:
        lock.parent.mkdir(parents=True, exist_ok=True)
        lock.touch()
    edit(desk, "It opens.")
    for act, form in (("git.get", {}), ("git.send", {"message": "x", "way": "send"})):
        answer = desk.do(act, **form)
        assert answer.status == 422, act
        assert "lock" in answer.json["told"]
    assert "It opens." in (project / CLAIM).read_text("utf-8")
    for lock in locks:
        lock.unlink()
    assert desk.do("git.send", message="x", way="send").status == 200
    assert git(project, "log", "-1", "--format=%s", "origin/main").strip() == "x"
