"""Servers that misbehave, each in its own way, and the states in which a look at them may end."""

import functools
import gzip
import io
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimspring.model.observation import PageState
from tests.observe.servers import Handler, Peer

ALIVE, BLOCKED, MISSING = PageState.ALIVE, PageState.BLOCKED, PageState.MISSING
TRANSIENT, REFUSED, UNREADABLE = PageState.TRANSIENT, PageState.REFUSED, PageState.UNREADABLE

MEGABYTE = 1 << 20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@dataclass(frozen=True)
class Case:
    """One misbehaviour."""

    handler: Handler
    states: frozenset[PageState]
    robots: bool = True
    """Whether robots.txt is answered well before the misbehaviour begins."""
    scheme: str = "http"


CASES: dict[str, Case] = {}


def case(*states: PageState, robots: bool = True, scheme: str = "http") -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        CASES[handler.__name__] = Case(handler, frozenset(states), robots, scheme)
        return handler

    return register


@functools.cache
def bomb(size: int = 256 * MEGABYTE) -> bytes:
    """So many zeros, packed by gzip; asked for once before any deadline begins."""
    file = io.BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0) as packed:
        for _ in range(size // MEGABYTE):
            packed.write(bytes(MEGABYTE))
    return file.getvalue()


def _packed(peer: Peer, body: bytes, encoding: str) -> None:
    peer.answer(body, f"Content-Encoding: {encoding}")


# Silence, and talk that is none.


@case(TRANSIENT)
def silence(peer: Peer) -> None:
    peer.hang()


@case(TRANSIENT)
def closes_at_once(peer: Peer) -> None:
    peer.connection.close()


@case(TRANSIENT)
def resets(peer: Peer) -> None:
    peer.reset()


@case(TRANSIENT)
def garbage(peer: Peer) -> None:
    peer.send(bytes(range(256)) * 64)


@case(TRANSIENT)
def endless_garbage(peer: Peer) -> None:
    while True:
        peer.send(b"\xff" * 65_536)


@case(TRANSIENT)
def body_without_head(peer: Peer) -> None:
    peer.send(b"<p>as in 1991</p>")


@case(TRANSIENT)
def speaks_http_2(peer: Peer) -> None:
    peer.send(b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff\xff")


@case(TRANSIENT)
def status_without_number(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 OK\r\n\r\n")


@case(TRANSIENT)
def status_too_large(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 99999 OK\r\n\r\n")


@case(TRANSIENT)
def status_below_zero(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 -200 OK\r\n\r\n")


@case(TRANSIENT)
def endless_status_line(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 200 ")
    while True:
        peer.send(b"O" * 65_536)


@case(TRANSIENT)
def drips_the_status_line(peer: Peer) -> None:
    peer.drip(itertools.chain([b"HTTP/1.1 200 "], itertools.repeat(b"O")))


@case(TRANSIENT, UNREADABLE)
def switches_protocols(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n")
    peer.hang()


# Heads.


@case(TRANSIENT)
def drips_headers(peer: Peer) -> None:
    peer.drip(itertools.chain([HEAD], itertools.repeat(b"X-A: b\r\n")))


@case(TRANSIENT)
def drips_one_header(peer: Peer) -> None:
    peer.drip(itertools.chain([HEAD, b"X-A: "], itertools.repeat(b"b")))


@case(TRANSIENT)
def endless_headers(peer: Peer) -> None:
    peer.send(HEAD)
    for number in itertools.count():
        peer.send(b"X-%d: b\r\n" % number)


@case(TRANSIENT)
def endless_header(peer: Peer) -> None:
    peer.send(HEAD, b"X-A: ")
    while True:
        peer.send(b"b" * 65_536)


@case(TRANSIENT)
def endless_continue(peer: Peer) -> None:
    while True:
        peer.send(b"HTTP/1.1 100 Continue\r\n\r\n")


@case(TRANSIENT)
def drips_continue(peer: Peer) -> None:
    peer.drip(itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"))


@case(TRANSIENT, UNREADABLE)
def early_hints_without_end(peer: Peer) -> None:
    peer.drip(itertools.repeat(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), pause=0.01)


@case(TRANSIENT, UNREADABLE)
def head_cut_short(peer: Peer) -> None:
    peer.send(HEAD, b"X-A: b")


@case(TRANSIENT)
def head_cut_by_the_deadline(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: 0\r\n")
    peer.hang()


@case(ALIVE, TRANSIENT, UNREADABLE)
def header_without_colon(peer: Peer) -> None:
    peer.send(HEAD, b"nonsense\r\nContent-Length: 13\r\n\r\n<p>Hello.</p>")


@case(ALIVE, TRANSIENT, UNREADABLE)
def header_with_nul(peer: Peer) -> None:
    peer.send(HEAD, b"X-A: \0\0\r\nContent-Length: 13\r\n\r\n<p>Hello.</p>")


@case(ALIVE)
def cookies_by_the_dozen(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", *(f"Set-Cookie: c{n}={'x' * 500}; Max-Age=99999999999999" for n in range(80)))


# Lies about length.


@case(TRANSIENT)
def shorter_than_it_says(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: 1000\r\n\r\n<p>Hello")


@case(TRANSIENT)
def shorter_and_silent(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: 1000\r\n\r\n<p>Hello")
    peer.hang()


@case(ALIVE)
def longer_than_it_says(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: 13\r\n\r\n<p>Hello.</p>", b"x" * MEGABYTE)


@case(ALIVE, TRANSIENT, UNREADABLE)
def length_below_zero(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: -1\r\n\r\n<p>Hello.</p>")


@case(UNREADABLE, TRANSIENT)
def length_beyond_all(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: ", b"9" * 5_000, b"\r\n\r\n<p>Hello.</p>")


@case(ALIVE, TRANSIENT)
def two_lengths(peer: Peer) -> None:
    peer.send(HEAD, b"Content-Length: 13\r\nContent-Length: 5\r\n\r\n<p>Hello.</p>")


# Bodies.


@case(TRANSIENT)
def drips_the_body(peer: Peer) -> None:
    peer.drip(itertools.chain([HEAD, b"\r\n"], itertools.repeat(b"<p>")))


@case(UNREADABLE)
def endless_body(peer: Peer) -> None:
    peer.send(HEAD, b"\r\n")
    while True:
        peer.send(b"x" * 65_536)


@case(UNREADABLE)
def endless_chunks(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        peer.send(b"10000\r\n", b"x" * 65_536, b"\r\n")


@case(TRANSIENT)
def chunks_of_one_byte(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\n")
    peer.drip(itertools.repeat(b"1\r\nx\r\n"), pause=0.02)


@case(TRANSIENT)
def chunk_of_no_size(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\nwhat\r\n<p>Hello.</p>\r\n0\r\n\r\n")


@case(TRANSIENT)
def chunk_below_zero(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\n-5\r\n<p>Hello.</p>\r\n0\r\n\r\n")


@case(TRANSIENT)
def chunk_size_without_end(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        peer.send(b"0" * 65_536)


@case(TRANSIENT)
def chunks_without_end(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")


@case(ALIVE, TRANSIENT)
def trailers_without_end(peer: Peer) -> None:
    peer.send(HEAD, b"Transfer-Encoding: chunked\r\n\r\nd\r\n<p>Hello.</p>\r\n0\r\n")
    while True:
        peer.send(b"X-T: " + b"x" * 1_000 + b"\r\n")


@case(UNREADABLE)
def gzip_bomb(peer: Peer) -> None:
    _packed(peer, bomb(), "gzip")


@case(UNREADABLE)
def gzip_bomb_in_one_chunk(peer: Peer) -> None:
    body = bomb()
    head = b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    peer.send(HEAD, head, b"%x\r\n" % len(body), body, b"\r\n0\r\n\r\n")


@case(UNREADABLE)
def deflate_bomb(peer: Peer) -> None:
    _packed(peer, bomb()[10:-8], "deflate")


@case(UNREADABLE)
def bomb_in_a_bomb(peer: Peer) -> None:
    _packed(peer, gzip.compress(bomb(), 9), "gzip, gzip")


@case(UNREADABLE, TRANSIENT)
def packed_a_hundred_times(peer: Peer) -> None:
    _packed(peer, gzip.compress(b"x"), ", ".join(["gzip"] * 100))


@case(UNREADABLE, TRANSIENT, ALIVE)
def gzip_cut_short(peer: Peer) -> None:
    _packed(peer, gzip.compress(b"<p>Hello.</p>" * 100)[:40], "gzip")


@case(UNREADABLE)
def not_gzip_at_all(peer: Peer) -> None:
    _packed(peer, b"<p>Hello.</p>", "gzip")


@case(ALIVE, UNREADABLE)
def packed_as_not_asked(peer: Peer) -> None:
    _packed(peer, b"\x0b\x06\x80<p>Hello.</p>\x03", "br")


@case(UNREADABLE)
def empty_page(peer: Peer) -> None:
    peer.answer(b"")


# Redirects.


def _redirect(peer: Peer, location: str, status: str = "302 Found") -> None:
    peer.answer(b"", f"Location: {location}", status=status)


@case(UNREADABLE)
def redirects_to_itself(peer: Peer) -> None:
    _redirect(peer, peer.path)


@case(UNREADABLE)
def redirects_in_a_circle(peer: Peer) -> None:
    _redirect(peer, "/b" if peer.path == "/a" else "/a")


@case(UNREADABLE)
def redirects_for_ever(peer: Peer) -> None:
    _redirect(peer, f"{peer.path}a")


@case(REFUSED)
def redirects_to_a_file(peer: Peer) -> None:
    _redirect(peer, "file:///etc/passwd")


@case(REFUSED)
def redirects_to_the_metadata(peer: Peer) -> None:
    _redirect(peer, "http://169.254.169.254/latest/meta-data/")


@case(REFUSED)
def redirects_to_no_address(peer: Peer) -> None:
    _redirect(peer, "http://[::1")


@case(REFUSED)
def redirects_to_another_port(peer: Peer) -> None:
    _redirect(peer, "http://127.0.0.1:22/")


@case(REFUSED)
def redirects_with_a_password(peer: Peer) -> None:
    _redirect(peer, "http://root:toor@127.0.0.1/")


@case(REFUSED)
def redirects_with_a_backslash(peer: Peer) -> None:
    _redirect(peer, "http:\\\\127.0.0.1\\")


@case(REFUSED, TRANSIENT, UNREADABLE)
def redirects_in_no_character_set(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 302 Found\r\nLocation: /\xff\xfe\x80\r\nContent-Length: 0\r\n\r\n")


@case(REFUSED)
def redirects_far_too_long(peer: Peer) -> None:
    _redirect(peer, "/" + "a" * 60_000)


@case(UNREADABLE)
def redirects_nowhere(peer: Peer) -> None:
    peer.answer(b"", status="302 Found")


@case(REFUSED)
def endless_redirect(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 302 Found\r\nLocation: ftp://example.org/\r\n\r\n")
    while True:
        peer.send(b"x" * 65_536)


# Names for what is sent.


@case(ALIVE)
def charset_idna(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", kind="text/html; charset=idna")


@case(ALIVE)
def charset_utf_7(peer: Peer) -> None:
    peer.answer(b"<p>+ADw-script+AD4-</p>", kind="text/html; charset=utf-7")


@case(ALIVE)
def charset_zlib(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", kind='text/html; charset="zlib_codec"')


@case(ALIVE)
def charset_of_control_characters(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", kind="text/html; charset=\x01\x02\x7f")


@case(ALIVE)
def half_a_character(peer: Peer) -> None:
    peer.answer(b"\xff\xfe<\0p\0>\0H\0i", kind="text/html")


@case(ALIVE)
def very_long_content_type(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", kind="text/html; " + "a=b; " * 5_000)


@case(UNREADABLE)
def picture(peer: Peer) -> None:
    peer.answer(b"\x89PNG\r\n\x1a\n" + bytes(100), kind="image/png")


@case(UNREADABLE)
def endless_film(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n")
    while True:
        peer.send(bytes(65_536))


@case(UNREADABLE)
def broken_pdf(peer: Peer) -> None:
    peer.answer(b"%PDF-1.7\n" + bytes(range(256)) * 10, kind="application/pdf")


@case(UNREADABLE)
def bytes_of_no_kind(peer: Peer) -> None:
    peer.answer(bytes(1_000), kind="application/octet-stream")


# Text that is meant to be hard to read.


@case(ALIVE)
def nested_without_end(peer: Peer) -> None:
    peer.answer(b"<div>" * 150_000 + b"Hello.")


@case(UNREADABLE)
def comments_without_end(peer: Peer) -> None:
    peer.answer(b"<!--" * 200_000)


@case(ALIVE)
def references_without_end(peer: Peer) -> None:
    peer.answer(b"&#" + b"9" * 500_000)


@case(ALIVE, UNREADABLE)
def words_that_are_hard_to_fold(peer: Peer) -> None:
    peer.answer(b"a. " * 1_600_000)


@case(ALIVE, UNREADABLE)
def tags_by_the_million(peer: Peer) -> None:
    peer.answer(b"<p>a" * 1_200_000)


@case(ALIVE, UNREADABLE)
def signs_by_the_million(peer: Peer) -> None:
    peer.answer(b"&amp" * 1_200_000)


@case(UNREADABLE)
def text_without_a_name(peer: Peer) -> None:
    peer.answer(b"word and " * 2_500_000, kind="application/octet-stream")


@case(ALIVE)
def json_without_end(peer: Peer) -> None:
    peer.answer(b"[" * 500_000, kind="application/json")


# Statuses.


@case(TRANSIENT)
def busy_for_ever(peer: Peer) -> None:
    peer.answer(b"", "Retry-After: 0", status="503 Service Unavailable")


@case(BLOCKED)
def wait_of_nonsense(peer: Peer) -> None:
    peer.answer(b"", "Retry-After: Thu, 99 Foo 99999 99:99:99 GMT", status="429 Too Many Requests")


@case(BLOCKED)
def invented_status(peer: Peer) -> None:
    peer.answer(b"", status="999 Request denied")


@case(MISSING)
def endless_error_page(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n")
    while True:
        peer.send(b"x" * 65_536)


@case(UNREADABLE)
def not_modified_unasked(peer: Peer) -> None:
    peer.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")


@case(UNREADABLE)
def part_of_a_page(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>", "Content-Range: bytes 0-12/99", status="206 Partial Content")


# robots.txt.


@case(TRANSIENT, robots=False)
def silent_robots(peer: Peer) -> None:
    peer.hang()


@case(TRANSIENT, robots=False)
def broken_robots(peer: Peer) -> None:
    peer.answer(b"", status="500 Internal Server Error")


@case(ALIVE, robots=False)
def robots_in_a_circle(peer: Peer) -> None:
    if peer.path.startswith("/robots"):
        _redirect(peer, "/robots.txt")
    else:
        peer.answer(b"<p>Hello.</p>")


@case(ALIVE, BLOCKED, robots=False)
def endless_robots(peer: Peer) -> None:
    if peer.path != "/robots.txt":
        peer.answer(b"<p>Hello.</p>")
        return
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\n")
    while True:
        peer.send(b"Disallow: /x\n" * 1_000)


@case(ALIVE, robots=False)
def robots_of_stars(peer: Peer) -> None:
    stars = "User-agent: *\nDisallow: /" + "*a" * 200 + "*b$\nCrawl-delay: nan\n"
    peer.answer(stars.encode() if peer.path == "/robots.txt" else b"<p>Hello.</p>", kind="text/plain")


# TLS.


@case(TRANSIENT, scheme="https")
def silence_instead_of_a_handshake(peer: Peer) -> None:
    peer.hang()


@case(TRANSIENT, scheme="https")
def plain_text_instead_of_a_handshake(peer: Peer) -> None:
    peer.answer(b"<p>Hello.</p>")


ALL: Mapping[str, Case] = CASES
