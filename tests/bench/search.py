"""What a search loads: `python -m tests.bench.search [CLAIMS | SITE]`.

Builds a made-up archive in one language, as the index of one language is all that a search reads, or takes a site that
is built already. Opens the search page in Chromium with an empty cache, and counts what comes over the wire until the
first results: the files as they lie there, compressed as a server would. The peer is the search of plain MkDocs with
Material over the same text: before it finds anything it loads its whole index and the program that reads it.
"""

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from tests.bench.corpus import make
from tests.bench.markdown import pages_of, write_markdown
from tests.bench.measure import BIN, QUIET, keep
from tests.browser_setup import FLAGS, find

LIMIT = 300_000
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What servers compress; Pagefind's own files are compressed already."""
INDEX = re.compile("^pagefind/|/search-worker[.]js$")
"""The index with the programs that read it, as against the page that shows what they find."""
MOMENT = """new MutationObserver((_, watcher) => {
  if (!document.querySelector("[data-results] li")) return;
  window.shown = performance.timeOrigin + performance.now();
  watcher.disconnect();
}).observe(document, { childList: true, subtree: true });"""
"""Keeps when the first result stood there."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_args: object) -> None:
        """Requests are no news."""


def build(claims: int, folder: Path) -> Path:
    """A site of `claims` claims, in English."""
    project = folder / "project"
    make(claims, project)
    settings = project / "mkdocs.yml"
    told = settings.read_text("utf-8")
    added = "      languages: [en]\n      social_pictures: false\n      contact:"
    settings.write_text(told.replace("      contact:", added), "utf-8")
    _mkdocs(project, folder / "site")
    return folder / "site"


def _mkdocs(project: Path, site: Path) -> None:
    command = [str(BIN / "mkdocs"), "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=project, env=QUIET, check=True, stderr=subprocess.DEVNULL)


def peer(site: Path, folder: Path) -> int:
    """The bytes that Material's own search loads for the same text."""
    project, built = folder / "plain", folder / "plain-site"
    write_markdown(site, project, folder / "hugo")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins: []", "plugins: [search]"), "utf-8")
    _mkdocs(project, built)
    program = next(built.glob("assets/javascripts/workers/search.*.js"))
    return weight(built / "search/search_index.json") + weight(program)


def weight(path: Path) -> int:
    """The bytes of a file on the wire."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6, mtime=0)) if path.suffix in COMPRESSED else len(content)


def loaded(browser: Browser, site: Path, address: str, query: str) -> dict[str, int]:
    """Every file that was asked for until the first result stood there, with its weight."""
    found: dict[str, int] = {}
    requests: list[Request] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(MOMENT)
        page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 -- Playwright marks it
        page.goto(f"{address}search/?q={query}", timeout=120_000)
        page.wait_for_function("() => window.shown", timeout=120_000)
        page.wait_for_load_state("networkidle")
        moment = page.evaluate("window.shown")
        for request in requests:
            place = unquote(urlsplit(request.url).path).lstrip("/")
            path = site / (f"{place}index.html" if place.endswith("/") else place)
            if path.is_file() and 0 < request.timing["startTime"] < moment:
                found[str(path.relative_to(site))] = weight(path)
    return found


def main() -> int:
    """Print the weights, and keep them in bench-results/; returns 1 where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="10000", help="a number of claims, or the folder of a site")
    parser.add_argument("--words", nargs="*", default=["bra", "supported"], help="what to search for; it must be there")
    parser.add_argument("--no-peer", action="store_true", help="plain MkDocs takes minutes for many pages")
    options = parser.parse_args()
    executable = find()
    if executable is None:
        print("no Chromium here: python -m tests.browser_setup gets one")
        return 1
    queries: dict[str, dict[str, int]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(int(options.what), Path(folder)) if options.what.isdigit() else Path(options.what).resolve()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        for query in options.words:
            files = loaded(browser, site, f"http://127.0.0.1:{server.server_port}/", query)
            total, index = sum(files.values()), sum(size for name, size in files.items() if INDEX.search(name))
            queries[query] = {"search": index, "with_page": total}
            print(f"{query}: {index:,} bytes for the search (limit {LIMIT:,}), {total:,} with the page around it")
            for name, size in sorted(files.items(), key=lambda item: -item[1])[:6]:
                print(f"  {size:9,}  {name}")
        browser.close()
        server.shutdown()
        theirs = 0 if options.no_peer else peer(site, Path(folder))
        pages = sum(1 for _ in pages_of(site))
    result: dict[str, object] = {"what": options.what, "pages": pages, "limit": LIMIT, "queries": queries}
    if theirs:
        most = max(query["search"] for query in queries.values())
        print(f"MkDocs with Material: {theirs:,} bytes for the search, {theirs / most:.1f} times as many")
        result |= {"peer": theirs, "peer_takes": round(theirs / most, 2)}
    keep("search", result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
