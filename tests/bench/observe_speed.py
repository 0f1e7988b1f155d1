"""Pages a second beside linkchecker: `python -m tests.bench.observe_speed [--python PYTHON] [--hosts N] …`.

200 hosts on loopback with 10 pages each, delay 0, in the same run, alternating. Ours also extracts, matches two
quotations a page, copies and keeps the ledger. Then delays on: the wall time beside the slowest host's own minimum.
"""

import argparse
import json
import multiprocessing
import socketserver
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

from claimspring.model.settings import FORMAT
from tests.bench.measure import keep

WORDS = "The ministry said on Monday that the delegation would stay for six days and visit two provinces. "
PARAGRAPHS = 40


def page(number: int) -> str:
    """A page of some 15 kB with menus, paragraphs and two quotations of its own."""
    menu = "".join(f'<li><a href="#{item}">LedgerEntry {item} of the menu</a></li>' for item in range(40))
    body = "".join(f"<p>{WORDS}<b>Paragraph {item}</b> of page {number}. {WORDS}</p>" for item in range(PARAGRAPHS))
    quoted = f"<p>Page {number} counted 34 vessels in the strait.</p><p>It did not name the {number} sources.</p>"
    return f"<!doctype html><title>Page {number}</title><nav><ul>{menu}</ul></nav>{body}{quoted}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with a page, a list of all pages, or nothing."""
        name = self.path.strip("/")
        found = name.isdigit() or name == "all"
        body = (self.server.index if name == "all" else page(int(name))).encode() if found else b""  # type: ignore[attr-defined]
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the standard library's name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512
    index = ""

    def server_bind(self) -> None:
        """Skip the look-up of our own name."""
        socketserver.TCPServer.server_bind(self)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up."""


def _serve(pipe: Connection, hosts: int, pages: int) -> None:
    with _Server(("0.0.0.0", 0), _Handler) as server:  # noqa: S104 -- every loopback address is a host of its own
        server.index = "".join(
            f'<a href="{address}">{address}</a>' for address in _addresses(server.server_address[1], hosts, pages)
        )
        pipe.send(server.server_address[1])
        server.serve_forever()


def _addresses(port: int, hosts: int, pages: int) -> list[str]:
    return [
        f"http://127.0.{host // 200 + 1}.{host % 200 + 1}:{port}/{page}"
        for host in range(hosts)
        for page in range(pages)
    ]


def _project(root: Path, addresses: list[str], port: int, delay: float) -> None:
    for folder in ("claims/sources", "claims/a", "content/articles"):
        (root / folder).mkdir(parents=True)
    (root / "claims/publishers.yml").write_text("x: {name: X}\n")
    evidence = []
    for number, address in enumerate(addresses):
        words = address.rpartition("/")[2]
        source = f"title: T\nurl: {address}\npublisher: x\nkind: news\n"
        (root / f"claims/sources/s{number}.yml").write_text(source)
        passages = (f"Page {words} counted 34 vessels in the strait.", f"It did not name the {words} sources.")
        evidence += [f"  - {{source: s{number}, stance: supports, passage: {json.dumps(text)}}}\n" for text in passages]
    claim = "statement: x\nappearances: [{exact: hello}]\nkind: event\nevidence:\n"
    for part, start in enumerate(range(0, len(evidence), 100)):
        (root / f"claims/a/c{part}.yml").write_text(claim + "".join(evidence[start : start + 100]))
    settings = {"delay": delay, "ports": [port], "allow_networks": ["127.0.0.0/8"], "contact": "desk@example.org"}
    (root / "mkdocs.yml").write_text(
        f"site_name: x\nplugins:\n  - claimspring:\n      format: {FORMAT}\n      observe: {json.dumps(settings)}\n"
    )


def _ours(addresses: list[str], port: int, delay: float = 0) -> float:
    with tempfile.TemporaryDirectory() as folder:
        _project(Path(folder), addresses, port, delay)
        command = [sys.executable, "-c", "from claimspring.cli import main; main()", "observe"]
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - start
        assert done.stdout.split()[2:] == ["alive", str(len(addresses)), "verbatim", str(2 * len(addresses))], (
            done.stdout
        )
    return seconds


_UNPAUSED = (  # it pauses 0.1 to 0.6 s between two requests to a host, whatever its settings say
    "from linkcheck.director.aggregator import Aggregate;"
    "Aggregate.wait_time_min_default = Aggregate.wait_time_max_default = 0;"
    "from linkcheck.command.linkchecker import linkchecker; linkchecker()"
)


def _theirs(python: str, port: int, threads: int) -> float:
    options = [
        "--check-extern",
        "--no-status",
        "-r2",
        f"-t{threads}",
        "-v",
        "--no-warnings",
        "-ocsv",
        "--user-agent=bench",
    ]
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "rc"
        settings.write_text("[checking]\nmaxrequestspersecond=100000\n[filtering]\ninternlinks=.*\n")
        start = time.perf_counter()
        subprocess.run(
            [python, "-c", _UNPAUSED, *options, "-f", str(settings), f"http://127.0.0.1:{port}/all"],
            capture_output=True,
            check=False,
        )
    return time.perf_counter() - start


def main() -> int:
    """Print pages a second of both, and the ratio; 1 when ours is slower."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="one in which linkchecker is installed")
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--polite", type=int, default=40, help="pages on each host when delays are on")
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs, given.hosts, given.pages), daemon=True)
    server.start()
    port = ours.recv()
    addresses = _addresses(port, given.hosts, given.pages)
    best = [float("inf"), float("inf")]
    for _ in range(given.rounds):
        best[0] = min(best[0], _ours(addresses, port))
        best[1] = min(best[1], _theirs(given.python, port, 16))
    print(f"claimspring  {len(addresses) / best[0]:7.0f} pages a second ({best[0]:.2f} s)")
    print(f"linkchecker {len(addresses) / best[1]:7.0f} pages a second ({best[1]:.2f} s)")
    print(f"ratio       {best[1] / best[0]:7.2f} (goal at least 1)")
    few, least = _addresses(port, 4, given.polite), float(given.polite)
    wall = _ours(few, port, delay=1.0)
    print(f"delay 1 s   {wall:.2f} s, {wall / least - 1:.1%} above the slowest host's own minimum (goal at most 10%)")
    server.terminate()
    speeds = {name: round(len(addresses) / seconds, 1) for name, seconds in zip(("ours", "peer"), best, strict=True)}
    ratio = round(best[1] / best[0], 2)
    keep(
        "observe",
        {"hosts": given.hosts, "pages": len(addresses), **speeds, "peer_takes": ratio, "polite": wall / least},
    )
    return int(best[0] > best[1])


if __name__ == "__main__":
    sys.exit(main())
