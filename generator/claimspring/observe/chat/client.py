"""One question to an OpenAI-compatible address, politely: no redirects, one minute, two megabytes, two tries.

In: an address, a key, the body of a request. Out: the text of the answer, or `ChatError` with one line for the editor.
A name that leads to this machine or a private network is refused; such an address has to be written out in numbers.
"""

import json
import time
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import requests

from claimspring.observe.http.guard import is_public, system_resolver

TIMEOUT = 60.0
MAX_BYTES = 2_000_000
TRIES = 2
LONGEST_WAIT = 30.0
_CHUNK = 16_384
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_LOOPBACK = "localhost"


class ChatError(Exception):
    """No answer; the message says why."""


class UnusableAnswerError(ChatError):
    """An answer that is not that of a chat service."""


def ask(address: str, key: str | None, body: Mapping[str, Any], *, wait: Callable[[float], None] = time.sleep) -> str:
    """What the model says.

    Raises:
        ChatError: The address is refused, does not answer in time, or answers with something else.
    """
    _judge(address)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    error = ChatError("no answer")
    for attempt in range(TRIES):
        try:
            return _content(_once(f"{address.rstrip('/')}/chat/completions", headers, body))
        except _ServiceBusyError as busy:
            error = busy
            if attempt + 1 < TRIES:
                wait(min(LONGEST_WAIT, busy.seconds))
    raise error


class _ServiceBusyError(ChatError):
    """The server asks to come back."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


def _judge(address: str) -> None:
    """Refuse a name that leads to where nobody outside should lead us."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise ChatError(f"'{address}' is no address of a chat service: write http(s)://host/v1")
    try:
        ip_address(host)
    except ValueError:
        if host == _LOOPBACK:
            return
    else:
        return
    try:
        found = system_resolver(host, parts.port or (443 if parts.scheme == "https" else 80))
    except OSError as error:
        raise ChatError(f"the host '{host}' is not known: {error}") from None
    if not all(is_public(ip_address(one)) for one in found):
        raise ChatError(f"the host '{host}' leads to a private address; write that address out if you mean it")


def _once(address: str, headers: Mapping[str, str], body: Mapping[str, Any]) -> bytes:
    limit = time.monotonic() + TIMEOUT
    try:
        with requests.post(
            address, json=body, headers=dict(headers), timeout=TIMEOUT, stream=True, allow_redirects=False
        ) as answer:
            if answer.status_code in _BUSY:
                raise _ServiceBusyError(
                    f"the service answers {answer.status_code}", _seconds(answer.headers.get("Retry-After"))
                )
            if answer.status_code != requests.codes.ok:
                raise ChatError(f"the service answers {answer.status_code}")
            read = bytearray()
            for chunk in answer.iter_content(_CHUNK):
                read += chunk
                if len(read) > MAX_BYTES:
                    raise UnusableAnswerError(f"the answer is longer than {MAX_BYTES} bytes")
                if time.monotonic() > limit:
                    raise ChatError(f"the answer takes longer than {TIMEOUT:.0f} s")
            return bytes(read)
    except requests.RequestException as error:
        raise _ServiceBusyError(f"the service cannot be reached: {type(error).__name__}", 1.0) from None


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
