"""How an article came in, and what happens to it later: the whole way, with a real server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from claimspring.model.observation import Ledger, PageState
from claimspring.observe.record.ledger import breaks
from claimspring.reading.text import read_article, text_digest
from tests.document.article.pages import SENTENCES, article, page
from tests.intake.desks import lay_out, read_desk
from tests.observe.projects import loopback
from tests.observe.servers import Peer, Server

DATA = article(author={"name": "Ada Lind"}, datePublished="2024-03-04", publisher={"name": "Westport Echo"})
LEDGER = "claims/observations/article-pier-closed-until-may.json"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(claimspring, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_an_edit_of_the_page_is_seen_by_the_same_reader_on_both_copies(
    serve: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [page(data=DATA)]

    def answer(peer: Peer) -> None:
        peer.answer(shown[0].encode())

    server = serve(answer)
    lay_out(tmp_path, {"observe": loopback(server.port)})
    monkeypatch.chdir(tmp_path)
    run("add", server.url("/pier"), "--yes")
    first = Ledger.model_validate_json((tmp_path / LEDGER).read_bytes()).entries[0]
    assert first.intake is not None
    assert first.intake.reading == text_digest(
        read_article(read_desk(tmp_path).corpus.articles["pier-closed-until-may"].value).text  # type: ignore[index]
    )

    run("observe")
    unchanged = Ledger.model_validate_json((tmp_path / LEDGER).read_bytes())
    assert unchanged.entries[0] == first
    assert unchanged.entries[-1].edits is None

    shown[0] = page([sentence.replace("1962", "1926") for sentence in SENTENCES], data=DATA)
    run("observe")
    run("observe")
    raw = (tmp_path / LEDGER).read_bytes()
    assert not list(breaks(raw))
    last = Ledger.model_validate_json(raw).entries[-1]
    assert last.count == 2
    assert last.edits is not None
    assert last.edits.sentences[0].before == SENTENCES[1]
    found = CliRunner().invoke(claimspring, ["check"]).output
    assert "article-changed-silently" in found
    assert "[-1962-] {+1926+}" in found


def test_a_page_that_somebody_saved_is_not_held_against_what_the_server_shows(
    serve: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(peer: Peer) -> None:
        peer.answer(page([sentence.replace("1962", "1926") for sentence in SENTENCES], data=DATA).encode())

    server = serve(answer)
    lay_out(tmp_path, {"observe": loopback(server.port)})
    (tmp_path / "saved.html").write_text(page(data=DATA), "utf-8")
    monkeypatch.chdir(tmp_path)
    run("add", "saved.html", "--url", server.url("/pier"), "--yes")
    run("observe")
    entries = Ledger.model_validate_json((tmp_path / LEDGER).read_bytes()).entries
    assert [entry.seen.state for entry in entries] == [PageState.GIVEN, PageState.ALIVE]
    assert entries[-1].edits is None
