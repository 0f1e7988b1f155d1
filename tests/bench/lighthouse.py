"""What Lighthouse makes of the site: `python -m tests.bench.lighthouse [SITE]`.

Installs Lighthouse from npm into .cache/ once, serves the built site (site/, made by `make site`) on loopback with gzip
and a lasting cache as its host would, and prints the four scores of four kinds of page, with what costs points.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.browser_setup import FLAGS, find

TOOLS = Path(".cache/lighthouse")
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class Host(SimpleHTTPRequestHandler):
    """A static host: compressed text, and assets that may be kept for a year."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in COMPRESSED
        body = gzip.compress(path.read_bytes(), 6) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if packed else ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=31536000")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Requests are no news."""


def pages(site: Path) -> list[str]:
    """The home page, an article, a claim and the table of claims."""
    found = ["", "claims/"]
    for pattern in ("articles/*/index.html", "claims/*/*/index.html"):
        found += [f"{path.parent.relative_to(site).as_posix()}/" for path in sorted(site.glob(pattern))[:1]]
    return found


def audit(lighthouse: Path, url: str) -> dict[str, Any]:
    """Lighthouse's report on one page, as on a middling phone."""
    flags = " ".join(("--headless=new", *FLAGS))
    command = [lighthouse, url, "--output=json", "--output-path=stdout", "--quiet", f"--chrome-flags={flags}"]
    told = subprocess.run(
        [*command, f"--only-categories={','.join(GOALS)}", "--no-enable-error-reporting"],
        env={**os.environ, "CHROME_PATH": find() or ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise SystemExit(told.stderr)
    report: dict[str, Any] = json.loads(told.stdout)
    return report


def lost(report: dict[str, Any], category: str) -> list[str]:
    """The audits that cost points in a category."""
    weights = {ref["id"]: ref["weight"] for ref in report["categories"][category]["auditRefs"]}
    audits = [report["audits"][name] for name, weight in weights.items() if weight]
    return [
        f"{one['id']} {one.get('displayValue', '')}".strip()
        for one in audits
        if one["score"] is not None and one["score"] < 1
    ]


def main() -> None:
    """Print the scores."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    npm = shutil.which("npm")
    if npm is None or not (site / "index.html").is_file():
        raise SystemExit("this needs npm, and a built site: run 'make site' first")
    lighthouse = TOOLS.resolve() / "node_modules/.bin/lighthouse"
    if not lighthouse.exists():
        subprocess.run([npm, "install", "--silent", "--prefix", TOOLS, "lighthouse@12"], check=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    for place in pages(site):
        report = audit(lighthouse, f"http://127.0.0.1:{server.server_port}/{place}")
        print(f"/{place}")
        for category, goal in GOALS.items():
            score = round(100 * report["categories"][category]["score"])
            print(f"  {category:15} {score:3} (goal {goal}) {', '.join(lost(report, category)) if score < 100 else ''}")
    server.shutdown()


if __name__ == "__main__":
    main()
