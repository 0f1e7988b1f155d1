"""Published, corrected, renamed, retired and restored by commands: each all or nothing, and on record."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimspring.anchor.slip import is_slip
from claimspring.cli import claimspring
from tests.harbour import CLAIM, Harbour

KEY = "bridge/opening-day"
RECORD = f"claims/published/{KEY}.json"
ON = "  - {on: 2026-04-01, change: first-publication}\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, arguments, catch_exceptions=False)


def refused(*arguments: str) -> str:
    """What a command that changes nothing says."""
    before = everything(Path.cwd())
    result = run(*arguments)
    assert result.exit_code == 1
    assert everything(Path.cwd()) == before
    return result.stderr


def everything(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and not {".cache", ".git"} & {*file.parts}
    }


def errors() -> list[str]:
    result = run("check", "--format", "json")
    return [one["rule"] for one in json.loads(result.stdout) if one["severity"] == "error"]


def editions(project: Harbour, path: str = RECORD) -> list[Any]:
    found: list[Any] = json.loads(project.read(path))["editions"]
    return found


def test_publish_sets_all_that_a_publication_needs(published: Harbour) -> None:
    text = published.read(CLAIM)
    assert "status: published" in text
    assert "- {on: 2026-11-23, change: first-publication}" in text or "change: first-publication" in text
    assert [one["change"] for one in editions(published)] == ["first-publication"]
    assert errors() == []
    assert "is published already" in refused("publish", KEY)


def test_nothing_is_published_that_check_calls_an_error(project: Harbour) -> None:
    project.replace(CLAIM, "  fact: {en", "  note: {en")
    assert "cannot be read" in refused("publish", KEY)
    project.replace(CLAIM, "  note: {en", "  fact: {en")
    fact = next(line for line in project.read(CLAIM).splitlines() if line.startswith("  fact:"))
    project.replace(CLAIM, f"{fact}\n", "")
    project.replace(CLAIM, "source: port-notice\n    stance", "source: port-notise\n    stance")
    project.replace(CLAIM, "  reviewed_on: 2026-10-01\n", "")  # publishing would add the line
    told = refused("publish", KEY)
    assert "error[missing-fact]: published without a fact" in told
    assert "hint: add to 'review' a 'fact'" in told
    assert "error[unknown-source]: there is no source 'port-notise'" in told
    assert "nothing is written: mend these 2 errors first" in told
    lines = project.read(CLAIM).splitlines()
    for line, shown in re.findall(r"^ *(\d+) \| (.*)$", told, re.MULTILINE):
        assert lines[int(line) - 1] == shown
    where = next(number for number, line in enumerate(lines, 1) if "port-notise" in line)
    assert f"{CLAIM}:{where}:" in told
    assert "error[missing-fact]" in refused("publish", KEY, "--dry-run")


def test_no_change_of_what_is_published_leaves_an_error(published: Harbour) -> None:
    published.commit()
    published.replace(CLAIM, "verdict: supported", "verdict: refuted")
    assert "error[missing-fix]" in refused("correct", KEY, "--note", "It did not open.")
    published.replace(CLAIM, "verdict: refuted", "verdict: supported")
    broken = published.read(CLAIM).replace("source: port-notice", "source: gone-notice")
    assert run("retire", KEY, "--reason", "It is no statement.").exit_code == 0
    published.write(CLAIM, broken)
    assert "error[unknown-source]" in refused("restore", KEY, "--note", "It is one.")


def test_publish_is_all_or_nothing_and_can_be_tried(project: Harbour) -> None:
    assert "no claim 'bridge/none'" in refused("publish", KEY, "bridge/none")
    before = everything(project.root)
    result = run("publish", f"claims/{KEY}.yml", "--dry-run")
    assert "+  status: published" in result.stdout
    assert everything(project.root) == before
    project.replace(CLAIM, "  reviewed_by: [desk]\n", "")
    assert "nobody answers" in refused("publish", KEY)
    assert run("publish", KEY, "--by", "desk").exit_code == 0
    project.replace(CLAIM, "  verdict: supported\n", "")
    (project.root / RECORD).unlink()
    assert "has no verdict" in refused("publish", KEY)


def test_a_changed_verdict_is_told_with_both_verdicts(published: Harbour) -> None:
    assert "nothing that readers rely on" in refused("correct", KEY)
    published.replace(CLAIM, "verdict: supported", "verdict: open")
    assert "unrecorded-change" in errors()
    assert "with --note" in refused("correct", KEY)
    assert "that is a verdict-change" in refused("correct", KEY, "--as", "update", "--note", "x")
    result = run("correct", KEY, "--note", "The notice was withdrawn.", "--note", "fr=L’avis fut retiré.")
    assert result.exit_code == 0
    text = published.read(CLAIM)
    for words in ("from: supported", "to: open", "The notice was withdrawn.", "L’avis fut retiré."):
        assert words in text
    assert "unrecorded-change" not in errors()
    first, second = editions(published)
    assert (second["change"], second["previous"]) == ("verdict-change", first["hash"])


def test_only_a_slip_passes_for_one(published: Harbour) -> None:
    published.replace(CLAIM, "own notice", "own notise")
    assert run("correct", KEY, "--as", "typo").exit_code == 0
    published.replace(CLAIM, "on 2 May 2026.\n  fr", "on 3 May 2026.\n  fr")
    assert "another number now, which is no typo" in refused("correct", KEY, "--as", "typo")
    assert "say what the change is" in refused("correct", KEY)
    assert "more changed than a translation" not in refused("correct", KEY, "--as", "correction")
    assert "change: typo" not in published.read(CLAIM)


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        ("The authority's own notise", "The authority's own notice", True),
        ("the harbour bridge", "the harbor bridge", True),
        ("The harbour bridge", "the Harbour-bridge ,", True),
        ("with in the cafe", "within the café", True),
        ("by the goverment", "by the government", True),
        ("the harbour opens", "the port opens", False),
        ("the harbour opens", "the town opens", False),
        ("it rose by a third", "it fell by a third", False),
        ("it rose by a third", "it rise by a third", False),
        ("a form of it", "a from of it", False),
        ("one million tons", "one billion tons", False),
        ("a legal act", "an illegal act", False),
        ("of the minister", "of the ministers", False),
        ("the notice gives it", "the notice gives", False),
        ("股价上涨百分", "股价下跌百分", False),
    ],
)
def test_a_typo_is_the_same_word(old: str, new: str, *, is_one: bool) -> None:
    assert is_slip(old, new) is is_one
    assert is_slip(new, old) is is_one


def test_what_no_reader_has_seen_is_published_again_or_taken_back(published: Harbour) -> None:
    published.replace(CLAIM, "status: published", "status: in-review")
    result = run("check")
    assert f"'claimspring publish {KEY}' publishes it again" in result.stdout
    assert f"'claimspring publish --take-back {KEY}' takes back" in refused("correct", KEY, "--as", "update")
    assert run("publish", KEY).exit_code == 0, "it is as it was"
    assert errors() == []
    assert "without git nobody can tell" in refused("publish", "--take-back", KEY)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=published.root, check=True)
    published.replace(CLAIM, "on 2 May 2026.\n  fr", "in May 2026.\n  fr")
    assert run("publish", KEY).exit_code == 0
    assert errors() == []
    assert [one["change"] for one in editions(published)] == ["first-publication"]
    assert "there is nothing to do" in refused("publish", KEY)
    assert "in review again" in run("publish", "--take-back", KEY).stderr
    assert "history" not in published.read(CLAIM)
    assert not (published.root / RECORD).exists()
    assert errors() == []
    assert run("publish", KEY).exit_code == 0
    published.commit()
    assert "readers may have seen" in refused("publish", "--take-back", KEY)
    published.replace(CLAIM, "status: published", "status: in-review")
    published.replace(CLAIM, "in May 2026.\n  fr", "on 2 May 2026.\n  fr")
    assert "has changed since: set 'status: published'" in refused("publish", KEY)


def test_a_slip_set_right_is_to_be_recorded_as_one(published: Harbour) -> None:
    published.commit()
    published.replace(CLAIM, "en: The harbour bridge opens", "en: The habrour bridge opens")
    assert f"correct {KEY} --as typo'" in run("check").stdout
    published.replace(CLAIM, "en: The habrour bridge opens", "en: The harbour bridge closes")
    assert f"correct {KEY} --as correction --note" in run("check").stdout


def test_an_entry_written_by_hand_is_taken_as_it_stands(published: Harbour) -> None:
    published.replace(CLAIM, "give the same day.", "give one day.")
    published.write(
        CLAIM, published.read(CLAIM) + "  - {on: 2026-11-23, change: clarification, note: {en: Clearer.}}\n"
    )
    assert run("correct", KEY).exit_code == 0
    assert editions(published)[-1]["note"] == {"en": "Clearer."}


def test_a_retired_claim_stands_again(published: Harbour) -> None:
    published.commit()
    assert "there is no claim 'bridge/none'" in refused("retire", "bridge/none", "--reason", "x")
    assert "there is no article 'none'" in refused("correct", "none", "--as", "update")
    assert "did you mean 'bridge/opening-day'?" in refused("retire", KEY, "--reason", "x", "--to", "bridge/openin-day")
    assert "did you mean 'bridge/opening-day'?" in refused("correct", "bridge/opening-dya", "--as", "update")
    assert "did you mean the claim 'bridge/opening-day'?" in refused("correct", "opening-dya", "--as", "update")
    assert "'bridge/none' is not retired; no claim is" in refused("restore", "bridge/none", "--note", "x")
    assert "say why" in refused("retire", KEY)
    assert run("retire", KEY, "--reason", "It is no statement.").exit_code == 0
    assert not (published.root / CLAIM).exists()
    assert errors() == []
    assert editions(published)[-1]["note"] == {"en": "It is no statement."}
    assert f"'bridge/none' is not retired; these are: {KEY}" in refused("restore", "bridge/none", "--note", "x")
    assert "say why" in refused("restore", KEY)
    assert run("restore", KEY, "--note", "It is one.").exit_code == 0
    assert "change: restored" in published.read(CLAIM)
    assert errors() == []


@pytest.mark.usefixtures("published")
def test_a_way_back_is_promised_only_where_git_has_one() -> None:
    assert f"git does not remember {CLAIM}: keep what is shown here" in run("retire", KEY, "--reason", "No.").stderr


def test_both_hints_lead_from_a_move_by_hand_to_a_rename(published: Harbour) -> None:
    published.write("claims/bridge/day.yml", published.read(CLAIM))
    (published.root / CLAIM).unlink()
    hints = [one["hint"] for one in json.loads(run("check", "--format", "json").stdout) if one["severity"] == "error"]
    assert len(hints) == 2
    assert all(f"claimspring rename claim {KEY} bridge/day" in hint for hint in hints)
    published.write(CLAIM, published.read("claims/bridge/day.yml"))
    (published.root / "claims/bridge/day.yml").unlink()
    assert run("rename", "claim", KEY, "bridge/day").exit_code == 0


def test_nothing_is_shown_of_a_change_that_is_not_made(published: Harbour) -> None:
    published.write(".gitignore", "")
    published.commit()
    subprocess.run(["git", "add", "-f", ".cache"], cwd=published.root, check=True)
    result = run("retire", KEY, "--reason", "No.")
    assert "git rm -r -q --cached .cache/claimspring" in result.stderr
    assert not result.stdout


def test_a_renamed_claim_leaves_word(published: Harbour) -> None:
    published.write(
        "claims/drafts/bridge.yml",
        f"drafts:\n  - {{exact: a, claim: opening-day}}\n  - {{exact: b, dismissed: no, not_same: [{KEY}]}}\n",
    )
    assert "stays with its article" in refused("rename", "claim", KEY, "other/opening-day")
    result = run("rename", "claim", KEY, "bridge/day")
    assert f"rename {CLAIM} to claims/bridge/day.yml\n" in result.stdout
    assert "statement:" not in result.stdout
    assert [one["to"] for one in editions(published) if "to" in one] == [["bridge/day"]]
    assert "not_same: [bridge/day]" in published.read("claims/drafts/bridge.yml")
    assert "claim: day" in published.read("claims/drafts/bridge.yml")
    assert errors() == []


def test_a_claim_goes_back_to_a_name_that_it_had(published: Harbour) -> None:
    for old, new in (("opening-day", "day"), ("day", "opening-day")) * 2:
        assert run("rename", "claim", f"bridge/{old}", f"bridge/{new}").exit_code == 0
        assert errors() == []
    kinds = [one["change"] for one in editions(published)]
    assert kinds == ["first-publication", "moved", "restored", "moved", "restored"]
    assert [one["to"] for one in editions(published, "claims/published/bridge/day.json")[-1:]] == [[KEY]]
    published.commit()
    assert run("retire", KEY, "--reason", "It is no statement.").exit_code == 0
    published.write("claims/bridge/other.yml", "statement: {en: The bridge opened.}\nreview: {status: draft}\n")
    assert f"readers know '{KEY}' as another claim" in refused("rename", "claim", "bridge/other", KEY)


def test_a_rename_brings_no_error_and_passes_over_those_there_are(published: Harbour) -> None:
    published.replace(CLAIM, "source: port-notice\n    stance", "source: port-notise\n    stance")
    assert run("rename", "claim", KEY, "bridge/day").exit_code == 0
    assert "unknown-source" in errors()


def test_a_file_that_is_no_text_is_not_said_to_be_missing(published: Harbour) -> None:
    (published.root / CLAIM).write_bytes(b"statement: {en: caf\xe9}\n")
    assert f"{CLAIM} cannot be read: see 'claimspring check {CLAIM}'" in refused("correct", KEY)
    assert f"{CLAIM} cannot be read" in run("kit", KEY).stderr


def test_what_check_warns_of_is_told_and_stops_nothing(project: Harbour) -> None:
    project.replace("mkdocs.yml", "        unnamed-speaker: off\n", "")
    result = run("publish", KEY)
    assert result.exit_code == 0, result.stderr
    assert f"{CLAIM}:8: warning[unnamed-speaker]: the speaker has no id" in result.stderr
    assert f"'claimspring check {CLAIM}' says what to do about it" in result.stderr
    assert "record claims/published/bridge/opening-day.json: written" in result.stdout


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("article", "bridge", "span"), ("source", "port-notice", "notice"), ("publisher", "port", "harbour")],
)
@pytest.mark.usefixtures("published")
def test_everything_that_names_it_follows(kind: str, old: str, new: str) -> None:
    assert run("rename", kind, old, new).exit_code == 0
    assert errors() == []
    assert refused("rename", kind, old, "another")


def test_a_topic_is_renamed_everywhere(published: Harbour) -> None:
    assert "no claim has the topic" in refused("rename", "topic", "bridges", "spans")
    published.replace(CLAIM, "kind: plan\n", "kind: plan\ntopics: [bridges, ports]\n")
    assert run("rename", "topic", "bridges", "spans").exit_code == 0
    assert "topics: [spans, ports]" in published.read(CLAIM)
    assert run("rename", "topic", "spans", "No Id").exit_code == 2
    assert run("publish", "no-key").exit_code == 2


class TestBeforeTheMainLine:
    """What a branch recorded and the main line has not, nobody has seen."""

    @pytest.fixture
    def branch(self, published: Harbour) -> Harbour:
        published.replace("mkdocs.yml", "      languages: [en, fr]\n", "      languages: [en, fr]\n      main: main\n")
        published.commit()
        published.git("checkout", "-q", "-b", "trial")
        return published

    def test_a_change_of_the_same_kind_takes_the_place_of_the_last(self, branch: Harbour) -> None:
        branch.replace(CLAIM, "give the same day.", "give one day.")
        assert run("correct", KEY, "--as", "update", "--note", "Once more.").exit_code == 0
        branch.commit()
        branch.replace(CLAIM, "give one day.", "give one and the same day.")
        assert run("correct", "bridge").exit_code == 0
        assert [one["change"] for one in editions(branch)] == ["first-publication", "update"]
        assert branch.read(CLAIM).count("change: update") == 1
        assert "Once more." in branch.read(CLAIM)
        branch.replace(CLAIM, "give one and the same day.", "give a day.")
        assert run("correct", KEY, "--as", "correction", "--note", "They give one.").exit_code == 0
        assert [one["change"] for one in editions(branch)] == ["first-publication", "update", "correction"]
        assert errors() == []

    def test_a_verdict_that_was_only_tried_is_no_change(self, branch: Harbour) -> None:
        history = branch.read(CLAIM).partition("history:")[2]
        branch.replace(CLAIM, "verdict: supported", "verdict: open")
        assert run("correct", KEY, "--note", "A trial.").exit_code == 0
        branch.replace(CLAIM, "verdict: open", "verdict: supported")
        assert "as it was" in run("correct", KEY).stderr
        assert branch.read(CLAIM).partition("history:")[2] == history
        assert [one["change"] for one in editions(branch)] == ["first-publication"]
        assert errors() == []

    def test_a_verdict_taken_back_leaves_the_other_changes(self, branch: Harbour) -> None:
        branch.replace(CLAIM, "verdict: supported", "verdict: open")
        assert run("correct", KEY, "--note", "A trial.").exit_code == 0
        branch.replace(CLAIM, "verdict: open", "verdict: supported")
        branch.replace(CLAIM, "give the same day.", "give one day.")
        assert "say what the change is" in refused("correct", KEY)
        assert run("correct", KEY, "--as", "clarification", "--note", "Clearer.").exit_code == 0
        assert [one["change"] for one in editions(branch)] == ["first-publication", "clarification"]
        assert "A trial." not in branch.read(CLAIM)

    def test_a_first_edition_is_made_anew(self, branch: Harbour) -> None:
        text = branch.read(CLAIM)
        branch.write("claims/bridge/other.yml", text.replace("statement:", "statement: # another", 1))
        (branch.root / "claims/published/bridge/other.json").unlink(missing_ok=True)
        assert run("publish", "bridge/other").exit_code == 0
        branch.replace("claims/bridge/other.yml", "give the same day.", "give one day.")
        assert run("correct", "bridge").exit_code == 0
        assert [one["change"] for one in editions(branch, "claims/published/bridge/other.json")] == [
            "first-publication"
        ]

    def test_what_the_main_line_holds_is_added_to(self, branch: Harbour) -> None:
        branch.replace(CLAIM, "give the same day.", "give one day.")
        assert run("correct", KEY, "--as", "update").exit_code == 0
        branch.commit()
        branch.git("branch", "-f", "main", "trial")
        branch.replace(CLAIM, "give one day.", "give a day.")
        assert "say what the change is" in refused("correct", "bridge")
        assert run("correct", KEY, "--as", "update").exit_code == 0
        assert [one["change"] for one in editions(branch)] == ["first-publication", "update", "update"]


def test_an_article_stands_for_its_claims_that_changed(published: Harbour) -> None:
    published.write("claims/bridge/other.yml", published.read(CLAIM))
    assert run("publish", "bridge/other").exit_code == 0
    assert "nothing that readers rely on has changed" in refused("correct", "bridge", "--as", "update")
    for path in (CLAIM, "claims/bridge/other.yml"):
        published.replace(path, "give the same day.", "give one day.")
    assert run("correct", "bridge", "--as", "update", "--note", "Told more briefly.").exit_code == 0
    assert [one["change"] for one in editions(published)] == ["first-publication", "update"]
    assert [one["change"] for one in editions(published, "claims/published/bridge/other.json")][-1] == "update"


def test_a_correction_is_told_with_the_words_before_and_after(published: Harbour) -> None:
    published.replace(CLAIM, "opens on 2 May 2026", "opens on 3 May 2026")
    assert run("correct", KEY, "--as", "correction", "--note", "The day was wrong.").exit_code == 0
    history = published.read(CLAIM).partition("history:")[2]
    assert "text_from: {en:" in history or "text_from:\n" in history
    assert "3 May 2026" in history.partition("text_to:")[2]
    assert errors() == []


def test_what_was_retracted_before_there_was_a_record_is_retired(project: Harbour) -> None:
    project.replace(CLAIM, "status: in-review", "status: published")
    retraction = "  - {on: 2026-05-01, change: retraction, note: {en: It was satire.}}\n"
    project.write(CLAIM, project.read(CLAIM) + f"history:\n{ON}{retraction}")
    project.write("claims/bridge/other.yml", project.read(CLAIM).replace(retraction, ""))
    assert "are retired" in run("upgrade").stderr
    assert editions(project, "claims/published/bridge/other.json")
    assert not (project.root / CLAIM).exists()
    first, last = editions(project)
    assert (first["change"], last["change"], last["on"]) == ("first-publication", "retired", "2026-05-01")
    assert last["note"] == {"en": "It was satire."}
    assert errors() == []
    assert "nothing to do" in run("upgrade").stderr


def test_a_desk_may_want_two_reviewers(project: Harbour) -> None:
    project.replace("mkdocs.yml", "      languages: [en, fr]\n", "      languages: [en, fr]\n      reviewers: 2\n")
    assert "needs 2 reviewers, and has 1" in refused("publish", KEY)
    assert "needs 2 reviewers, and has 1" in refused("publish", KEY, "--by", "one", "--by", "one")
    assert run("publish", KEY, "--by", "one", "--by", "two").exit_code == 0


def test_a_claim_that_only_its_authors_reviewed_is_not_published(project: Harbour) -> None:
    project.replace("mkdocs.yml", "      languages: [en, fr]\n", "      languages: [en, fr]\n      reviewers: 2\n")
    project.write(
        "claims/desk.yml", "ann: {name: Ann, git: [desk@harbour.example]}\nbob: {name: desk}\ncarol: {name: Carol}\n"
    )
    project.commit()
    assert "by its authors alone, ann, bob" in refused("publish", KEY, "--by", "ann", "--by", "bob")
    assert run("publish", KEY, "--by", "ann", "--by", "carol").exit_code == 0


def test_a_translation_says_no_other_figure(published: Harbour) -> None:
    published.replace(CLAIM, "Le pont du port ouvre le 2 mai", "Le pont du port ouvre le 3 mai")
    assert "has other figures than 'statement.en'" in refused("correct", KEY, "--as", "translation")
    published.replace(CLAIM, "Le pont du port ouvre le 3 mai", "Le pont de ce port ouvre le 2 mai")
    assert run("correct", KEY, "--as", "translation").exit_code == 0
