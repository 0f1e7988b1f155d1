"""What was checked before is offered when a claim is made: taken, refused for good, in the browser as well."""

import html
import json
import re
from pathlib import Path

import pytest

from tests.editor.conftest import git
from tests.editor.desk_in_process import DeskInProcess
from tests.editor.test_tasks import errors

ARTICLE = """---
title: Paper of the Harbour
url: https://paper.example/harbour
publisher: port
language: en
published: "2026-04-02"
retrieved: 2026-04-02
---

The harbour bridge will open on 2 May, people say. Cats are grey.
"""
CHECK = """claim: The harbour bridge opens to all traffic on 2 May 2026
label: Right
url: https://checks.example/bridge
published: "2026-04-09"
"""
WORDS = "The harbour bridge will open on 2 May"
FILE = {"type": "claim", "id": "paper/the-harbour-bridge-will-open-on"}
MADE = FILE["id"]


@pytest.fixture
def project(project: Path) -> Path:
    """A second article that says what the first says, and another desk's check of it."""
    (project / "content/articles/paper.md").write_text(ARTICLE, "utf-8")
    (project / "claims/checks/port").mkdir(parents=True)
    (project / "claims/checks/port/bridge.yml").write_text(CHECK, "utf-8")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Another article")
    return project


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    """The desk of it, with a claim made of the words that are known."""
    desk = DeskInProcess(project)
    desk.do("claim.make", article="paper", start=0, end=len(WORDS))
    desk.screen("/known")
    return desk


def test_what_says_the_same_is_offered_first(desk: DeskInProcess) -> None:
    shown = desk.screen(f"/claims/{MADE}").partition('id="known"')[2].partition("</section>")[0]
    assert shown.index("bridge/opening-day") < shown.index("checks/port/bridge")
    assert "Seems to say the same" in shown
    assert "https://checks.example/bridge" in shown
    assert 'id="known"' not in desk.screen("/claims/bridge/opening-day"), "readers know it"


def test_a_check_that_is_used_is_said_in_one_more_place(project: Path, desk: DeskInProcess) -> None:
    assert desk.do("known.use", claim=MADE, known="bridge/opening-day")["go"] == "/claims/bridge/opening-day"
    assert not (project / f"claims/{MADE}.yml").exists()
    kept = (project / "claims/bridge/opening-day.yml").read_text("utf-8")
    assert f"  - exact: {WORDS}\n  - exact: {WORDS}\n    article: paper\n" in kept
    desk.do("undo")
    assert (project / f"claims/{MADE}.yml").exists()


def test_a_check_of_others_is_named(project: Path, desk: DeskInProcess) -> None:
    shown = desk.do("known.use", f"/claims/{MADE}", claim=MADE, known="checks/port/bridge")["screen"]["html"]
    assert "checks: [port/bridge]\n" in (project / f"claims/{MADE}.yml").read_text("utf-8")
    assert "checks/port/bridge" not in shown, "it is offered no more"
    assert "nothing" in desk.refused("known.use", claim=MADE, known="checks/port/none").lower()


def test_what_is_not_the_same_is_never_offered_again(project: Path, desk: DeskInProcess) -> None:
    for known in ("bridge/opening-day", "checks/port/bridge"):
        desk.do("known.not_same", claim=MADE, known=known)
    claim = MADE.partition("/")[2]
    drafts = project / "claims/drafts/paper.yml"
    assert drafts.read_text("utf-8") == (
        f"drafts:\n  - exact: {WORDS}\n    claim: {claim}\n    not_same: [bridge/opening-day, checks/port/bridge]\n"
    )
    assert 'id="known"' not in DeskInProcess(project).screen(f"/claims/{MADE}")
    desk.do("claim.put_aside", claim=MADE, uncheckable="opinion")
    assert "not_same: [bridge/opening-day, checks/port/bridge]\n" in drafts.read_text("utf-8"), "nor drafted anew"
    assert not errors(project)


def test_the_index_follows_what_is_written(project: Path, desk: DeskInProcess) -> None:
    (project / "claims/checks/port/bridge.yml").unlink()
    other = (project / "claims/bridge/opening-day.yml").read_text("utf-8").partition("evidence:")[0]
    (project / "claims/bridge/again.yml").write_text(
        other.replace("status: published", "status: in-review").replace("will open on 2 May", "will open"), "utf-8"
    )
    shown = desk.screen(f"/claims/{MADE}")
    assert "checks/port/bridge" not in shown
    assert "bridge/again" in shown


def test_an_untraced_claim_that_gets_its_words_is_a_draft(project: Path, desk: DeskInProcess) -> None:
    untraced = project / "claims/bridge/told.yml"
    untraced.write_text("statement: The bridge opens.\nreview: {status: untraced}\nchecks: [port/bridge]\n", "utf-8")
    desk.screen("/")
    desk.do("known.use", claim=MADE, known="bridge/told")
    text = untraced.read_text("utf-8")
    assert "status: draft" in text
    assert "kind: " in text


def test_drafts_one_by_one_tell_what_is_known(project: Path, desk: DeskInProcess) -> None:
    desk.do("undo")
    article = project / "content/articles/paper.md"
    article.write_text(ARTICLE.replace(", people say. Cats", " 2026, the port said. Cats"), "utf-8")
    shown = desk.screen("/articles/paper/triage")
    assert "Seems to be checked already" in shown
    form = re.search(r'data-act="known.use_for_words" data-form="([^"]*)"', shown)
    assert form
    told = desk.do("known.use_for_words", **json.loads(html.unescape(form[1])))
    assert told["go"] is None
    assert "article: paper" in (project / "claims/bridge/opening-day.yml").read_text("utf-8")
