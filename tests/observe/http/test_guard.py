import ipaddress
import json
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimspring.model.observation import PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe.host import HostQueue, Job, visiting
from claimspring.observe.http.deadline import Deadline
from claimspring.observe.http.guard import Guard, RefusedError, is_public
from tests.patience import PATIENCE

DATA = Path(__file__).parents[2] / "data" / "addresses"
PUBLIC = "93.184.215.14"

NOT_PUBLIC = (
    "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2001:10::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
)  # fmt: skip
GLOBAL = ("8.8.8.8", "93.184.215.14", "172.15.255.255", "172.32.0.0", "2606:4700::1111", "2a00:1450:4001::1")


def hostile_addresses() -> list[str]:
    items: list[str] = []
    for name in ("patt_ssrf_lines.json", "ssrf_req_filter_blocked.json"):
        items += json.loads((DATA / name).read_text("utf-8"))["items"]
    return items


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that anybody connects to; nobody gets there. No name is known but those of this machine."""
    addresses: list[str] = []

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        addresses.append(address[0])
        raise ConnectionRefusedError

    real = socket.getaddrinfo

    def numeric(host: str, port: int, *_: object, **__: object) -> list[object]:
        if host in {"localhost", "ip6-localhost"}:
            host = "127.0.0.1"
        try:
            return list(real(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))
        except socket.gaierror:
            # A name under somebody else's control: a public address and a private one.
            return [
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, port)),
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port)),
            ]

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", numeric)
    return addresses


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", GLOBAL)
def test_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@given(st.ip_addresses())
@example(ipaddress.ip_address("192.0.0.9"))
def test_never_more_generous_than_the_standard_library(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert address.is_global or not is_public(address) or address in ipaddress.ip_network("2001:4:112::/48")


@pytest.mark.parametrize("address", hostile_addresses())
def test_no_hostile_address_is_dialled(address: str, dialled: list[str]) -> None:
    job = Job("source", address)
    settings = ObserveSettings(deadline=PATIENCE, delay=0)
    with visiting(settings, threading.Event()) as visit:
        (look,) = visit(HostQueue("host", (job,), settings, "test"))
    assert all(is_public(ipaddress.ip_address(one)) for one in dialled)
    assert look.observation is not None
    assert look.observation.state in {PageState.REFUSED, PageState.TRANSIENT}


def test_a_name_with_one_private_address_is_refused(dialled: list[str]) -> None:
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1 is not a public address"):
        Guard().dial("rebind.example", 80, Deadline(PATIENCE))
    assert dialled == []


def test_every_public_address_is_tried(dialled: list[str]) -> None:
    guard = Guard(resolve=lambda _host, _port: [PUBLIC, "8.8.8.8"])
    with pytest.raises(ConnectionRefusedError):
        guard.dial("two.example", 80, Deadline(PATIENCE))
    assert dialled == [PUBLIC, "8.8.8.8"]


@pytest.mark.usefixtures("dialled")
def test_a_name_is_resolved_once() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return next(answers)

    with pytest.raises(ConnectionRefusedError):
        Guard(resolve=resolve).dial("rebind.example", 80, Deadline(PATIENCE))
    assert asked == ["rebind.example"]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "//example.org/",
        "http://",
        "http://user@example.org/",
        "http://:password@example.org/",
        "http://example.org:22/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\r\nHost: x",
        "http://exa mple.org/",
        "http://[::1",
        "http://example.org/" + "a" * 9_000,
    ],
)
def test_addresses_that_are_refused_unasked(address: str) -> None:
    with pytest.raises(RefusedError):
        Guard().vet(address)


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"http://{text}"):
        try:
            host = Guard().vet(address)
        except RefusedError:
            continue
        assert host


@pytest.mark.usefixtures("dialled")
def test_a_network_must_be_opened_by_name() -> None:
    loopback = Guard(frozenset({80}), (ipaddress.ip_network("127.0.0.0/8"),))
    with pytest.raises(ConnectionRefusedError):
        loopback.dial("127.0.0.77", 80, Deadline(PATIENCE))
    with pytest.raises(RefusedError):
        loopback.dial("10.0.0.1", 80, Deadline(PATIENCE))
    with pytest.raises(RefusedError):
        loopback.dial("127.0.0.1", 22, Deadline(PATIENCE))


def test_a_resolver_that_does_not_answer_costs_no_more_than_the_deadline() -> None:
    never = socket.socketpair()
    try:
        guard = Guard(resolve=lambda _host, _port: [str(never[0].recv(1))])
        with pytest.raises(TimeoutError, match=r"no answer about 'slow\.example' in time"):
            guard.dial("slow.example", 80, Deadline(0.05))
    finally:
        for end in never:
            end.close()


def test_a_resolver_that_answers_nonsense_is_refused() -> None:
    with pytest.raises(RefusedError, match="'nonsense' is no address"):
        Guard(resolve=lambda _host, _port: ["nonsense"]).dial("a.example", 80, Deadline(PATIENCE))
    with pytest.raises(OSError, match=r"no address for 'a\.example'"):
        Guard(resolve=lambda _host, _port: []).dial("a.example", 80, Deadline(PATIENCE))


def test_a_name_that_idna_refuses_is_refused() -> None:
    guard = Guard(resolve=lambda host, _port: [host.encode("idna").decode()])
    with pytest.raises(RefusedError, match="is no host name"):
        guard.dial("a" * 70 + ".example", 80, Deadline(PATIENCE))


def test_a_connection_that_went_elsewhere_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("10.0.0.1", port))
        guard = Guard(frozenset({port}), (ipaddress.ip_network("127.0.0.0/8"),))
        with pytest.raises(RefusedError, match=r"the connection went to 10\.0\.0\.1 instead of 127\.0\.0\.1"):
            guard.dial("127.0.0.1", port, Deadline(PATIENCE))
