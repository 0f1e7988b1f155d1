"""Small servers on loopback for the tests: raw sockets, one thread for each connection."""

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

MADE_UP = re.compile(r"/[0-9a-f]{16}(?:\.\w+)?/?$")


@dataclass
class Peer:
    """One connection that a server accepted, after the request's headers were read."""

    connection: socket.socket
    request: str
    path: str
    headers: dict[str, str]
    over: threading.Event
    """Set when the server is being closed."""
    body: bytes = b""
    """What was posted."""

    def send(self, *parts: bytes) -> None:
        for part in parts:
            self.connection.sendall(part)

    def answer(self, body: bytes = b"", *headers: str, status: str = "200 OK", kind: str = "text/html") -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
        self.send("\r\n".join(lines).encode("latin-1"), body)

    def drip(self, parts: Iterable[bytes], pause: float = 0.1) -> None:
        for part in parts:
            self.send(part)
            if self.over.wait(pause):
                return

    def hang(self) -> None:
        self.over.wait()

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


Handler = Callable[[Peer], None]


@dataclass
class Server:
    """Answers every connection with `handler`, and remembers who asked for what, and when."""

    handler: Handler
    address: str = "127.0.0.1"
    asked: list[tuple[float, str]] = field(default_factory=list)
    requests: list[Peer] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    robots: bool = True
    """Whether /robots.txt is answered with 404 before the handler comes to it."""
    nowhere: bool = True
    """Whether addresses that a run made up are answered with 404 before the handler comes to them."""
    made_up: list[str] = field(default_factory=list)
    """Those addresses."""

    def __enter__(self) -> Self:
        self._listener = socket.create_server((self.address, 0), backlog=64)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def url(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://{self.address}:{self.port}{path}"

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), connection:
            for peer in self._peers(connection):
                if self.nowhere and MADE_UP.search(peer.path):
                    self.made_up.append(peer.path)
                    peer.answer(status="404 Not Found")
                    continue
                self.asked.append((time.monotonic(), peer.path))
                self.requests.append(peer)
                if self.robots and peer.path == "/robots.txt":
                    peer.answer(status="404 Not Found")
                    continue
                self.handler(peer)
                if not peer.headers.get("x-keep"):
                    return

    def _peers(self, connection: socket.socket) -> Iterator[Peer]:
        with connection.makefile("rb") as file:
            while line := file.readline():
                headers: dict[str, str] = {}
                while (header := file.readline().strip()) != b"":
                    name, _, value = header.decode("latin-1").partition(":")
                    headers[name.lower()] = value.strip()
                posted = file.read(int(headers.get("content-length", 0)))  # what is left unread resets the connection
                request = line.decode("latin-1").strip()
                path = request.split(" ")[1] if request.count(" ") == 2 else ""
                yield Peer(connection, request, path, headers, self.over, posted)


def page(*paragraphs: str, title: str = "A page") -> bytes:
    """An HTML page in UTF-8."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><meta charset=utf-8><title>{title}</title>{body}".encode()
