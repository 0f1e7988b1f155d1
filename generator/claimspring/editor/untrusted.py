"""The second port: saved copies of other people's pages, and the site as readers would see it. Nothing here may write.

A copy runs no script, sends no request and leads nowhere: the policy forbids it to the browser, whatever the page says.
"""

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimspring.editor.desk import OpenDesk
from claimspring.editor.http.guard import Headers
from claimspring.editor.stop import Stop

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from claimspring.editor.desk_pages import DeskPages

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

    def __init__(self, desk: OpenDesk, token: str, framed_by: str) -> None:
        self._desk, self._token, self._framed_by = desk, token, framed_by
        self._pages: DeskPages | None = None

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        match path.split("/", maxsplit=3):
            case ["", token, "copy", source] if self._is_ours(token) and environ["REQUEST_METHOD"] == "GET":
                return self._copy(source, start_response)
            case ["", token, "site", place] if self._is_ours(token) and environ["REQUEST_METHOD"] == "GET":
                return self._page(place, start_response)
            case _:
                start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
                return []

    def _is_ours(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())

    def _copy(self, source: str, start_response: "StartResponse") -> Iterable[bytes]:
        try:
            with self._desk.lock:
                from claimspring.editor.saved_copies import SavedCopies  # noqa: PLC0415 -- with all that reads documents

                page = SavedCopies(self._desk).page(source)
        except Stop:
            page = None
        if page is None:
            start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        described = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
        start_response("200 OK", described)
        return [page]

    def _page(self, place: str, start_response: "StartResponse") -> Iterable[bytes]:
        """A file of the site; its pages bring a policy of their own, and may be framed by the desk alone."""
        from claimspring.editor.desk_pages import DeskPages  # noqa: PLC0415 -- with all that renders the site

        with self._desk.lock:
            self._pages = self._pages or DeskPages(self._desk)
            found = self._pages.file(place)
        if found is None:
            start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        kind, body = found
        policy = f"default-src 'self' 'unsafe-inline' data:; form-action 'none'; frame-ancestors {self._framed_by}"
        start_response(
            "200 OK",
            [("Content-Type", kind), ("Content-Length", str(len(body))), ("Content-Security-Policy", policy)],
        )
        return [body]
