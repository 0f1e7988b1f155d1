import json
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring, trace
from tests.harbour import CLAIM, Harbour

KEY = "bridge/opening-day"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["trace", *arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    return harbour


def test_a_tree_without_colour_in_a_pipe() -> None:
    result = run(KEY)
    assert result.exit_code == 0
    assert result.stdout.startswith("bridge/opening-day\nThe harbour bridge opens on 2 May 2026.\n")
    assert "\n└─ comes from Port Authority, 9 March 2026 · primary source" in result.stdout
    assert "\nTwo documents, two origins.\n" in result.stdout
    assert "\x1b" not in result.stdout


def test_colour_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "wants_colour", lambda: True)
    result = CliRunner().invoke(claimspring, ["trace", KEY], color=True)
    assert "\x1b[" in result.stdout


def test_the_path_of_the_file_will_do() -> None:
    assert run(CLAIM).stdout == run(KEY).stdout


def test_another_language() -> None:
    assert "Deux documents, deux sources d’origine." in run(KEY, "--language", "fr").stdout


def test_one_json_value() -> None:
    data = json.loads(run(KEY, "--format", "json").stdout)
    assert data["evidence"]["independent_origins"] == 2
    assert data["trail"]["distance_to_primary"] == 1


def test_a_picture() -> None:
    assert ET.fromstring(run(KEY, "--format", "svg").stdout).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("arguments", [(KEY,), ("--all",)])
def test_exports(arguments: tuple[str, ...]) -> None:
    prov = json.loads(run(*arguments, "--format", "prov").stdout)
    assert any(node["@id"].endswith("/claims/bridge/opening-day/") for node in prov["@graph"])
    assert ET.fromstring(run(*arguments, "--format", "graphml").stdout).tag.endswith("graphml")
    assert run(*arguments, "--format", "dot").stdout.startswith("digraph provenance {")


def test_all_claims() -> None:
    assert run("--all").stdout.startswith("bridge/opening-day: Two documents, two origins. ")
    assert [item["claim"] for item in json.loads(run("--all", "--format", "json").stdout)] == [KEY]


def test_a_source() -> None:
    assert "These would lose part of their evidence:\n  bridge/opening-day\n" in run("--source", "port-notice").stdout
    data = json.loads(run("--source", "claims/sources/port-notice.yml", "--format", "json").stdout)
    assert data["affected"] == [{"claim": KEY, "loss": "weakened", "published": True}]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give one claim as ARTICLE/CLAIM, or --source ID, or --all"),
        ((KEY, "--all"), "give one claim as ARTICLE/CLAIM, or --source ID, or --all"),
        (("bridge/opening-dya",), "there is no claim 'bridge/opening-dya'; did you mean 'bridge/opening-day'?"),
        (("opening-dya",), "there is no claim 'opening-dya'; did you mean 'bridge/opening-day'?"),
        (("bridge/nope",), "there is no claim 'bridge/nope'; 'claimspring trace --all' lists them all"),
        (("bridge",), "'bridge' is an article; name a claim of it: bridge/opening-day"),
        (("x",), "there is no claim 'x'; 'claimspring trace --all' lists them all"),
        (("--source", "port-notce"), "there is no source 'port-notce'; did you mean 'port-notice'?"),
        (("--source", "x"), "there is no source 'x'; the files under claims/sources/ are the sources"),
        (("--source", "port-notice", "--format", "svg"), "a source can be shown as text or json, not as svg"),
        (("--all", "--format", "svg"), "a picture shows one claim; take graphml or dot for all of them"),
    ],
)
def test_wrong_calls(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_file_that_cannot_be_read(project: Harbour) -> None:
    project.replace(CLAIM, "kind: plan", "kind: [plan")
    result = run(KEY)
    assert result.exit_code == 2
    assert "claims/bridge/opening-day.yml cannot be read; 'claimspring check' says why" in " ".join(
        result.stderr.split()
    )
    project.replace("claims/sources/port-notice.yml", "kind: primary", "kind: [primary")
    result = run("--source", "port-notice")
    assert "claims/sources/port-notice.yml cannot be read" in " ".join(result.stderr.split())
