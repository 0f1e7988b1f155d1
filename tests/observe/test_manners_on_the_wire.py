"""What servers do besides answering: interim answers, packing, robots.txt, leading on, and addresses made up."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimspring.cli.observe import command
from claimspring.model.observation import HostRecord, Ledger, NotThePage, Observation, PageState, QuotationState
from tests.observe.projects import loopback, project
from tests.observe.servers import MADE_UP, Peer, Server, page

Serve = Callable[..., Server]
WORDS = "The delegation would stay for six days"
STORY = [f"The museum at number {number} keeps its doors open until nine on every other day." for number in range(9)]
GOOD = page(f"{WORDS}, the minister said in the capital on Monday.", *STORY)
WALL = page("Sign up with us today and read everything that the paper has to say.")
ROBOTS = "User-agent: *\nDisallow: /\n"


def seen(root: Path, name: str = "s") -> Observation:
    return Ledger.model_validate_json((root / f"claims/observations/{name}.json").read_bytes()).entries[-1].seen


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Look at one page of a server, however often."""

    def look(server: Server, *paths: str, **settings: object) -> Path:
        root = tmp_path / "p"
        if not root.exists():
            sources = {f"s{n or ''}": (server.url(path), (WORDS,)) for n, path in enumerate(paths or ("/news/a.html",))}
            project(root, sources, loopback(server.port, **settings))
        monkeypatch.chdir(root)
        result = CliRunner().invoke(command, [])
        assert result.exit_code == 0, result.output
        return root

    return look


Run = Callable[..., Path]


def test_early_hints_are_not_the_answer(serve: Serve, run: Run) -> None:
    def handler(peer: Peer) -> None:
        peer.send(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
        peer.answer(GOOD)

    assert seen(run(serve(handler))).quotations[0].state is QuotationState.VERBATIM


def test_an_answer_packed_as_was_not_asked_for_is_unreadable(serve: Serve, run: Run) -> None:
    server = serve(lambda peer: peer.answer(b"\x0b\x02\x80abc\x03", "Content-Encoding: br"))
    look = seen(run(server))
    assert (look.state, look.quotations[0].state) == (PageState.UNREADABLE, QuotationState.UNREADABLE)
    assert look.reason == "the answer is packed as 'br', which was not asked for"


@pytest.mark.parametrize(
    "robots",
    [ROBOTS.encode(), b"\xef\xbb\xbf" + ROBOTS.encode(), ROBOTS.encode() + b"# and so on\n" * 60_000],
    ids=["plain", "byte order mark", "too long"],
)
@pytest.mark.parametrize("kind", ["text/plain", "image/png"])
def test_robots_that_forbid_are_obeyed(serve: Serve, run: Run, robots: bytes, kind: str) -> None:
    server = serve(lambda peer: peer.answer(robots if peer.path == "/robots.txt" else GOOD, kind=kind), robots=False)
    assert seen(run(server)).state is PageState.BLOCKED
    assert [path for _, path in server.asked] == ["/robots.txt"]


def test_robots_that_cannot_be_unpacked_allow_nothing(serve: Serve, run: Run) -> None:
    server = serve(lambda peer: peer.answer(b"not packed", "Content-Encoding: gzip"), robots=False)
    assert seen(run(server)).state is PageState.TRANSIENT
    assert "/news/a.html" not in [path for _, path in server.asked]


def test_robots_packed_with_what_was_asked_for_are_read(serve: Serve, run: Run) -> None:
    packed = zlib.compress(ROBOTS.encode())
    server = serve(lambda peer: peer.answer(packed, "Content-Encoding: deflate"), robots=False)
    assert seen(run(server)).state is PageState.BLOCKED


def test_a_page_that_leads_on_is_followed(serve: Serve, run: Run) -> None:
    def handler(peer: Peer) -> None:
        on = '<!doctype html><meta http-equiv="refresh" content="2; url=/news/b.html">On you go'
        peer.answer(on.encode() if peer.path == "/news/a.html" else GOOD)

    server = serve(handler)
    look = seen(run(server))
    assert (look.state, look.redirects) == (PageState.MOVED, (server.url("/news/b.html"),))
    assert look.quotations[0].state is QuotationState.VERBATIM


@pytest.mark.parametrize("target", ["/news/a.html", "http://[::1", "http://10.0.0.1/"])
def test_a_page_that_leads_nowhere_ends_as_an_observation(serve: Serve, run: Run, target: str) -> None:
    on = f'<!doctype html><meta http-equiv="refresh" content="0;url={target}">On you go'
    assert seen(run(serve(lambda peer: peer.answer(on.encode())))).state in {PageState.NOT_THE_PAGE, PageState.REFUSED}


def test_a_page_that_leads_on_but_holds_the_words_is_the_page(serve: Serve, run: Run) -> None:
    body = GOOD.replace(b"<title>", b'<meta http-equiv="refresh" content="5; url=/elsewhere"><title>')
    assert seen(run(serve(lambda peer: peer.answer(body)))).state is PageState.ALIVE


def test_a_host_is_asked_once_for_an_address_that_does_not_exist(serve: Serve, run: Run) -> None:
    server = serve(lambda peer: peer.answer(GOOD))
    root = run(server, *(f"/news/{n}.html" for n in range(5)), *(f"/{folder}/a.html" for folder in "abcd"))
    assert len(server.made_up) == 3
    assert all(path.endswith(".html") for path in server.made_up)
    known = HostRecord.model_validate_json((root / "claims/observations/hosts/127.0.0.1.json").read_bytes())
    assert len(known.folders) == 3
    run(server)
    assert len(server.made_up) == 3  # nothing new


def test_a_wall_is_no_disappearance(serve: Serve, run: Run) -> None:
    walled: list[bool] = []
    server = serve(lambda peer: peer.answer(WALL if walled or MADE_UP.search(peer.path) else GOOD), nowhere=False)
    root = run(server)
    walled.append(True)
    run(server)
    look = seen(root)
    assert (look.state, look.kind) == (PageState.NOT_THE_PAGE, NotThePage.SOFT_404)
    assert look.quotations[0].state is QuotationState.UNREADABLE


def test_robots_hold_for_made_up_addresses_too(serve: Serve, run: Run) -> None:
    def handler(peer: Peer) -> None:
        peer.answer(b"User-agent: *\nDisallow: /\nAllow: /news/a.html\n" if peer.path == "/robots.txt" else GOOD)

    server = serve(handler, robots=False, nowhere=False)
    run(server)
    assert [path for _, path in server.asked] == ["/robots.txt", "/news/a.html"]


def test_an_address_that_gives_somebody_away_is_not_asked(serve: Serve, run: Run) -> None:
    server = serve(lambda peer: peer.answer(GOOD))
    look = seen(run(server, "/news/a.html?token=abcdef123456"))
    assert (look.state, look.reason) == (
        PageState.REFUSED,
        "the address holds a session or a key, so that it is not asked",
    )
    assert server.asked == []
