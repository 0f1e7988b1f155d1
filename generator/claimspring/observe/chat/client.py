"""Questions to an OpenAI-compatible address, politely: no redirects, one minute each, two megabytes, two tries.

In: an address, a key, the body of a request. Out: the text of the answer, or `ChatError` with one line for the editor.
A name that leads to this machine or a private network is refused; such an address has to be written out in numbers. A
schema for the answer is left out from then on where the service does not take one.
"""

import json
import time
from collections.abc import Callable, Mapping
from ipaddress import ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from claimspring.observe.http.deadline import Watchdog
from claimspring.observe.http.guard import Guard, Network, RefusedError, Resolver, system_resolver
from claimspring.observe.http.transport import GuardedSession

TIMEOUT = 60.0
MAX_BYTES = 2_000_000
TRIES = 2
LONGEST_WAIT = 30.0
SCHEMA = "response_format"
"""The part of a body that asks for an answer of a certain shape."""
_CHUNK = 16_384
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_NOT_TAKEN = frozenset({400, 404, 415, 422, 501})
"""What services answer to a part of the body that they do not know."""
_LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


class ChatError(Exception):
    """No answer; the message says why."""


class UnusableAnswerError(ChatError):
    """An answer that is not that of a chat service."""


class ChatService:
    """One service, and whether it takes a schema."""

    def __init__(
        self,
        address: str,
        key: str | None,
        user_agent: str,
        *,
        wait: Callable[[float], None] = time.sleep,
        resolve: Resolver = system_resolver,
    ) -> None:
        self._address = f"{address.rstrip('/')}/chat/completions"
        self._headers = {"Accept": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
        self._user_agent = user_agent
        self._guard = _guard(address, resolve)
        self._wait = wait
        self._takes_schema = True

    def ask(self, body: Mapping[str, Any]) -> str:
        """What the model says.

        Raises:
            ChatError: The address is refused, does not answer in time, or answers with something else.
        """
        if SCHEMA in body and self._takes_schema:
            try:
                return _content(self._answer(body))
            except _NotTakenError:
                self._takes_schema = False
        return _content(self._answer({name: part for name, part in body.items() if name != SCHEMA}))

    def _answer(self, body: Mapping[str, Any]) -> bytes:
        error = ChatError("no answer")
        for attempt in range(TRIES):
            try:
                return self._once(body)
            except _ServiceBusyError as busy:
                error = busy
                if attempt + 1 < TRIES:
                    self._wait(min(LONGEST_WAIT, busy.seconds))
        raise error

    def _once(self, body: Mapping[str, Any]) -> bytes:
        with (
            GuardedSession(self._guard, self._user_agent) as session,
            Watchdog() as watchdog,
            watchdog.watch(TIMEOUT) as deadline,
        ):
            session.dialer.deadline = deadline
            read = b""
            try:
                with session.post(
                    self._address, json=body, headers=self._headers, timeout=TIMEOUT, stream=True, allow_redirects=False
                ) as answer:
                    read = _read(answer)
            except RefusedError as refused:
                raise ChatError(f"the address of the service is refused: {refused}") from None
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as failure:
                if deadline.remaining() > 0:
                    name = type(failure).__name__
                    raise _ServiceBusyError(f"the service cannot be reached: {name}", 1.0) from None
            if deadline.remaining() == 0:  # an answer that ended then may be cut, however clean it looks
                raise ChatError(f"the answer takes longer than {TIMEOUT:.0f} s")
            return read


class _ServiceBusyError(ChatError):
    """The server asks to come back."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class _NotTakenError(ChatError):
    """The server does not take the body."""


def _guard(address: str, resolve: Resolver) -> Guard:
    """Public addresses only, or the one that is written out in numbers."""
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise ChatError(f"'{address}' is no address of a chat service: write http(s)://host/v1") from None
    guard = Guard(frozenset({port}), _written_out(parts.hostname or ""), resolve)
    try:
        guard.vet(address)
    except RefusedError as refused:
        raise ChatError(f"'{address}' is no address of a chat service: {refused}; write http(s)://host/v1") from None
    return guard


def _written_out(host: str) -> tuple[Network, ...]:
    if host == "localhost":
        return _LOOPBACK
    try:
        return (ip_network(ip_address(host)),)
    except ValueError:
        return ()


def _read(answer: requests.Response) -> bytes:
    if answer.status_code in _BUSY:
        raise _ServiceBusyError(
            f"the service answers {answer.status_code}", _seconds(answer.headers.get("Retry-After"))
        )
    if answer.status_code in _NOT_TAKEN:
        raise _NotTakenError(f"the service answers {answer.status_code}")
    if answer.status_code != requests.codes.ok:
        raise ChatError(f"the service answers {answer.status_code}")
    read = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        read += chunk
        if len(read) > MAX_BYTES:
            raise UnusableAnswerError(f"the answer is longer than {MAX_BYTES} bytes")
    return bytes(read)


def _seconds(told: str | None) -> float:
    return float(told) if told and told.isdecimal() else 1.0


def _content(raw: bytes) -> str:
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError):
        raise UnusableAnswerError("the answer is not that of a chat service") from None
    if not isinstance(content, str):
        raise UnusableAnswerError("the answer is not that of a chat service")
    return content
