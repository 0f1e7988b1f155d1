"""Where the page itself was never seen with its words, a copy that holds them tells what the page is like."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimspring.cli.observe import command
from claimspring.model.observation import Ledger, LedgerEntry, PageState, QuotationState
from claimspring.model.observation_summary import quotation_standing
from tests.observe.projects import loopback, project
from tests.observe.servers import Peer, Server, page

WORDS = "The delegation would stay for six days"
REST = [f"The museum at number {number} keeps its doors open until nine on every other day." for number in range(9)]
GOOD = page(f"{WORDS}, the minister said in the capital on Monday.", *REST)
WALL = page("Sign up with us today and read everything that the paper has to say.")


def test_a_copy_tells_a_wall_from_a_page_without_the_words(
    tmp_path: Path, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [WALL]
    copies = [GOOD]

    def archive(peer: Peer) -> None:
        if copies:
            peer.answer(copies[0])
        else:
            peer.answer(b"", status="503 Service Unavailable")

    paper, kept = serve(lambda peer: peer.answer(shown[0])), serve(archive, "127.0.0.2")
    copy = kept.url(f"/web/20260301090000/{paper.url('/a.html')}")
    sources = {"s": (paper.url("/a.html"), (WORDS,))}
    root = project(tmp_path / "p", sources, loopback(paper.port, kept.port), archived=copy)
    monkeypatch.chdir(root)

    def look() -> LedgerEntry:
        assert CliRunner().invoke(command, []).exit_code == 0
        ledger = Ledger.model_validate_json((root / "claims/observations/s.json").read_bytes())
        return ledger.entries[-1]

    first = look()
    assert first.seen.state is PageState.ALIVE  # nobody knows better yet
    assert first.sketch is not None
    assert kept.made_up == []
    assert look().seen.state is PageState.NOT_THE_PAGE
    shown[0] = page(*REST)
    copies.clear()
    last = look()
    assert (last.seen.state, last.seen.quotations[0].state) == (PageState.ALIVE, QuotationState.ABSENT)
    assert last.outside[0].quotations == 1  # an archive that is busy has not lost its copy
    ledger = Ledger.model_validate_json((root / "claims/observations/s.json").read_bytes())
    standing = quotation_standing(ledger, WORDS)
    assert standing is not None
    assert standing.stood_on is not None
    assert not standing.never_seen
