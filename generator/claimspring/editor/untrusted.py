"""The second port: saved copies of other people's pages, and the site as readers would see it. Nothing here may write.

A copy runs no script, sends no request and leads nowhere: the policy forbids it to the browser, whatever the page says.
"""

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimspring.editor.desk import Desk
from claimspring.editor.http.guard import Headers
from claimspring.editor.saved_copies import SavedCopies
from claimspring.editor.stop import Stop

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_COPY_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "
)


def untrusted_headers(desk: str) -> Headers:
    """The headers of every answer; only pages of the origin `desk` may frame one."""
    return [
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", f"{_COPY_POLICY}{desk}"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ]


class UntrustedPages:
    """A WSGI application that only shows, under a path that nobody guesses."""

    def __init__(self, desk: Desk, token: str) -> None:
        self._desk, self._token = desk, token

    def close(self) -> None:
        """Leave nothing running."""

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        match path.split("/", maxsplit=3):
            case ["", token, "copy", source] if self._is_ours(token) and environ["REQUEST_METHOD"] == "GET":
                return self._copy(source, start_response)
            case _:
                start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
                return []

    def _is_ours(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())

    def _copy(self, source: str, start_response: "StartResponse") -> Iterable[bytes]:
        try:
            with self._desk.lock:
                page = SavedCopies(self._desk).page(source)
        except Stop:
            page = None
        if page is None:
            start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        described = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
        start_response("200 OK", described)
        return [page]
