"""Where `observe` may go: public addresses only. A name is resolved once, judged, and dialled at the address judged.

The blocks are those of the IANA special-purpose registries (RFC 6890 and its updates), written out, because Python's
`is_global` lets 6to4, NAT64, site-local and multicast addresses pass.
"""

import queue
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias
from urllib.parse import urlsplit

from claimspring.observe.http.deadline import Deadline

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

_NOT_PUBLIC_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a provider's customers
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # one cloud's own services, public only in form
        "169.254.0.0/16",  # link-local, and the clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_LONGEST = 8_192
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""Host and port to the addresses, as text, that the host has now; `OSError` where it has none."""


class RefusedError(Exception):
    """The guard will not go there; the message says why."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet, whatever it calls itself."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _NOT_PUBLIC_4)
    if address.scope_id is not None:
        return False
    return address in _PUBLIC_6 and not any(address in block for block in _NOT_PUBLIC_6)


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the operating system, once."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one run, and the only place that opens a connection."""

    ports: frozenset[int] = frozenset({80, 443})
    networks: tuple[Network, ...] = ()
    """Networks that may be dialled although they are not public."""
    resolve: Resolver = system_resolver

    def vet(self, address: str) -> str:
        """The host of a web address that may be asked for.

        Raises:
            RefusedError: for another scheme, another port, credentials, or characters that parsers read differently.
        """
        if len(address) > _LONGEST:
            raise RefusedError(f"the address is longer than {_LONGEST:,} characters")
        if _UNFIT.search(address):
            raise RefusedError("the address holds a space, a backslash or a control character")
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise RefusedError("the address cannot be read") from None
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            raise RefusedError("the address is neither http nor https")
        if parts.username is not None or parts.password is not None:
            raise RefusedError("the address holds a user name or a password")
        standard = 443 if parts.scheme.lower() == "https" else 80
        self._vet_port(standard if port is None else port)
        return parts.hostname

    def dial(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        """A connection to `host`, at an address that was judged, to be cut by `deadline`.

        Raises:
            RefusedError: when any of the host's addresses is not public.
            OSError: when the host has no address, or none of them answers in time.
        """
        self._vet_port(port)
        addresses = [self._vet_address(text) for text in _resolve_within(self.resolve, host, port, deadline)]
        if not addresses:
            raise OSError(f"no address for '{host}'")
        failure: OSError = TimeoutError("timed out")
        for place, address in enumerate(addresses):
            try:
                return _connect(address, port, deadline, deadline.remaining() / (len(addresses) - place))
            except OSError as error:
                failure = error
        raise failure

    def _vet_port(self, port: int) -> None:
        if port not in self.ports:
            raise RefusedError(f"port {port} is not one of those allowed")

    def _vet_address(self, text: str) -> Address:
        try:
            address = ip_address(text)
        except ValueError:
            raise RefusedError(f"'{text[:60]}' is no address") from None
        allowed = any(address.version == network.version and address in network for network in self.networks)
        if not allowed and not is_public(address):
            raise RefusedError(f"{address} is not a public address")
        return address


def _resolve_within(resolve: Resolver, host: str, port: int, deadline: Deadline) -> Sequence[str]:
    """Resolve on a thread of its own: the system's resolver knows no deadline."""
    answer: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolve(host, port))
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that IDNA refuses
            answer.put(error)

    late = TimeoutError(f"no answer about '{host}' in time")
    deadline.when_cut(lambda: answer.put(late))
    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=max(deadline.remaining(), 0.001))
    except queue.Empty:
        raise late from None
    if isinstance(found, UnicodeError):
        raise RefusedError(f"'{host[:60]}' is no host name")
    if isinstance(found, Exception):
        raise found
    return found


def _connect(address: Address, port: int, deadline: Deadline, seconds: float) -> socket.socket:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    connection = socket.socket(family, socket.SOCK_STREAM)
    duplicate = deadline.over(connection)
    try:
        connection.settimeout(max(seconds, 0.001))
        connection.connect((str(address), port))
        _require_peer(connection, address)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        deadline.drop(duplicate)
        connection.close()
        raise
    return connection


def _require_peer(connection: socket.socket, address: Address) -> None:
    peer = ip_address(str(connection.getpeername()[0]))
    if peer != address:
        raise RefusedError(f"the connection went to {peer} instead of {address}")
