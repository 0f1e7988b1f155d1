"""How soon an edit is seen: `python -m tests.bench.serve [CLAIMS] [--peer-claims N] [--edits N] [--no-browser]`.

Each step is told on standard error when it begins, and given up, with what it waited for, when it takes too long.

`mkdocs serve` shows a made-up archive, somebody has the page of a claim open and changes a word in that claim's file.
Measured from the save, median of several edits, at random moments: until the open page is told to reload (the answer to
the long poll that MkDocs puts into every page), until the page fetched then holds the new word, and in Chromium until
the word stands in the open page. Until a change is found, and until nothing more is written, is part of every figure:
MkDocs looks every half second and waits a tenth. The peer is plain MkDocs with Material, which serves the same text as
Markdown pages, without drawings or search; it makes every page anew, so it has a number of claims of its own, and we
are measured there, too.
"""

import argparse
import http.client
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, NamedTuple

from playwright.sync_api import Error, sync_playwright

from tests.bench.markdown import write_markdown
from tests.bench.measure import BIN, QUIET, Peak, keep, measured
from tests.bench.site import write_ours
from tests.browser_setup import FLAGS, find

OURS, PEER = "claimspring", "MkDocs with Material"
PAGE = "/claims/article-000000/claim-0000000/"
START = 900
"""Seconds that a server may take to show its first page."""
SEEN_BY_NOW = 2.0
"""Seconds after which a file's new time is trusted, by MkDocs and by our cache."""
_LIVE = re.compile(rb"livereload\((\d+), (\d+)\);")


class StaleError(Exception):
    """Chromium did not show the edit."""


class Served(NamedTuple):
    """A project to serve, the file that is edited, and its text with `{}` where the word goes."""

    name: str
    claims: int
    command: list[str]
    folder: Path
    edited: Path
    text: str


class Server:
    """A running `mkdocs serve`, asked as a browser asks it."""

    def __init__(self, port: int, patience: float) -> None:
        self.port, self.patience = port, patience

    def get(self, place: str, patience: float | None = None) -> bytes:
        """One answer; raises OSError where there is none, or not with status 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience or self.patience)
        try:
            connection.request("GET", place)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise ConnectionError(f"{place} answers {answer.status}")
        return body

    def until(self, word: str) -> float:
        """The moment at which the page holds the word."""
        for _ in _trying(self.patience, f"a page with {word}"):
            if word.encode() in self.get(PAGE):
                break
        return time.monotonic()

    def told(self) -> Callable[[], float]:
        """Begin the long poll of an open page; what is returned waits for its answer, and gives the moment."""
        live = _LIVE.search(self.get(PAGE))
        if not live:
            raise ConnectionError("the page does not reload by itself")
        place = f"/livereload/{live[1].decode()}/{live[2].decode()}"
        moments: list[float] = []

        def poll() -> None:
            with suppress(OSError):  # told by whoever waits in vain
                while not moments:
                    if int(self.get(place)) > int(live[1]):
                        moments.append(time.monotonic())

        def answered() -> float:
            thread.join(self.patience)
            if not moments:
                raise TimeoutError(f"the open page was not told to reload within {self.patience:g} s")
            return moments[0]

        thread = Thread(target=poll, daemon=True)
        thread.start()
        return answered


def _trying(patience: float, wanted: str) -> Iterator[None]:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        yield
        time.sleep(0.01)
    raise TimeoutError(f"{wanted} did not come within {patience:g} s")


def say(served: Served, step: str) -> None:
    """What begins now."""
    print(f"{time.strftime('%H:%M:%S')} {served.name}, {served.claims} claims: {step}", file=sys.stderr, flush=True)


@contextmanager
def serving(served: Served, told: dict[str, Any], patience: float) -> Iterator[Server]:
    """Start the server, wait for its first page, and end it; how long and how much memory it took is told."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*served.command, "-a", f"127.0.0.1:{port}"]
    began = time.monotonic()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=served.folder, env=QUIET, stdout=log, stderr=subprocess.STDOUT)
        peak, server = Peak(process.pid), Server(port, patience)
        try:
            _wait(server, process)
            told["first"] = round(time.monotonic() - began, 2)
            yield server
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-2000:].decode("utf-8", "replace"))
            raise
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            told["memory"] = round(peak.end()[0], 1)


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in _trying(START, "the first page"):
        if process.poll() is not None:
            raise ConnectionError(f"the server ended with {process.returncode}")
        try:
            server.get(PAGE, START)
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return


class Editor:
    """Changes a word in the file, at no particular moment of the server's round."""

    def __init__(self, served: Served) -> None:
        self._served, self._chance, self._number = served, random.Random(served.claims), 0

    def edit(self) -> tuple[str, float]:
        """Save the file with a new word; returns the word and the moment."""
        time.sleep(SEEN_BY_NOW + self._chance.random())
        self._number += 1
        word = f"Edited{self._number:03}"
        self._served.edited.write_text(self._served.text.format(word), "utf-8")
        return word, time.monotonic()


def edits(server: Server, editor: Editor, count: int) -> dict[str, list[float]]:
    """Seconds from each save to the answer of the long poll, and to the page with the word."""
    moments: dict[str, list[float]] = {"reload": [], "shown": []}
    for _ in range(count):
        answered = server.told()
        word, saved = editor.edit()
        moments["reload"].append(round(answered() - saved, 3))
        moments["shown"].append(round(server.until(word) - saved, 3))
    return moments


def seen(server: Server, editor: Editor, count: int) -> list[float]:
    """Seconds from each save until the open page of Chromium, reloaded, is drawn with the word; nothing without one."""
    executable = find()
    if executable is None:
        return []
    moments: list[float] = []
    refused: list[str] = []
    patience = server.patience * 1000
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        page = browser.new_page()
        page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
        try:
            page.goto(f"http://127.0.0.1:{server.port}{PAGE}", timeout=patience)
            for _ in range(count):
                with page.expect_event("domcontentloaded", timeout=patience):  # a locator looks every half second
                    word, saved = editor.edit()
                page.get_by_text(word).first.wait_for(state="attached", timeout=patience)
                page.evaluate("() => new Promise(requestAnimationFrame)")
                moments.append(round(time.monotonic() - saved, 3))
        except Error as late:
            raise StaleError("; ".join([*refused, str(late).splitlines()[0]])) from late
        finally:
            browser.close()
    return moments


def measure(served: Served, count: int, patience: float, *, browser: bool) -> dict[str, Any]:
    """All the figures of one server."""
    told: dict[str, Any] = {"name": served.name, "claims": served.claims}
    say(served, "start")
    with serving(served, told, patience) as server:
        editor = Editor(served)
        say(served, f"{count} edits, over HTTP")
        moments = edits(server, editor, count)
        if browser:
            say(served, f"{count} edits, in Chromium")
            try:
                moments["browser"] = seen(server, editor, count)
            except StaleError as problem:
                told["problem"] = f"the page open in Chromium stays as it was: {problem}"
        say(served, "end")
    return told | {name: round(median(values), 3) for name, values in moments.items() if values} | {"edits": moments}


def ours(claims: int, folder: Path) -> Served:
    """Our archive, with its search, as `make serve` shows it."""
    write_ours(claims, folder)
    edited = folder / "claims/article-000000/claim-0000000.yml"
    text = edited.read_text("utf-8").replace("{", "{{").replace("}", "}}")
    marked, found = re.subn(r"(  summary:\n    en: )\w+", r"\1{}", text)
    if found != 1:
        raise ValueError(f"{edited.name} has no summary to edit")
    return Served(OURS, claims, [str(BIN / "mkdocs"), "serve"], folder, edited, marked)


def peer(claims: int, work: Path) -> Served:
    """The same text, as Markdown pages of plain MkDocs."""
    project = work / f"source-{claims}"
    write_ours(claims, project)
    measured([str(BIN / "mkdocs"), "build", "-q", "-f", "bare.yml", "-d", str(work / "site")], project)
    write_markdown(work / "site", work / "plain", work / "hugo")
    edited = work / f"plain/docs{PAGE}index.md"
    text = edited.read_text("utf-8").replace("{", "{{").replace("}", "}}")
    return Served(PEER, claims, [str(BIN / "mkdocs"), "serve"], work / "plain", edited, text + "\nThe word is {}.\n")


def show(ways: Sequence[Mapping[str, Any]]) -> None:
    """Print a line for each server, and how we compare where both served the same."""
    print(f"{'':24}{'claims':>8}{'start s':>9}{'told s':>9}{'page s':>9}{'Chromium s':>12}{'MB':>7}")
    for way in ways:
        times = "".join(
            f"{way[name]:{form}}" for name, form in (("first", "9.2f"), ("reload", "9.2f"), ("shown", "9.2f"))
        )
        browser = f"{way['browser']:12.2f}" if "browser" in way else f"{'–':>12}"
        print(f"{way['name']:24}{way['claims']:8}{times}{browser}{way['memory']:7.0f}  {way.get('problem', '')}")
    found = {(way["name"], way["claims"]): way["shown"] for way in ways}
    for (name, claims), shown in found.items():
        if name == PEER and (OURS, claims) in found:
            print(
                f"{claims} claims: {PEER} takes {shown / found[OURS, claims]:.1f} times as long until the page is there"
            )


def main() -> int:
    """Measure, print, and keep the figures in bench-results/; returns how many servers failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=200)
    parser.add_argument("--peer-claims", type=int, default=50, help="for the peer; 0 leaves it out")
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--patience", type=float, default=60, help="seconds after which an edit is given up")
    parser.add_argument("--no-browser", action="store_true")
    chosen = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background, and then by the servers, too
    ways: list[dict[str, Any]] = []
    failed: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="claimspring-bench-") as place:
        work = Path(place)
        sizes = dict.fromkeys(size for size in (chosen.claims, chosen.peer_claims) if size)
        makers: list[tuple[str, Callable[[], Served]]] = [
            (OURS, partial(ours, size, work / f"ours-{size}")) for size in sizes
        ]
        makers += [(PEER, partial(peer, chosen.peer_claims, work))] if chosen.peer_claims else []
        for name, maker in makers:
            try:
                ways.append(measure(maker(), chosen.edits, chosen.patience, browser=not chosen.no_browser))
            except (OSError, ValueError, subprocess.CalledProcessError) as problem:
                failed[name] = str(problem)
    show(ways)
    for name, reason in failed.items():
        print(f"{name} failed: {reason}")
    keep("serve", {"claims": chosen.claims, "edits": chosen.edits, "ways": ways, "failed": failed})
    return len(failed) + sum("problem" in way for way in ways)


if __name__ == "__main__":
    sys.exit(main())
