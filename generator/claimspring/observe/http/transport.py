"""A requests session whose every connection is opened by the guard and cut by the watch of the running look.

No proxies, no credentials from the environment, no redirects followed, no retries: those are decided by the client.
"""

import http.client
import socket
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from claimspring.observe.http.deadline import Deadline
from claimspring.observe.http.guard import Guard


class Dialer:
    """What the connections of one session share: the guard, and the watch of the look that is running."""

    __slots__ = ("deadline", "guard")

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        self.deadline = Deadline(0)

    def dial(self, host: str, port: int) -> socket.socket:
        """A connection for the running look."""
        return self.guard.dial(host, port, self.deadline)


class GuardedSession(requests.Session):
    """One host's session; used by one thread at a time."""

    def __init__(self, guard: Guard, user_agent: str) -> None:
        super().__init__()
        self.dialer = Dialer(guard)
        self.trust_env = False
        self.max_redirects = 0
        self.headers.update(
            {
                "User-Agent": user_agent,
                "Accept": "text/html,application/xhtml+xml,application/pdf,application/json;q=0.9,*/*;q=0.8",
                "Accept-Encoding": "gzip, deflate",
            }
        )
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(self.dialer))

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Never: requests would read a redirect's whole body, and follow it past our guard."""


class _Adapter(HTTPAdapter):
    def __init__(self, dialer: Dialer) -> None:
        self._dialer = dialer
        super().__init__(pool_connections=4, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:  # noqa: ANN401, FBT001, FBT002 -- requests' signature
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._dialer)


class _FinalResponse(http.client.HTTPResponse):
    """An answer that comes after any number of interim ones (RFC 9110, 15.2): `103 Early Hints` is not the answer."""

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]  # http.client reads on after 100 alone
            if not 100 < status < 200 or status == http.client.SWITCHING_PROTOCOLS:
                return version, status, reason
            http.client.parse_headers(self.fp)


def _pools(dialer: Dialer) -> dict[str, type[HTTPConnectionPool]]:
    """urllib3's pools, with connections that are opened by the dialer."""

    class Plain(HTTPConnection):
        response_class = _FinalResponse

        def _new_conn(self) -> socket.socket:
            return dialer.dial(self._dns_host, self.port or 80)

        def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- urllib3's signature
            _watch_kept(self.sock, dialer)
            super().request(*args, **kwargs)

    class Secure(HTTPSConnection):
        response_class = _FinalResponse

        def _new_conn(self) -> socket.socket:
            return dialer.dial(self._dns_host, self.port or 443)

        def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- urllib3's signature
            _watch_kept(self.sock, dialer)
            super().request(*args, **kwargs)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _watch_kept(connection: socket.socket | None, dialer: Dialer) -> None:
    """A connection kept from an earlier look comes under the watch of this one."""
    if connection is not None:
        dialer.deadline.over(connection)
