"""`claimspring check --live`: what a published site shows, compared with the record over HTTP."""

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from tests.harbour import Harbour
from tests.observe.servers import Peer, Server

PATH = "/desk/data/published.json"


class Site:
    """A published site that shows what a test wants."""

    def __init__(self) -> None:
        self.shown: bytes | None = None
        self.status = "200 OK"

    def __call__(self, peer: Peer) -> None:
        if peer.path == PATH and self.shown is not None:
            peer.answer(self.shown, status=self.status, kind="application/json")
        else:
            peer.answer(status="404 Not Found" if self.status == "200 OK" else self.status)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def address(harbour: Harbour, site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the site of the good project is published; the project is on record."""
    monkeypatch.chdir(harbour.root)
    assert CliRunner().invoke(claimspring, ["upgrade"], catch_exceptions=False).exit_code == 0
    with Server(site, "127.0.0.1", robots=True, nowhere=True) as server:
        observe = f"      observe: {{allow_networks: [127.0.0.0/8], ports: [{server.port}]}}\n"
        harbour.replace("mkdocs.yml", "      languages: [en, fr]\n", f"      languages: [en, fr]\n{observe}")
        yield server.url("/desk/")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["check", *arguments], catch_exceptions=False)


def test_a_site_that_shows_what_is_on_record_is_well(harbour: Harbour, site: Site, address: str) -> None:
    (edition,) = json.loads(harbour.read("claims/published/bridge/opening-day.json"))["editions"]
    site.shown = json.dumps({"version": 1, "editions": {"bridge/opening-day": edition["hash"]}}).encode()
    result = check("--live", address)
    assert (result.exit_code, "record-unchecked" in result.stdout) == (0, False)
    assert "and the live site was not asked" in check().stdout


def test_an_edition_that_the_record_does_not_know_is_an_error(site: Site, address: str) -> None:
    site.shown = json.dumps({"version": 1, "editions": {"bridge/opening-day": "0" * 64, "bridge/gone": "1"}}).encode()
    result = check("--live", address, "--format", "json")
    assert result.exit_code == 1
    assert [one["rule"] for one in json.loads(result.stdout)] == ["live-edition-unknown"] * 2


def test_no_answer_is_a_refusal(site: Site, address: str) -> None:
    assert "add --first" in (refused := check("--live", address)).stderr
    assert refused.exit_code == 1
    assert check("--live", address, "--first").exit_code == 0
    assert check("--first").exit_code == 2
    for shown, status in ((b"<html>", "200 OK"), (b"[]", "200 OK"), (b"[" * 9_999, "200 OK"), (b"{}", "503 Busy")):
        site.shown, site.status = shown, status
        result = check("--live", address, "--first")
        assert result.exit_code == 1
        assert "the live site cannot be compared with" in result.stderr
        assert ("is no list of editions" in result.stderr) == (status == "200 OK")
