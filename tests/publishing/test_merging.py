"""One claim out of two, several out of one: with drafts, records and addresses, all or nothing."""

import json
from typing import Any

import pytest

from tests.harbour import CLAIM, Harbour
from tests.publishing.test_commands import KEY, editions, errors, refused, run

OTHER = "claims/bridge/other.yml"


@pytest.fixture
def two(published: Harbour) -> Harbour:
    """Two published claims of one article, whose drafts are known."""
    published.write(OTHER, published.read(CLAIM).replace("The harbour bridge will open on 2 May", "bridge will open"))
    assert run("publish", "bridge/other").exit_code == 0
    published.write(
        "claims/drafts/bridge.yml",
        f"drafts:\n  - {{exact: a, claim: opening-day}}\n  - {{exact: b, dismissed: no, not_same: [{KEY}]}}\n",
    )
    return published


def record(project: Harbour, name: str) -> list[Any]:
    return editions(project, f"claims/published/bridge/{name}.json")


def test_a_merged_claim_leads_to_the_other_which_has_its_words(two: Harbour) -> None:
    assert "cannot be merged into itself" in refused("merge", KEY, KEY)
    assert "say why" in refused("merge", KEY, "bridge/other")
    two.replace(OTHER, "verdict: supported", "verdict: open")
    assert run("correct", "bridge/other", "--note", "Another day.").exit_code == 0
    assert "the verdicts differ" in refused("merge", KEY, "bridge/other", "--note", "x")
    two.replace(OTHER, "verdict: open", "verdict: supported")
    assert run("correct", "bridge/other", "--note", "The day again.").exit_code == 0
    notice = two.read(OTHER).partition("evidence:\n")[2].partition("  - source: ministry-register")[0]
    two.replace(OTHER, notice, "")
    alone = "  - source: ministry-register\n    sole_because: {en: The ministry alone decides.}\n"
    two.replace(OTHER, "  - source: ministry-register\n", alone)
    assert run("correct", "bridge/other", "--as", "update").exit_code == 0
    result = run("merge", KEY, "bridge/other", "--note", "Both say the same.")
    assert result.exit_code == 0
    assert "evidence that 'bridge/other' lacks: port-notice" in result.stderr
    assert not (two.root / CLAIM).exists()
    last = record(two, "opening-day")[-1]
    assert (last["change"], last["to"], last["note"]) == ("merged", ["bridge/other"], {"en": "Both say the same."})
    assert (record(two, "other")[-1]["change"], two.read(OTHER).count("exact:")) == ("update", 2)
    assert "Both say the same." in two.read(OTHER)
    assert "claim: other" in two.read("claims/drafts/bridge.yml")
    assert "not_same: [bridge/other]" in two.read("claims/drafts/bridge.yml")
    assert not {"moved-to-nowhere", "published-claim-missing", "unrecorded-change"} & {*errors()}


def test_what_was_never_published_is_merged_without_a_word(two: Harbour) -> None:
    two.write("claims/bridge/draft.yml", two.read(CLAIM).replace("status: published", "status: draft"))
    assert run("merge", "bridge/draft", KEY).exit_code == 0
    assert not (two.root / "claims/bridge/draft.yml").exists()
    assert not (two.root / "claims/published/bridge/draft.json").exists()


def test_a_split_claim_leads_to_its_parts_once_they_are_published(two: Harbour) -> None:
    assert "two other claims or more" in refused("split", KEY, "bridge/one", "--note", "x")
    assert "stay with their article" in refused("split", KEY, "bridge/one", "other/two", "--note", "x")
    assert "say why" in refused("split", KEY, "bridge/one", "bridge/two")
    assert run("split", KEY, "bridge/one", "bridge/two", "--note", "It says two things.", "--dry-run").exit_code == 0
    assert (two.root / CLAIM).exists()
    assert run("split", KEY, "bridge/one", "bridge/two", "--note", "It says two things.").exit_code == 0
    for part in ("one", "two"):
        text = two.read(f"claims/bridge/{part}.yml")
        assert "status: in-review" in text
        assert "history:" not in text
    assert "claim: one" in two.read("claims/drafts/bridge.yml")
    assert errors().count("moved-to-nowhere") == 2
    assert "hint: set right what it says, then run 'claimspring publish bridge/two'" in run("check").stdout
    assert run("publish", "bridge/one", "bridge/two").exit_code == 0
    assert record(two, "opening-day")[-1]["to"] == ["bridge/one", "bridge/two"]
    assert "moved-to-nowhere" not in errors()


def test_an_article_goes_on_record_with_its_first_claim(published: Harbour) -> None:
    (first,) = editions(published, "claims/published/bridge.json")
    assert (first["change"], first["statement"]) == ("first-publication", {"en": "Bridge opens in spring"})
    published.replace("content/articles/bridge.md", "2 May", "3 May")
    assert "unrecorded-change" in errors()
    assert "say what that is" in refused("correct", "bridge")
    assert "say why" in refused("correct", "bridge", "--as", "correction")
    assert run("correct", "bridge", "--as", "correction", "--note", "A slip of ours.").exit_code == 0
    assert "unrecorded-change" not in errors()
    (published.root / "content/articles/bridge.md").unlink()
    assert "published-claim-missing" in errors()


NAMED = {
    "article": ("bridge", "span", "claims/published/bridge.json"),
    "source": ("port-notice", "notice", "claims/published/_source/port-notice.json"),
    "publisher": ("port", "harbour", "claims/published/_publisher/port.json"),
    "person": ("ann-example", "ann-b-example", "claims/published/_person/ann-example.json"),
    "topic": ("bridges", "spans", "claims/published/_topic/bridges.json"),
}


@pytest.mark.parametrize("kind", NAMED)
def test_a_former_name_leads_on_and_comes_back(published: Harbour, kind: str) -> None:
    old, new, path = NAMED[kind]
    published.write("claims/people.yml", "ann-example:\n  name: {en: Ann Example}\n")
    published.write("claims/topics.yml", "bridges:\n  name: {en: Bridges}\n")
    published.replace(CLAIM, "kind: plan\n", "kind: plan\ntopics: [bridges]\nabout: [ann-example]\n")
    assert errors() == [] or run("correct", "bridge", "--as", "update").exit_code == 0
    assert errors() == []
    assert run("rename", kind, old, new).exit_code == 0
    assert editions(published, path)[-1]["to"] == [new]
    assert errors() == []
    assert f": {old}\n" not in published.read(CLAIM if kind != "article" else "claims/span/opening-day.yml")
    refused("rename", kind, old, "third")
    assert run("rename", kind, new, old).exit_code == 0
    assert errors() == []
    assert run("rename", kind, old, new).exit_code == 0
    assert errors() == []


def test_people_and_publishers_share_their_names(published: Harbour) -> None:
    published.write("claims/people.yml", "ann-example:\n  name: {en: Ann Example}\n")
    assert "is one of claims/publishers.yml already" in refused("rename", "person", "ann-example", "port")
    assert "is one of claims/people.yml already" in refused("rename", "publisher", "port", "ann-example")


def test_a_topic_that_gets_the_name_of_another_becomes_one_with_it(published: Harbour) -> None:
    published.write("claims/topics.yml", "bridges:\n  name: {en: Bridges}\nports:\n  name: {en: Ports}\n")
    published.replace(CLAIM, "kind: plan\n", "kind: plan\ntopics: [bridges, ports]\n")
    assert run("rename", "topic", "bridges", "ports").exit_code == 0
    assert "topics: [ports]" in published.read(CLAIM)
    assert "bridges" not in published.read("claims/topics.yml")
    assert json.loads(published.read("claims/published/_topic/bridges.json"))["editions"][-1]["to"] == ["ports"]
