"""What is let in before anything else looks at a request, and what every answer tells the browser.

A page of another site can make a browser send us requests, and by rebinding a name it can even read our answers. So
the host that is asked must be ours to the letter, what changes something must come from our own pages, in a form that
no page of another site may send, and no answer may be framed, loaded or opened by one.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

MOST_BYTES = 1_000_000
"""How large a form may be."""
MOST_UPLOADED = 20_000_000
"""How large a document may be that somebody uploads."""
JSON, UPLOAD = "application/json", "application/octet-stream"
"""The two kinds of body there are; neither can be sent by a page of another site without asking us first."""

Headers = list[tuple[str, str]]

_COMMON: Headers = [
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


def desk_headers(preview: str) -> Headers:
    """The headers of every answer of the desk, which may frame pages of the origin `preview` and nothing else."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        f"frame-src {preview}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types desk"
    )
    return [*_COMMON, ("Content-Security-Policy", policy)]


class RequestGuard:
    """Lets requests through to an application that come from its own pages, or from nowhere."""

    def __init__(self, inner: "WSGIApplication", port: int, headers: Headers) -> None:
        """`headers` are those that every answer has, the refusals too."""
        self._inner, self._headers = inner, headers
        self._host = f"127.0.0.1:{port}"
        self._origin = f"http://{self._host}"

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        refused = self._refused(environ)
        if refused is not None:
            return self._refuse(refused, start_response)

        def start(status: str, headers: Headers, failure: object = None) -> object:
            own = {name.lower() for name, _ in headers}
            more = [(name, value) for name, value in self._headers if name.lower() not in own]
            return start_response(status, [*headers, *more], failure)  # type: ignore[arg-type] # passed on as it came

        return self._inner(environ, start)  # type: ignore[arg-type] # as above

    def _refused(self, environ: "WSGIEnvironment") -> HTTPStatus | None:
        """Why a request is not let in; None where it is."""
        method = environ["REQUEST_METHOD"]
        if not str(environ.get("REQUEST_URI", environ["PATH_INFO"])).startswith("/"):  # a whole address: for a proxy
            return HTTPStatus.BAD_REQUEST
        if environ.get("HTTP_HOST") != self._host:
            return HTTPStatus.MISDIRECTED_REQUEST
        if "HTTP_UPGRADE" in environ or ("HTTP_TRANSFER_ENCODING" in environ):
            return HTTPStatus.BAD_REQUEST
        if method not in {"GET", "HEAD", "POST"}:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if "\0" in environ["PATH_INFO"] or "\\" in environ["PATH_INFO"]:
            return HTTPStatus.BAD_REQUEST
        return self._refused_form(environ) if method == "POST" else None

    def _refused_form(self, environ: "WSGIEnvironment") -> HTTPStatus | None:
        if environ.get("HTTP_ORIGIN") != self._origin:
            return HTTPStatus.FORBIDDEN
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            return HTTPStatus.FORBIDDEN
        kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
        if kind not in {JSON, UPLOAD}:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        length = environ.get("CONTENT_LENGTH", "")
        if not length.isdecimal():
            return HTTPStatus.LENGTH_REQUIRED
        if int(length) > (MOST_BYTES if kind == JSON else MOST_UPLOADED):
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None

    def _refuse(self, why: HTTPStatus, start_response: "StartResponse") -> Iterable[bytes]:
        told = why.phrase.encode()
        described = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(told)))]
        start_response(f"{why.value} {why.phrase}", [*described, *self._headers])
        return [told]
