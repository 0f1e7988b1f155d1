"""What is more than one value is added whole, and only its lines are new in the file."""

from pathlib import Path
from typing import Any

import pytest

from tests.editor.desk_in_process import DeskInProcess
from tests.editor.test_tasks import changed, errors

CLAIM = "claims/bridge/opening-day.yml"
AT = "/claims/bridge/opening-day"
AGAIN = {"since": "2026-11-01", "why": {"en": "A letter.", "fr": " "}}
WORDS = {"from": {"en": "may open"}, "to": {"en": "will open"}}
FILE = {"type": "claim", "id": "bridge/opening-day"}


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    """The desk of a claim that is published."""
    return DeskInProcess(project)


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        (
            {"route": ["review", "contacted"], "alone": True, "value": {"on": "2026-03-30", "how": "telephone"}},
            ["  contacted:", "    on: 2026-03-30", "    how: telephone"],
        ),
        (
            {"route": ["review", "under_review"], "alone": True, "value": AGAIN},
            ["  under_review:", "    since: 2026-11-01", "    why:", "      en: A letter."],
        ),
        ({"route": ["about"], "value": "port"}, ["about: [port]"]),
        ({"route": ["also_said_by"], "name": "id", "value": "gazette"}, ["also_said_by:", "  - id: gazette"]),
        (
            {"route": ["also_said_by"], "name": "words", "value": {"en": "A sailor"}},
            ["also_said_by:", "  - words:", "      en: A sailor"],
        ),
        (
            {"route": ["trail", 0, "changed"], "alone": True, "value": WORDS},
            ["    changed:", "      from:", "        en: may open", "      to:", "        en: will open"],
        ),
        (
            {"route": ["exceptions"], "value": {"rule": "single-origin", "reason": "It is so.", "until": ""}},
            ["exceptions:", "  - rule: single-origin", "    reason: It is so."],
        ),
    ],
)  # fmt: skip
def test_an_entry_of_a_claim(project: Path, desk: DeskInProcess, form: dict[str, Any], lines: list[str]) -> None:
    desk.do("entry.add", AT, file=FILE, **form)
    assert changed(project) == {CLAIM: ([], lines)}
    desk.do("undo")
    assert not changed(project)


def test_an_entry_of_an_article_and_of_a_source(project: Path, desk: DeskInProcess) -> None:
    article = {"type": "article", "id": "bridge"}
    desk.do("entry.add", file=article, route=["reply"], alone=True, value={"asked_on": "2026-03-30"})
    desk.do("entry.add", file=article, route=["derived_from"], name="source", value="port-notice")
    source = {"type": "source", "id": "port-notice"}
    desk.do("entry.add", file=source, route=["edition_of"], alone=True, value="ministry-register")
    assert changed(project) == {
        "content/articles/bridge.md": (
            [],
            ["derived_from:", "  - source: port-notice", "reply:", "  asked_on: 2026-03-30"],
        ),
        "claims/sources/port-notice.yml": ([], ["edition_of: ministry-register"]),
    }


def test_a_question_and_a_day_get_short_names(project: Path, desk: DeskInProcess) -> None:
    asked = {"claim": "bridge/opening-day", "ask": {"en": "When does the bridge open to all?", "fr": ""}}
    desk.do("question.add", AT, **asked)
    shown = desk.do("question.add", AT, **asked)["screen"]["html"]
    assert '<option value="when-does-the-bridge-open-2">' in shown, "a passage can answer it"
    desk.do("date.add", AT, claim="bridge/opening-day", on="2026-05", what={"en": "It opens."}, evidence=0)
    desk.do("date.add", AT, claim="bridge/opening-day", on="2026-06", what={"en": "It closes."}, evidence=0)
    gone, lines = changed(project)[CLAIM]
    assert gone == ["  - source: port-notice"], "the name of the passage stands before it"
    assert lines == [
        *("  dates:", '    - on: "2026-05"', "      what:", "        en: It opens.", "      evidence: port-notice"),
        *('    - on: "2026-06"', "      what:", "        en: It closes.", "      evidence: port-notice"),
        *("questions:", "  - id: when-does-the-bridge-open", "    ask:", "      en: When does the bridge open to all?"),
        *("  - id: when-does-the-bridge-open-2", "    ask:", "      en: When does the bridge open to all?"),
        *("  - id: port-notice", "    source: port-notice"),
    ]
    assert not [one for one in errors(project) if "question" not in one and "date" not in one]


def test_what_lacks_a_part_is_refused_in_a_sentence(project: Path, desk: DeskInProcess) -> None:
    contacted = ["review", "contacted"]
    assert "how" in desk.refused("entry.add", file=FILE, route=contacted, alone=True, value={"on": "2026-03-30"})
    assert desk.refused("entry.add", file=FILE, route=contacted, value={"on": " "}) == "Nothing is filled in."
    assert desk.refused("question.add", claim="bridge/opening-day", ask={}) == "Nothing is filled in."
    day = {"on": "2026-02-31", "what": {"en": "It opens."}}
    assert "2026-02-31" in desk.refused("date.add", claim="bridge/opening-day", evidence=0, **day)
    assert desk.refused("date.add", claim="bridge/opening-day", evidence=7, **day) == "Say which passage tells the day."
    assert not changed(project)


def test_people_bodies_and_documents_are_found_by_their_names(project: Path) -> None:
    (project / "claims/people.yml").write_text("mayor: {name: {en: The Mayor}, aliases: [Lord Mayor]}\n", "utf-8")
    desk = DeskInProcess(project)

    def found(act: str, words: str) -> list[str]:
        return [one["id"] for one in desk.do(act, words=words)["reply"]["found"]]

    assert found("actor.find", "lord") == ["mayor"]
    assert found("actor.find", "port auth") == ["port"]
    assert found("actor.find", " ") == []
    assert found("authority.find", "port") == ["port", "port-notice"]
