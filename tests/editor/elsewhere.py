"""Three pages on loopback: an article that is wrong about a sum, and two that know it."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

ARTICLE = (
    "The new harbour bridge opens on Saturday, after three years of work that cost the town 40 million crowns.",
    "Residents of the eastern quay have waited for the crossing, and many of them plan to walk over it at once.",
    "The bridge has two lanes for cars and none for bicycles. A path for walkers runs along the southern side.",
    "There are benches every hundred metres, and lamps that are lit until midnight on all of the days of the year.",
    "Shops near the quay expect more customers. The owner of a bakery said that she had hired two people.",
    "The road works, she said, had cost her a third of her sales, and it was high time that they came to an end.",
)
ACCOUNT = (
    "The works on the harbour bridge cost the town 52 million crowns, as the final account shows.",
    "The account was checked by the auditors of the province. Nine of the contracts were paid in the first year.",
    "The rest of them was paid when the bridge was handed over by the builders, who gave a warranty of ten years.",
)
AUDIT = (
    "We found that the town paid 52 million crowns for the bridge, and no fault with the contracts.",
    "Our audit looked at all of the payments that were made in three years, and at the minutes of the council.",
    "The papers were in good order, and the town answered each of our questions within a week of its being put.",
)


def _page(title: str, site: str, day: str, paragraphs: tuple[str, ...]) -> bytes:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{site}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
        f"</head><body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


PAGES = {
    "/article": _page("Harbour bridge opens on Saturday", "The Dockside Times", "2026-05-01", ARTICLE),
    "/account": _page("Accounts of the bridge works", "Town Treasury", "2026-04-20", ACCOUNT),
    "/audit": _page("Audit of the harbour bridge", "Provincial Auditors", "2026-04-28", AUDIT),
}


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Answer with a page, or that there is none."""
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_arguments: object) -> None:
        """Requests are no news."""


@contextmanager
def pages_elsewhere() -> Iterator[int]:
    """The pages, at a port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
