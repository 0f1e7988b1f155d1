"""A static host on loopback, as those of published sites are: compressed text, assets that may be kept for a year.

It compresses with gzip, which every such host does; GitHub Pages knows nothing else. Brotli would send less.
"""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_TEXT = {".html", ".css", ".js", ".json", ".jsonld", ".svg", ".txt", ".xml"}


def sent(path: Path) -> bytes:
    """What goes over the line for a file: compressed where it is text."""
    return _sent(path, path.stat().st_mtime_ns)


@cache
def _sent(path: Path, _changed: int) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in _TEXT else data


class Host:
    """A host that runs: its address, with a slash at its end, and how many bytes it sent for which file, in order."""

    def __init__(self, site: Path) -> None:
        self.site, self.log = site.resolve(), list[tuple[str, int]]()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: _Handler(self, *args))
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


@contextmanager
def hosted(site: Path) -> Iterator[Host]:
    """The site on loopback."""
    host = Host(site)
    Thread(target=host.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield host
    finally:
        host.server.shutdown()
        host.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *args: object) -> None:
        self._host = host
        super().__init__(*args, directory=str(host.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file whole."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, text = sent(path), path.suffix in _TEXT
        self._host.log.append((path.relative_to(self._host.site).as_posix(), len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if text else ""))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=31536000")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Requests are no news."""
