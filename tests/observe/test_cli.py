"""The command, from the outside: servers on loopback, a project on disk, what is printed and what is recorded."""

import datetime as dt
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli.observe import command
from claimspring.model.observation import Ledger, PageState, QuotationState
from claimspring.model.observation_summary import quotation_standing
from claimspring.observe.record.store import Store
from tests.observe.projects import loopback, project
from tests.observe.servers import Handler, Peer, Server, page
from tests.patience import wait_until

Serve = Callable[..., Server]
WORDS = "The delegation would stay for six days"
SENTENCE = f"{WORDS}, the minister said in the capital on Monday."


@pytest.fixture
def observe(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    def run(root: Path, *arguments: str) -> Result:
        monkeypatch.chdir(root)
        return CliRunner().invoke(command, arguments)

    return run


Observe = Callable[..., Result]


def ledger_path(root: Path, name: str) -> Path:
    return root / f"claims/observations/{name}.json"


def ledger(root: Path, name: str = "s") -> Ledger:
    return Ledger.model_validate_json((root / f"claims/observations/{name}.json").read_bytes())


def answering(*bodies: bytes, **options: str) -> Handler:
    """Answer the first request with the first body, and so on; the last one stays."""
    left = list(bodies)

    def handler(peer: Peer) -> None:
        peer.answer(left.pop(0) if len(left) > 1 else left[0], *options.values())

    return handler


def test_a_first_look(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE, title="News")))
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    result = observe(root)
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == ["pages", "quotations", "alive", "1", "verbatim", "1"]
    (entry,) = ledger(root).entries
    assert (entry.seen.state, entry.seen.status, entry.seen.title) == (PageState.ALIVE, 200, "News")
    assert entry.seen.quotations[0].state is QuotationState.VERBATIM
    assert entry.copy_
    assert (root / entry.copy_.file).is_file()
    assert server.requests[0].headers["user-agent"].endswith("(+no contact given)")
    assert "mkdocs.yml names no 'contact'" in result.stderr
    assert not list((root / ".cache/observe").glob("*.*"))


def test_a_desk_without_addresses_has_nothing_to_look_at(tmp_path: Path, observe: Observe) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Empty\nplugins:\n  - claimspring\n", encoding="utf-8")
    result = observe(tmp_path)
    assert (result.exit_code, result.stdout) == (
        0,
        "nothing to look at: no source and no article with an address can be read here\n",
    )


def test_every_request_says_who_answers_for_it(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url(), ())}, loopback(server.port, contact="desk@example.org"))
    assert "contact" not in observe(root).stderr
    assert {peer.headers["user-agent"][-19:] for peer in server.requests} == {"(+desk@example.org)"}


def test_equal_looks_are_folded_and_others_added(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    first, altered = page(SENTENCE), page(SENTENCE.replace("six", "nine"))
    server = serve(answering(first, first, altered))
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    for _ in range(3):
        result = observe(root)
    assert [entry.count for entry in ledger(root).entries] == [2, 1]
    lines = result.stdout.splitlines()
    assert lines[0] == "s  altered (number): The delegation would stay for six nine days"
    assert lines[1].split() == ["claims", "that", "need", "another", "look", "because"]
    assert lines[2].split() == ["a/c", "s", "would", "lose", "all", "its", "evidence"]
    assert ledger(root).entries[1].previous == ledger(root).entries[0].hash
    assert len(list((root / "snapshots/s").iterdir())) == 2
    assert observe(root, "--verify").exit_code == 0


def test_a_server_is_asked_whether_the_page_changed(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    def handler(peer: Peer) -> None:
        if peer.headers.get("if-none-match") == '"1"':
            peer.answer(b"", 'ETag: "1"', status="304 Not Modified")
        else:
            peer.answer(page(SENTENCE), 'ETag: "1"')

    server = serve(handler)
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    observe(root)
    observe(root)
    assert ledger(root).entries[0].count == 2
    assert "if-none-match" in server.requests[-1].headers
    claim = root / "claims/a/c.yml"
    claim.write_text(claim.read_text() + "  - {source: s, stance: supports, passage: in the capital}\n")
    observe(root)
    assert "if-none-match" not in server.requests[-1].headers
    assert [seen.state for seen in ledger(root).entries[-1].seen.quotations] == [QuotationState.VERBATIM] * 2


def test_a_quotation_that_vanished_is_not_called_deleted(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    rest = [f"The museum at number {number} keeps its doors open until nine on every other day." for number in range(9)]
    server = serve(answering(page(SENTENCE, *rest), page(*rest)))
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    observe(root)
    result = observe(root)
    assert result.stdout.splitlines()[0] == f"s  absent: {WORDS}"
    standing = quotation_standing(ledger(root), WORDS)
    assert standing is not None
    assert standing.last_found is not None
    assert not standing.vanished


def test_an_article_is_looked_at_too(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page("A headline and the sentence hello there, as it was published that day.")))
    root = project(tmp_path, {}, loopback(server.port))
    header = f"---\ntitle: T\nurl: {server.url('/a')}\npublisher: x\nlanguage: en\n---\nhello there\n"
    (root / "content/articles/a.md").write_text(header)
    result = observe(root, "article-a")
    assert result.exit_code == 0, result.output
    assert [seen.exact for seen in ledger(root, "article-a").entries[0].seen.quotations] == ["hello"]


def test_each_host_is_given_its_pause(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    sources = {f"s{n}": (server.url(f"/{n}"), (WORDS,)) for n in range(4)}
    root = project(tmp_path, sources, loopback(server.port, delay=0.15))
    began = time.monotonic()
    observe(root)
    moments = [moment for moment, _ in server.asked]
    assert len(moments) == 5
    assert moments[-1] >= began + 4 * 0.15


def test_robots_are_obeyed(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    def handler(peer: Peer) -> None:
        if peer.path == "/robots.txt":
            peer.answer(b"User-agent: *\nDisallow: /private\nCrawl-delay: 0.2\n", kind="text/plain")
        else:
            peer.answer(page(SENTENCE))

    server = serve(handler, robots=False)
    sources = {"open": (server.url("/a"), ()), "closed": (server.url("/private/b"), ()), "z": (server.url("/c"), ())}
    root = project(tmp_path, sources, loopback(server.port))
    began = time.monotonic()
    result = observe(root)
    assert "closed  blocked: robots.txt does not allow it" in result.stdout
    assert [path for _, path in server.asked] == ["/robots.txt", "/a", "/c"]
    assert server.asked[2][0] >= began + 0.2


def test_a_busy_server_is_given_the_time_it_asks_for(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    def handler(peer: Peer) -> None:
        if len(server.asked) == 2:
            peer.answer(b"", "Retry-After: 1", status="503 Service Unavailable")
        else:
            peer.answer(page(SENTENCE))

    server = serve(handler)
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    observe(root)
    assert ledger(root).entries[0].seen.state is PageState.ALIVE
    assert server.asked[2][0] >= server.asked[1][0] + 1


def test_who_asks_for_too_much_time_is_left_for_the_next_run(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(lambda peer: peer.answer(b"", "Retry-After: 3600", status="429 Too Many Requests"))
    sources = {"s1": (server.url("/a"), ()), "s2": (server.url("/b"), ())}
    root = project(tmp_path, sources, loopback(server.port))
    result = observe(root)
    said = "the server answers 429 Too Many Requests, and asks to be left alone for longer than a run lasts"
    assert f"s1  blocked: {said}" in result.stdout
    assert "s2  postponed: the host asks to be left alone for 3600 s" in result.stdout
    assert [path for _, path in server.asked] == ["/robots.txt", "/a"]
    (entry,) = ledger(root, "s1").entries
    assert (entry.seen.state, entry.seen.reason, entry.retry_after) == (PageState.BLOCKED, said, 3600)
    assert not ledger_path(root, "s2").exists()
    observe(root)
    assert [path for _, path in server.asked[2:]] == ["/robots.txt", "/b"]


def test_another_host_that_asks_for_time_holds_up_only_its_page(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    busy = serve(lambda peer: peer.answer(b"", "Retry-After: 3600", status="429 Too Many Requests"), "127.0.0.2")

    def handler(peer: Peer) -> None:
        if peer.path == "/a":
            peer.answer(b"", f"Location: {busy.url('/x')}", status="302 Found")
        else:
            peer.answer(page(SENTENCE))

    server = serve(handler)
    sources = {"s1": (server.url("/a"), ()), "s2": (server.url("/b"), ())}
    root = project(tmp_path, sources, loopback(server.port, busy.port))
    observe(root)
    assert ledger(root, "s1").entries[0].seen.state is PageState.BLOCKED
    assert ledger(root, "s2").entries[0].seen.state is PageState.ALIVE


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (("403 Forbidden", page("no")), PageState.BLOCKED),
        (("404 Not Found", page("no")), PageState.MISSING),
        (("500 Oops", page("no")), PageState.TRANSIENT),
        (("200 OK", page("Sorry.", title="Page not found")), PageState.NOT_THE_PAGE),
        (("200 OK", page("Checking your browser before you go on.")), PageState.NOT_THE_PAGE),
        (("200 OK", page("Please enable JavaScript.")), PageState.NOT_THE_PAGE),
    ],
)
def test_states(tmp_path: Path, serve: Serve, observe: Observe, answer: tuple[str, bytes], state: PageState) -> None:
    status, body = answer
    server = serve(lambda peer: peer.answer(body, status=status))
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,))}, loopback(server.port))
    result = observe(root)
    seen = ledger(root).entries[0].seen
    assert (seen.state, seen.quotations[0].state) == (state, QuotationState.UNREADABLE)
    name = f"{state} ({seen.kind})" if seen.kind else state
    assert f"s  {name}: {seen.reason}" in result.stdout.replace("\n", " ").replace("  ", "  ")
    assert ledger(root).entries[0].copy_ is None


def test_a_moved_page_is_followed(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    def handler(peer: Peer) -> None:
        if peer.path == "/old":
            peer.answer(b"", "Location: /new/", status="301 Moved Permanently")
        else:
            peer.answer(page(SENTENCE))

    server = serve(handler)
    root = project(tmp_path, {"s": (server.url("/old"), (WORDS,))}, loopback(server.port))
    observe(root)
    seen = ledger(root).entries[0].seen
    assert (seen.state, seen.redirects) == (PageState.MOVED, (server.url("/new/"),))
    assert seen.quotations[0].state is QuotationState.VERBATIM


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url(), ())}, {"ports": [server.port]})
    result = observe(root)
    assert "refused: 127.0.0.1 is not a public address" in result.stdout
    assert server.asked == []


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    def handler(peer: Peer) -> None:
        if peer.path == "/2" and len(server.asked) < 6:
            peer.hang()
        peer.answer(page(SENTENCE))

    server = serve(handler)
    sources = {f"s{n}": (server.url(f"/{n}"), (WORDS,)) for n in range(4)}
    root = project(tmp_path, sources, loopback(server.port))
    # A job in the background, which these tests may be, is begun deaf to interrupts.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    call = [sys.executable, "-c", f"{heard}; from claimspring.cli import main; main()", "observe"]
    with subprocess.Popen(call, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        wait_until(lambda: child.poll() is not None or any(path == "/2" for _, path in server.asked))
        child.send_signal(signal.SIGINT)
        output, errors = child.communicate()
    assert child.returncode == 130, errors
    assert "run the command again to go on" in errors
    assert "Traceback" not in errors
    assert "alive  2" in output
    assert observe(root, "--verify").exit_code == 0
    server.asked.extend([(0.0, "")] * 6)
    result = observe(root)
    assert "2 of 4 are done" in result.stderr
    assert [path for _, path in server.asked[-3:]] == ["/robots.txt", "/2", "/3"]
    assert all(ledger(root, name).entries[0].count == 1 for name in sources)
    assert not (root / ".cache/observe/unfinished").exists()


def test_an_old_unfinished_run_is_begun_anew(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url(), ())}, loopback(server.port))
    observe(root)
    for marker in (dt.datetime.now(dt.UTC) - dt.timedelta(days=2)).isoformat(), "nonsense", "2026-01-01T00:00:00":
        (root / ".cache/observe/unfinished").write_text(marker)
        assert "resuming" not in observe(root).stderr
    assert ledger(root).entries[0].count == 4


def test_a_broken_ledger_is_passed_over_and_said(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url(), ()), "t": (server.url("/t"), ())}, loopback(server.port))
    broken = root / "claims/observations/s.json"
    broken.parent.mkdir()
    broken.write_text('{"entries": [')
    result = observe(root)
    assert result.exit_code == 1
    assert "claims/observations/s.json: it cannot be read, so its source was passed over" in result.stderr
    assert broken.read_text() == '{"entries": ['
    assert ledger(root, "t").entries
    verified = observe(root, "--verify")
    assert verified.exit_code == 1
    assert "claims/observations/s.json: it is no ledger" in verified.stdout


def test_two_runs_do_not_meet(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url(), ())}, loopback(server.port))
    with Store(root).alone():
        result = observe(root)
    assert result.exit_code == 2
    assert "another 'claimspring observe' is under way" in result.stderr


def test_what_would_be_done(tmp_path: Path, serve: Serve, observe: Observe) -> None:
    server = serve(answering(page(SENTENCE)))
    root = project(tmp_path, {"s": (server.url("/a"), (WORDS,)), "t": ("https://example.org/x", ())}, loopback())
    result = observe(root, "--dry-run")
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[1:] == [["127.0.0.1", "s", server.url("/a"), "1"], ["example.org", "t", "https://example.org/x", "1"]]
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nobody"], "there is no source 'nobody' with an address"),
        (["--executor", "ray"], "'ray' is neither 'threads' nor 'dask://HOST:PORT'"),
    ],
)
def test_wrong_calls(tmp_path: Path, observe: Observe, arguments: list[str], message: str) -> None:
    result = observe(project(tmp_path, {}, {}), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_wrong_settings_are_said(tmp_path: Path, observe: Observe) -> None:
    result = observe(project(tmp_path, {}, {"delay": -1}))
    assert "mkdocs.yml:3" in result.stderr


class TestVerify:
    @pytest.fixture
    def root(self, tmp_path: Path, serve: Serve, observe: Observe) -> Path:
        server = serve(answering(page(SENTENCE), page(SENTENCE, "And more of it, at some length, to be sure.")))
        root = project(tmp_path, {"s": (server.url(), (WORDS,))}, loopback(server.port))
        observe(root)
        observe(root)
        return root

    def altered(self, root: Path, change: Callable[[list[dict[str, object]]], object]) -> None:
        path = root / "claims/observations/s.json"
        value = json.loads(path.read_text())
        change(value["entries"])
        path.write_text(json.dumps(value))

    def test_nothing_altered(self, root: Path, observe: Observe) -> None:
        result = observe(root, "--verify")
        assert result.exit_code == 0
        said = "1 record read: it agrees with itself; not compared with earlier ones (there is no git here)"
        assert result.stdout.strip() == said

    def test_an_altered_entry(self, root: Path, observe: Observe) -> None:
        self.altered(root, lambda entries: entries[0].update(count=7))
        result = observe(root, "--verify")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            "claims/observations/s.json: entry 1: its content is not what was recorded",
            "1 record read, 1 altered or gone",
        ]

    def test_what_cannot_be_read(self, root: Path, observe: Observe) -> None:
        (root / "claims/observations/t.json").mkdir()
        assert "claims/observations/t.json: it cannot be read" in observe(root, "--verify").stdout

    def test_a_removed_entry(self, root: Path, observe: Observe) -> None:
        self.altered(root, lambda entries: entries.pop(0))
        assert "entry 1: it does not follow from the entry before it" in observe(root, "--verify").stdout

    def test_an_altered_copy(self, root: Path, observe: Observe) -> None:
        copy = next((root / "snapshots/s").iterdir())
        warc = copy.read_bytes()
        copy.write_bytes(warc[: len(warc) // 2] + b"x" + warc[len(warc) // 2 + 1 :])
        assert "is not the page that was fetched" in observe(root, "--verify").stdout

    def test_a_copy_that_nobody_may_keep_is_named(self, root: Path, observe: Observe) -> None:
        with (root / "claims/sources/s.yml").open("a", encoding="utf-8") as source:
            source.write("no_copies: true\n")
        told = observe(root, "--verify")
        assert told.exit_code == 0
        copies = sorted(path.relative_to(root).as_posix() for path in (root / "snapshots/s").iterdir())
        assert len(copies) == 2
        assert told.stderr.splitlines() == [
            f"{copy}: a copy of a page that has 'no_copies' now; delete it" for copy in copies
        ]
        assert copies[0] in observe(root, "--dry-run").stderr

    def test_a_missing_copy_proves_nothing(self, root: Path, observe: Observe) -> None:
        for copy in (root / "snapshots/s").iterdir():
            copy.unlink()
        assert observe(root, "--verify").exit_code == 0

    def test_an_entry_that_git_remembers_otherwise(self, root: Path, observe: Observe) -> None:
        def git(*words: str) -> None:
            identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
            subprocess.run(["git", *identity, *words], cwd=root, check=True, capture_output=True)

        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "x")
        assert observe(root, "--verify").exit_code == 0
        observe(root)
        assert observe(root, "--verify").exit_code == 0
        kept = ledger(root)
        first = kept.entries[0].model_copy(update={"count": 9}).sealed()
        second = kept.entries[1].model_copy(update={"previous": first.hash}).sealed()
        Store(root).write("s", kept.model_copy(update={"entries": (first, second)}))
        assert "entry 1: it is not the entry that git remembers" in observe(root, "--verify").stdout
        git("commit", "-qam", "y")
        assert observe(root, "--verify").exit_code == 0
        assert observe(root, "--verify", "--against", "HEAD^").exit_code == 1
        assert "no commit '--no-such'" in observe(root, "--verify", "--against", "--no-such").stdout

        ledger_path(root, "s").rename(ledger_path(root, "t"))
        result = observe(root, "--verify")
        assert result.exit_code == 1
        assert "claims/observations/s.json: it is gone, though it was there at HEAD" in result.stdout
