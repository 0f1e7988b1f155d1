"""Everything that keeps a document out, as it is typed: one line with the cause and the way out, exit code 2.

Nothing is written, and nobody sees a traceback.
"""

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from claimspring.document.article.read import MAX_BYTES
from tests.document.article.pages import SENTENCES, page
from tests.document.files import docx, packed, paragraph, pdf, warc
from tests.intake.desks import files, lay_out
from tests.observe.projects import loopback
from tests.observe.servers import Handler, Peer, Server

LINKS = "".join(f'<p><a href="/{number}">{sentence}</a></p>' for number, sentence in enumerate(SENTENCES))
CONSENT = "<p>We value your privacy. We and our partners store cookies. Accept all to go on.</p>"
CHALLENGE = "<title>Just a moment...</title><p>Checking your browser before accessing the site.</p>"
BOMB = packed({"word/document.xml": b"0" * 60_000_000, "[Content_Types].xml": b"<Types/>"})
LOCKED = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
CHECKS = b'[{"@type": "ClaimReview", "claimReviewed": "x"}]'
TABLE = b"Claim,Verdict,Day,Url\na,b,c,d\ne,f,g,h\n"


class FileRefused(NamedTuple):
    """A file, and what is said of it."""

    name: str
    body: Callable[[], bytes]
    cause: str
    way: str


FILES = (
    FileRefused("empty.html", lambda: b"", "is empty", ""),
    FileRefused("front.html", lambda: page(LINKS).encode(), "is a list of links", "give me the address of one of them"),
    FileRefused("nothing.html", lambda: b"<html><body></body></html>", "holds no text", "copy the text"),
    FileRefused("huge.html", lambda: b"<p>" + b"x" * MAX_BYTES, "more than", "save the article's text alone"),
    FileRefused("a.jpg", lambda: b"\xff\xd8\xff\xe0 jpeg", "is a picture", "type the words"),
    FileRefused("a.mp4", lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 50, "is sound or film", "a transcript"),
    FileRefused("a.bin", lambda: b"\0\1\2\3\xfe" * 50, "is no document", "save the page or its text"),
    FileRefused("scan.pdf", lambda: pdf([[]]), "is a scan", "have its text recognised"),
    FileRefused("broken.pdf", lambda: b"%PDF-1.4\nrubbish", "is damaged", "copy its text"),
    FileRefused("old.doc", lambda: LOCKED, "is no .docx", "save it as .docx"),
    FileRefused("bomb.docx", lambda: BOMB, "unpacked it has 60,000", "save its text alone"),
    FileRefused("zip.zip", lambda: packed({"a.txt": b"x"}), "is a zip of other files", "unpack it"),
    FileRefused("empty.docx", lambda: docx(paragraph("")), "holds no text", "copy the text"),
    FileRefused("no.warc.gz", lambda: gzip.compress(b"WARC/1.0\r\n\r\n"), "was not read", ""),
    FileRefused("two.warc", lambda: warc({"https://a.example/1": page(), "https://a.example/2": page()}), "", "--url"),
    FileRefused("checks.json", lambda: CHECKS, "list of checks", "claimspring import checks.json"),
    FileRefused("checks.csv", lambda: TABLE, "list of checks", "claimspring import checks.csv"),
    FileRefused("data.json", lambda: b'{"a": 1}', "is data", "give me the address of the page"),
)


class AnswerRefused(NamedTuple):
    """What a server answers, and what is said of it."""

    answer: Callable[[Peer], None]
    cause: str
    way: str = "save the page"


ANSWERS = {
    "gone": AnswerRefused(lambda peer: peer.answer(status="404 Not Found"), "is no page any more", "in an archive"),
    "login": AnswerRefused(lambda peer: peer.answer(status="401 Unauthorized"), "does not let machines read it"),
    "forbidden": AnswerRefused(lambda peer: peer.answer(status="403 Forbidden"), "does not let machines read it"),
    "too often": AnswerRefused(lambda peer: peer.answer(b"", "Retry-After: 9999", status="429 Slow"), "429"),
    "challenge": AnswerRefused(
        lambda peer: peer.answer(CHALLENGE.encode(), "cf-mitigated: challenge", status="403 Forbidden"), "machines"
    ),
    "consent": AnswerRefused(lambda peer: peer.answer(page(CONSENT).encode()), "consent"),
    "broken": AnswerRefused(lambda peer: peer.answer(status="500 Oops"), "gives no answer"),
    "picture": AnswerRefused(lambda peer: peer.answer(b"\x89PNG", kind="image/png"), "cannot be read"),
    "too large": AnswerRefused(lambda peer: peer.answer(b"<p>" + b"x" * 300_000), "larger than"),
    "loop": AnswerRefused(lambda peer: peer.answer(b"", "Location: /pier", status="302 Found"), "redirect"),
    "reset": AnswerRefused(Peer.reset, "gives no answer"),
    "front page": AnswerRefused(lambda peer: peer.answer(page(LINKS).encode()), "list of links", "one of them"),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay_out(tmp_path, {})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def serve() -> Iterator[Callable[[Handler], Server]]:
    with ExitStack() as stack:
        yield lambda handler: stack.enter_context(Server(handler))


def refused(desk: Path, *arguments: str) -> str:
    """The one line that is said, once it is sure that nothing else happened."""
    before = files(desk)
    result = CliRunner().invoke(claimspring, ["add", *arguments, "--yes"])
    assert result.exit_code == 2, result.output
    assert files(desk) == before
    said = [line for line in result.stderr.splitlines() if line and not line.startswith(("Usage:", "Try "))]
    (line,) = said
    return line


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.name)
def test_a_file_that_cannot_come_in(desk: Path, case: FileRefused) -> None:
    (desk / case.name).write_bytes(case.body())
    line = refused(desk, case.name)
    assert case.cause in line
    assert case.way in line


@pytest.mark.parametrize("name", ANSWERS)
def test_an_address_that_cannot_come_in(desk: Path, serve: Callable[[Handler], Server], name: str) -> None:
    case = ANSWERS[name]
    server = serve(case.answer)
    lay_out(desk, {"observe": loopback(server.port, max_bytes=200_000)})
    line = refused(desk, server.url("/pier"))
    assert case.cause in line
    assert case.way in line


def test_robots_are_obeyed_and_their_rule_is_named(desk: Path) -> None:
    rules = b"User-agent: *\nDisallow: /p\nAllow: /pi\nDisallow: /pier # no\n"
    with Server(lambda peer: peer.answer(rules, kind="text/plain"), robots=False) as server:
        lay_out(desk, {"observe": loopback(server.port)})
        line = refused(desk, server.url("/pier"))
    assert "robots.txt" in line
    assert "Disallow: /pier" in line
    assert "save the page" in line


@pytest.mark.parametrize(
    ("address", "cause", "way"),
    [
        ("http://169.254.169.254/latest", "is not asked", "comes in as a file"),
        ("http://127.0.0.1:1/", "is not asked", "comes in as a file"),
        ("https://nowhere.invalid/", "gives no answer", "save the page"),
        ("ftp://echo.example/a", "", "https://"),
        ("https://", "", ""),
    ],
)
def test_an_address_that_is_not_asked(desk: Path, address: str, cause: str, way: str) -> None:
    line = refused(desk, address)
    assert cause in line
    assert way in line


def test_a_server_that_never_answers_is_left(desk: Path, serve: Callable[[Handler], Server]) -> None:
    server = serve(Peer.hang)
    lay_out(desk, {"observe": loopback(server.port, deadline=0.3)})
    assert "save the page" in refused(desk, server.url("/pier"))


@pytest.mark.parametrize(
    ("name", "body", "way"),
    [
        ("page.html", page().encode(), "claimspring add page.html"),
        ("a.pdf", pdf([["Words"]]), "claimspring add a.pdf"),
        ("a.docx", docx(paragraph("Words")), "claimspring add a.docx"),
        ("a.json", CHECKS, "claimspring import a.json"),
        ("a.csv", TABLE, "claimspring import a.csv"),
    ],
)
def test_extract_names_the_line_to_type(desk: Path, name: str, body: bytes, way: str) -> None:
    (desk / name).write_bytes(body)
    result = CliRunner().invoke(claimspring, ["extract", name])
    assert result.exit_code == 2
    assert way in result.stderr
    assert not (desk / "claims/drafts").exists()
