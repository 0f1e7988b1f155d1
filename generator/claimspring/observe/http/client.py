"""One address to one answer: redirects walked by hand, time and size bounded, every way out a value.

Hostile servers are the normal case here. Whatever a server does, `fetch` returns within the watch's time an `Answer` or
a `Failure`.
"""

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import requests
import urllib3

from claimspring.document.text import holds_text, kind_of
from claimspring.model.observation import PageState
from claimspring.observe.http.answer import Answer, Failure, Validators
from claimspring.observe.http.deadline import Deadline
from claimspring.observe.http.guard import RefusedError
from claimspring.observe.http.transport import GuardedSession

_CHUNK = 65_536
_ERROR_PAGE = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PERMANENT = frozenset({301, 308})

Permit = Callable[[str, Deadline], None]
"""Called before every request with its address: waits for the host's turn; raises `NotPermittedError`."""


class NotPermittedError(Exception):
    """The address may not be asked; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is taken."""

    max_bytes: int
    """Of a page, after unpacking."""
    max_pdf_bytes: int
    """Of a PDF."""
    max_redirects: int
    cut: bool = False
    """Whether of a larger document, of whatever kind, the first bytes are taken; else it is refused."""
    any_kind: bool = False
    """Whether a document that holds no text is taken, too."""

    def of(self, kind: str) -> int:
        """The bound for a document of this content type."""
        return self.max_pdf_bytes if kind in {"application/pdf", "application/octet-stream"} else self.max_bytes


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which one address is asked."""

    deadline: Deadline
    limits: Limits
    permit: Permit
    validators: Validators | None = None
    """For a conditional request."""


class _TooLargeError(Exception):
    pass


class _PackedError(Exception):
    pass


def fetch(session: GuardedSession, address: str, terms: Terms) -> Answer | Failure:
    """Ask for `address`, follow its redirects, and read the answer.

    Nothing that a server does raises; the watch's time is kept to within the watchdog's pulse.
    """
    session.dialer.deadline = terms.deadline
    session.cookies.clear()
    trail: list[str] = []
    answer: Answer | Failure
    try:
        answer = _walk(session, address, trail, terms)
    except NotPermittedError as error:
        answer = error.failure
    except RefusedError as error:
        answer = Failure(PageState.REFUSED, str(error))
    except (_TooLargeError, _PackedError) as error:
        answer = Failure(PageState.UNREADABLE, str(error))
    except urllib3.exceptions.DecodeError:
        answer = Failure(PageState.UNREADABLE, "the answer cannot be unpacked")
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        answer = Failure(PageState.TRANSIENT, _phrase(error))
    if terms.deadline.over_time:
        answer = Failure(PageState.TRANSIENT, "no complete answer in time")
    if isinstance(answer, Failure) and trail and not answer.redirects:
        return Failure(answer.state, answer.reason, tuple(trail), answer.status)
    return answer


def _walk(session: GuardedSession, address: str, trail: list[str], terms: Terms) -> Answer | Failure:
    """Follow the redirects; every hop is vetted, permitted and recorded in `trail` before it is asked."""
    current = urldefrag(address).url
    permanent = True
    while True:
        session.dialer.guard.vet(current)
        terms.permit(current, terms.deadline)
        with contextlib.closing(_get(session, current, terms)) as response:
            target = _target(response, current)
            if target is None:
                return _answer(response, current, tuple(trail), terms.limits, permanent=permanent)
            permanent = permanent and response.status_code in _PERMANENT
            if target in trail or target == current == address:
                return Failure(PageState.UNREADABLE, "the redirects go round in a circle", status=response.status_code)
        if len(trail) >= terms.limits.max_redirects:
            return Failure(PageState.UNREADABLE, f"more than {terms.limits.max_redirects} redirects")
        trail.append(target)
        current = target


def _get(session: GuardedSession, address: str, terms: Terms) -> requests.Response:
    headers = terms.validators.headers() if terms.validators else {}
    seconds = terms.deadline.remaining() + 0.1  # never 0, which a socket takes for "do not wait"; the watch ends it
    return session.get(address, headers=headers, stream=True, allow_redirects=False, timeout=seconds, proxies={})


def _target(response: requests.Response, current: str) -> str | None:
    """Where a redirect leads; None where the answer is no redirect."""
    location = response.headers.get("Location")
    if response.status_code not in _REDIRECTS or location is None:
        return None
    if "\\" in location:
        raise RefusedError("it redirects to an address with a backslash, which parsers read differently")
    with contextlib.suppress(UnicodeError):  # not UTF-8 behind the header's latin-1: taken as it came
        location = location.encode("latin-1").decode()
    try:
        return urldefrag(requests.utils.requote_uri(urljoin(current, location.strip()))).url
    except ValueError:
        raise RefusedError(f"it redirects to what is no address: '{location[:80]}'") from None


def _answer(
    response: requests.Response, address: str, trail: tuple[str, ...], limits: Limits, *, permanent: bool
) -> Answer:
    return Answer(
        address=address,
        redirects=trail,
        permanent=permanent,
        status=response.status_code,
        reason=response.reason or "",
        headers=tuple(response.raw.headers.items()),
        body=_body(response, limits),
    )


def _body(response: requests.Response, limits: Limits) -> bytes:
    """The unpacked body. Of an error page only the beginning; of what holds no text, nothing."""
    kind = kind_of(response.headers.get("Content-Type"))
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if not response.ok:
        return _read(response, _ERROR_PAGE, whole=False)
    if any(one.strip() not in _UNPACKED for one in packing.split(",")):
        raise _PackedError(f"the answer is packed as '{packing[:40]}', which was not asked for")
    if limits.cut:
        return _read(response, limits.max_bytes, whole=False)[: limits.max_bytes]
    if not limits.any_kind and not holds_text(kind):
        return b""
    limit = limits.of(kind)
    length = response.headers.get("Content-Length", "")
    if length.isascii() and length.isdigit() and int(length[:19]) > limit:
        raise _TooLargeError(f"the document is larger than {limit:,} bytes")
    body = _read(response, limit, whole=True)
    if len(body) > limits.max_bytes and not body.startswith(b"%PDF-"):
        raise _TooLargeError(f"the document is larger than {limits.max_bytes:,} bytes")
    return body


def _read(response: requests.Response, limit: int, *, whole: bool) -> bytes:
    body = io.BytesIO()
    for chunk in response.raw.stream(_CHUNK, decode_content=True):
        body.write(chunk)
        if body.tell() > limit:
            if whole:
                raise _TooLargeError(f"the document is larger than {limit:,} bytes")
            break
    return body.getvalue()


def _phrase(error: Exception) -> str:
    """The innermost reason of a failure, in few words and without our own names."""
    while inner := _inner(error):
        error = inner
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:200]


def _inner(error: Exception) -> Exception | None:
    for candidate in (error.__cause__, getattr(error, "reason", None), *error.args, error.__context__):
        if isinstance(candidate, Exception):
            return candidate
    return None
