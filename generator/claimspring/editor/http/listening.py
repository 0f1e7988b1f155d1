"""Two servers on loopback: one for the desk, one for what is shown and not trusted. Each is an origin of its own."""

import logging
from threading import Thread
from typing import TYPE_CHECKING, Any

from waitress.server import create_server

from claimspring.editor.http.guard import MOST_UPLOADED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = "127.0.0.1"
_THREADS, _CONNECTIONS = 6, 200
_IDLE, _LOOK = 10, 3
"""Seconds until a connection that says nothing is closed, and between two looks for such ones."""
_LAST = 0.5
"""Seconds for the last answers when the desk is closed."""
_HEAD = 32_768


class Listener:
    """One server, from when it holds its port until it is stopped."""

    def __init__(self) -> None:
        """A free port is taken; nobody is answered yet."""
        logging.getLogger("waitress").setLevel(logging.CRITICAL)  # a client that hangs up is no news
        self._application: WSGIApplication | None = None
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            self._answer,
            map=self._sockets,
            host=LOOPBACK,
            port=0,
            threads=_THREADS,
            connection_limit=_CONNECTIONS,
            channel_timeout=_IDLE,
            cleanup_interval=_LOOK,
            max_request_header_size=_HEAD,
            max_request_body_size=MOST_UPLOADED + _HEAD,
            ident="",
        )
        self._thread = Thread(target=self._server.run, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.effective_port)  # type: ignore[union-attr] # one address, one server

    @property
    def origin(self) -> str:
        """What its pages call their origin."""
        return f"http://{LOOPBACK}:{self.port}"

    def start(self, application: "WSGIApplication") -> None:
        """Answer from now on."""
        self._application = application
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody any more; what is on its way is sent, a connection that is only kept open is not waited for."""
        self._server.close()
        self._thread.join(_LAST)

    def _answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        if self._application is None:
            start_response("503 Service Unavailable", [("Content-Length", "0")])
            return []
        return self._application(environ, start_response)
