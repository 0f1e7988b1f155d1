"""Nothing that a claim needs in order to be published has to be written into its file by hand."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimspring.editor.right_words import put_right, right_words
from tests.editor.conftest import git
from tests.editor.desk_in_process import DeskInProcess
from tests.editor.test_tasks import errors

CLAIM = "claims/bridge/opening-day.yml"
AT = "/claims/bridge/opening-day"


@pytest.fixture
def project(project: Path) -> Path:
    """The claim in review, rated as wrong, and never published."""
    text = (project / CLAIM).read_text("utf-8").replace("stance: supports", "stance: refutes")
    text = re.sub(r"  reviewed_by.*\n  reviewed_on.*\n", "", text.partition("history:")[0])
    text = text.replace("verdict: supported", "verdict: refuted").replace("status: published", "status: in-review")
    (project / CLAIM).write_text(text, "utf-8")
    git(project, "commit", "-qa", "--amend", "-m", "Begin")
    return project


@pytest.fixture
def desk(project: Path) -> DeskInProcess:
    """The desk of it."""
    return DeskInProcess(project)


def put(desk: DeskInProcess, *route: str | int, value: object, **file: str) -> str:
    """Set one field, and give the screen of the claim then."""
    answer = desk.do("edit", AT, file=file or {"type": "claim", "id": "bridge/opening-day"}, route=route, value=value)
    return str(answer["screen"]["html"])


def test_a_refuted_claim_is_published_with_its_right_words(project: Path, desk: DeskInProcess) -> None:
    shown = desk.screen(AT)
    assert 'data-rule="missing-fix"' in shown.partition('id="fix"')[2].partition('id="summary-en"')[0]
    shown = put(desk, "review", "fix", "en", value="The harbour bridge opens on 9 May 2027.")
    assert "Nothing says what would be right in fr" in shown
    assert "<del>2 May 2026</del> → <ins>9 May 2027</ins>" in shown
    shown = put(desk, "review", "fix", "fr", value="Le pont du port ouvre le 9 mai 2027.")
    assert 'data-rule="missing-fix"' not in shown
    assert (
        "  fix:\n    - wrong:\n        en: 2 May 2026\n        fr: 2 mai 2026\n"
        "      right:\n        en: 9 May 2027\n        fr: 9 mai 2027\n"
    ) in (project / CLAIM).read_text("utf-8")
    assert desk.refused("claim.publish", claim="bridge/opening-day") == "Say who answers for the review."
    desk.do("claim.publish", claim="bridge/opening-day", reviewer="A Tester")
    assert not errors(project)


def test_a_verdict_that_takes_a_draft_to_review_is_taken_back(project: Path, desk: DeskInProcess) -> None:
    text = (project / CLAIM).read_text("utf-8").replace("  verdict: refuted\n", "").replace("in-review", "draft")
    (project / CLAIM).write_text(text, "utf-8")
    assert 'id="moved"' not in desk.screen(AT)
    assert "it is in review until it is published" in put(desk, "review", "verdict", value="refuted")
    shown = desk.do("review.draft_again", AT, claim="bridge/opening-day")["screen"]["html"]
    assert 'id="moved"' not in shown
    assert (project / CLAIM).read_text("utf-8") == text
    assert desk.refused("review.draft_again", claim="bridge/opening-day") == "This claim is not in review."


def test_what_was_typed_once_is_offered_again(project: Path, desk: DeskInProcess) -> None:
    text = re.sub(r"  fact:.*\n|  reasons:.*\n", "", (project / CLAIM).read_text("utf-8"))
    (project / CLAIM).write_text(text, "utf-8")
    shown = desk.screen(AT)
    assert "Take the corrected sentence" not in shown
    assert "Take the reason in one sentence (English)" in shown
    shown = put(desk, "review", "fix", "en", value="The harbour bridge opens on 9 May 2027.")
    assert "Take the corrected sentence" not in shown
    assert "  fact:\n    en: The harbour bridge opens on 9 May 2027.\n" in (project / CLAIM).read_text("utf-8")
    shown = put(desk, "review", "fact", "en", value="It opens a year later.")
    shown = put(desk, "review", "fix", "en", value="The harbour bridge opens on 8 May 2027.")
    assert "  fact:\n    en: It opens a year later.\n" in (project / CLAIM).read_text("utf-8")
    put(desk, "review", "fact", "en", value="")
    shown = put(desk, "review", "fix", "en", value="The harbour bridge opens on 7 May 2027.")
    assert "  fact:\n    en: The harbour bridge opens on 7 May 2027.\n" in (project / CLAIM).read_text("utf-8")


def test_the_reason_in_one_sentence_is_the_first_reason(project: Path, desk: DeskInProcess) -> None:
    text = re.sub(r"  reasons:.*\n|  summary:\n(?:    .*\n)+", "", (project / CLAIM).read_text("utf-8"))
    (project / CLAIM).write_text(text, "utf-8")
    shown = put(desk, "review", "summary", "en", value="The notice gives")
    assert 'id="reason-0-en"' not in shown, "it is asked for once"
    shown = put(desk, "review", "summary", "en", value="The notice gives another day.")
    assert "  reasons:\n    - en: The notice gives another day.\n" in (project / CLAIM).read_text("utf-8")
    shown = put(desk, "review", "summary", "en", value="The notice gives another day. " * 6)
    assert "reasons:" not in (project / CLAIM).read_text("utf-8")
    assert 'id="reason-0-en"' in shown
    put(desk, "review", "reasons", 0, "en", value="The notice has another day.")
    put(desk, "review", "summary", "en", value="The day is another.")
    assert "  reasons:\n    - en: The notice has another day.\n" in (project / CLAIM).read_text("utf-8")


def test_what_is_still_to_be_filled_in_is_not_called_wrong(project: Path, desk: DeskInProcess) -> None:
    text = (project / CLAIM).read_text("utf-8")
    (project / CLAIM).write_text(re.sub(r"  fact:.*\n|  reasons:.*\n", "", text), "utf-8")
    shown = desk.screen(AT)
    assert '<li class="finding lacking" tabindex="-1" data-rule="missing-fact">' in shown
    assert 'class="stop lacking" id="stopping"' in shown
    assert "to mend" not in shown.partition('id="words"')[0]


def test_right_words_are_taken_back_or_there_are_none(project: Path, desk: DeskInProcess) -> None:
    put(desk, "review", "fix", "en", value="The harbour bridge opens in June.")
    assert "fix:" in (project / CLAIM).read_text("utf-8")
    put(desk, "review", "fix", "en", value="")
    assert "fix:" not in (project / CLAIM).read_text("utf-8")
    put(desk, "review", "fix_none", "en", value="There is no bridge.")
    shown = put(desk, "review", "fix_none", "fr", value="Il n’y a pas de pont.")
    assert "missing-fix" not in shown
    assert 'id="fix-en"' not in shown, "a claim has right words, or a reason why it can have none"


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(["a", "b", "the", "May", "2026.", "(no)"])),
    st.lists(st.sampled_from(["a", "b", "c", "the"])),
)
def test_right_words_make_the_corrected_sentence(old: list[str], new: list[str]) -> None:
    statement, sentence = " ".join(old), " ".join(new)
    found = right_words(statement, sentence)
    assert all(statement.count(one.wrong) == 1 and one.right for one in found)
    assert not found or put_right(statement, found) == sentence


def test_the_one_who_alone_can_know_is_enough(desk: DeskInProcess) -> None:
    shown = desk.screen(AT)
    assert "sole-0-en" not in shown
    desk.do("edit", AT, file={"type": "claim", "id": "bridge/opening-day"}, op="remove", route=["evidence", 1])
    shown = desk.screen(AT)
    assert 'data-rule="single-origin"' in shown
    assert "<details open data-opened>" in shown.partition('id="evidence-0"')[2].partition("</summary>")[0]
    assert 'id="sole-0-en"' in shown
    put(desk, "evidence", 0, "sole_because", "en", value="The port alone decides it.")
    shown = put(desk, "evidence", 0, "sole_because", "fr", value="Le port seul en décide.")
    assert 'data-rule="single-origin"' not in shown


def test_all_that_stands_in_the_way_is_listed_at_once(project: Path, desk: DeskInProcess) -> None:
    text = (project / CLAIM).read_text("utf-8")
    text = re.sub(r"  fact:.*\n|  reasons:.*\n", "", text).replace("source: ministry-register", "source: nobody")
    (project / CLAIM).write_text(text, "utf-8")
    shown = desk.screen("/publish/bridge/opening-day")
    rules = re.findall(r'<li data-rule="(.*?)"><a href="(.*?)"', shown)
    assert {"missing-fact", "missing-reasons", "missing-fix", "unknown-source"} <= {rule for rule, _ in rules}
    assert ("missing-fix", "/claims/bridge/opening-day#fix") in rules
    assert "disabled" in shown.partition("claim.publish")[2]


def test_why_a_corrected_sentence_is_not_taken_for_the_fact(desk: DeskInProcess) -> None:
    put(desk, "review", "fact", "en", value="")
    long = f"The harbour bridge opens in June, as the port says in {'one notice after ' * 5}another."
    assert f"has {len(long)} characters, too many" in put(desk, "review", "fix", "en", value=long)


def test_an_empty_field_is_counted_once(project: Path, desk: DeskInProcess) -> None:
    text = re.sub(r"  (?:summary|reasons):.*\n(?:    .*\n)*", "", (project / CLAIM).read_text("utf-8"))
    text = re.sub(r"history:\n.*\n", "", text).replace("status: published", "status: in-review")
    (project / CLAIM).write_text(re.sub(r"  reviewed_(?:by|on):.*\n", "", text), "utf-8")
    for at in (AT, "/publish/bridge/opening-day"):
        shown = desk.screen(at)
        assert 'data-rule="published-without-summary"' in shown
        assert 'data-rule="missing-reasons"' not in shown


def test_one_document_as_evidence_and_on_the_trail_stops_publishing(project: Path, desk: DeskInProcess) -> None:
    text = re.sub(r"    independent_because:.*\n", "", (project / CLAIM).read_text("utf-8"))
    text = text.replace("refutes", "supports").replace("verdict: refuted", "verdict: supported")
    (project / CLAIM).write_text(re.sub(r"  - source: ministry-register\n(?:    .*\n)+", "", text), "utf-8")
    shown = desk.screen("/publish/bridge/opening-day")
    obstacles, doubts = (re.search(rf'id="{name}">.*?</ol>', shown, re.DOTALL) for name in ("obstacles", "doubts"))
    assert obstacles
    assert 'data-rule="single-origin"' in obstacles[0]
    assert doubts
    assert 'data-rule="own-source"><a href="/claims/bridge/opening-day#evidence"' in doubts[0]


def test_a_match_is_told_with_what_it_was_compared(desk: DeskInProcess) -> None:
    shown = put(desk, "trail", 0, "certainty", value="match")
    assert 'id="compared-0"' in shown
    assert 'data-rule="uncompared-match"' in shown
    shown = put(desk, "trail", 0, "compared_with", value="port-notice")
    assert 'data-rule="uncompared-match"' not in shown


def test_a_publisher_on_the_trail_gets_its_short_name_there(desk: DeskInProcess) -> None:
    name = "Port Authority of the Outer Harbour"
    put(desk, "port", "name", value=name, type="publishers")
    shown = desk.screen(AT)
    assert 'data-rule="missing-short-name"' in shown
    assert 'id="short-0-en"' in shown
    put(desk, "port", "short", "en", value="Port", type="publishers")
    shown = put(desk, "port", "short", "fr", value="Port", type="publishers")
    assert "short-0-en" not in shown


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_what_is_still_wanted_is_said_in_the_language_of_the_desk(desk: DeskInProcess, language: str) -> None:
    shown = desk.screen(AT, language).partition('id="fix"')[2]
    assert {"en": "The correct version", "fr": "Version exacte", "es": "Lo que sería correcto"}[language] in shown


def test_what_nobody_did_is_not_called_done(desk: DeskInProcess, project: Path) -> None:
    desk.do("claim.make", article="bridge", start=76, end=107)
    made = next(path for path in (project / "claims/bridge").glob("*.yml") if path.stem != "opening-day")
    shown = desk.screen(f"/claims/bridge/{made.stem}")
    states = dict(re.findall(r'data-reveal="(\w+)" class="(\w+)"', shown))
    assert states == {
        "words": "done", "statement": "proposed", "speaker": "open", "evidence": "open",
        "trail": "open", "verdict": "open", "second": "open",
    }  # fmt: skip


def test_a_speaker_that_the_desk_read_is_right_when_somebody_says_so(desk: DeskInProcess, project: Path) -> None:
    text = (project / CLAIM).read_text("utf-8")
    (project / CLAIM).write_text(f"{text}extraction: {{score: 0.9, speaker: the port authority}}\n", "utf-8")
    shown = desk.screen(AT)
    assert 'data-reveal="speaker" class="proposed"' in shown
    file = {"type": "claim", "id": "bridge/opening-day"}
    shown = desk.do("edit", AT, file=file, op="remove", route=["extraction", "speaker"])["screen"]["html"]
    assert 'data-reveal="speaker" class="done"' in shown


def test_a_stance_is_chosen_never_assumed(desk: DeskInProcess) -> None:
    shown = desk.screen("/pick/bridge/opening-day/port-notice")
    assert 'aria-pressed="true"' not in shown
    assert not re.search(r'name="stance"[^>]* checked', shown)
    desk.refused("evidence.add", claim="bridge/opening-day", source="port-notice", passage="The bridge opens")


def test_changes_are_named_in_the_words_of_the_screens(desk: DeskInProcess) -> None:
    put(desk, "review", "summary", "en", value="The port says so.")
    shown = desk.screen("/changes", "fr")
    assert "<summary>La raison, en une phrase (anglais)</summary>" in shown
    assert f'<a href="{AT}">Le pont du port ouvre le 2 mai 2026.</a>' in shown


def test_what_changed_is_said_with_titles_and_words_of_the_screens(desk: DeskInProcess) -> None:
    put(desk, "evidence", 0, "stance", value="qualifies")
    put(desk, "said_on", value="2026-03-12")
    desk.do("edit", AT, file={"type": "claim", "id": "bridge/opening-day"}, op="remove", route=["evidence", 1])
    put(desk, "port", "country", value="PT", type="publishers")
    shown = "".join(re.findall(r'<p class="side">(.*?)</p>', desk.screen("/changes", "fr"), re.DOTALL))
    for told in ("nuance", "12 mars 2026", "Portugal", "Effet sur l’énoncé\u00a0: réfute", "Source\u00a0: Ministry"):
        assert told in shown
    assert not re.search("qualif|supports|ministry-|2026-03|PT", shown)


def test_what_readers_are_not_told_of_yet_is_named_as_on_the_screen(desk: DeskInProcess) -> None:
    for language in ("en", "fr"):
        put(desk, "review", "fix_none", language, value="42")
    desk.do("claim.publish", AT, claim="bridge/opening-day", reviewer="A Reviewer")
    assert '<p class="hint">Modifié\u00a0: ' not in desk.screen(AT, "fr")
    put(desk, "review", "summary", "en", value="The port says so.")
    assert '<p class="hint">Modifié\u00a0: La raison, en une phrase (anglais)</p>' in desk.screen(AT, "fr")


def test_a_reviewer_sees_what_stops_the_claim_and_its_text_in_each_language(desk: DeskInProcess) -> None:
    shown = desk.screen("/review/bridge/opening-day", "fr")
    assert 'data-rule="missing-fix"' in shown
    assert "<summary>Anglais</summary>" in shown
    assert shown.count("<details>") == 1


def test_whoever_wrote_a_claim_is_told_when_they_find_it_right(desk: DeskInProcess) -> None:
    told = desk.do("review.approve", claim="bridge/opening-day", by="A Tester")["told"]
    assert "you wrote this claim yourself" in told
    assert "finds it right" in desk.do("review.approve", claim="bridge/opening-day", by="B Tester")["told"]
