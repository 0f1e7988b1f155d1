"""What rules leave alone, and the places that their golden cases do not show."""

import pytest
from babel import Locale
from click.testing import CliRunner

from claimspring.cli import claimspring
from claimspring.model.settings import Settings
from claimspring.read.corpus import read_corpus
from claimspring.rules.reference import unknown_language
from tests.harbour import CLAIM, NOTICE, REGISTER, Harbour, checked

Edit = tuple[str, str, str]

PUBLISHERS = "claims/publishers.yml"
APART = frozenset({
    "missing-methodology", "missing-about", "missing-corrections-policy", "missing-contact", "untranslated-article",
    "unnamed-speaker", "missing-fix",
})  # fmt: skip
"""What these edits do not care for."""

REFUTED_BY_ONE = (
    CLAIM,
    "  - source: ministry-register\n    stance: supports",
    "  - source: ministry-register\n    stance: refutes",
)
REFUTED = ((CLAIM, "verdict: supported", "verdict: refuted"), (CLAIM, "stance: supports", "stance: refutes"))
ONE_ORIGIN = ((CLAIM, 'stance: supports\n    passage: "Harbour', 'stance: context\n    passage: "Harbour'),)
ONLY_THE_PORT = (
    CLAIM,
    "stance: supports\n    passage: The bridge",
    "stance: supports\n    sole_because: {en: The port decides it., fr: Le port décide.}\n    passage: The bridge",
)
QUOTATION = (CLAIM, "kind: plan", "kind: quotation")
NOTICE_AT = "url: https://port.example/notices/7"
UNSEEN = ["unverifiable-evidence", "single-origin"]
RATIONALE = "en: Two bodies that know of their own give the same day."


def mention(words: str) -> Edit:
    return (CLAIM, RATIONALE, f"en: Two bodies give another day than {words} does.")


@pytest.mark.parametrize(
    "edits",
    [
        (*ONE_ORIGIN, QUOTATION),
        (*ONE_ORIGIN, ONLY_THE_PORT),
        (REFUTED_BY_ONE, mention("the Ministry of Works")),
        (REFUTED_BY_ONE, mention("ministry.example")),
        (REFUTED_BY_ONE, mention("the REGISTER OF PUBLIC WORKS")),
        (REFUTED_BY_ONE, (CLAIM, "verdict: supported", "verdict: misleading")),  # takes no side
        (REFUTED_BY_ONE, (CLAIM, "verdict: supported", "verdict: open")),  # decides nothing
        (*REFUTED, (CLAIM, "  reviewed_by:", "  contacted: {on: 2026-09-01, how: e-mail}\n  reviewed_by:")),
        (*REFUTED, (CLAIM, "speaker:\n  words:\n    en: The port authority\n    fr: L’autorité portuaire\n", "")),
        (
            (PUBLISHERS, "  kind: newspaper", "  kind: newspaper\n  url: https://203.0.113.9/"),
            (PUBLISHERS, "203.0.113.9", "1.1.1.1"),
        ),
        (
            (NOTICE, "published: 2026-03-09\n", ""),
            (NOTICE, "retrieved: 2026-03-12\n", "retrieved: 2020-01-01\n"),
            (NOTICE, "/web/20260312", "/web/20200102"),
        ),
    ],
)
def test_left_alone(harbour: Harbour, edits: tuple[Edit, ...]) -> None:
    assert reported(harbour, edits) == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((REFUTED_BY_ONE, mention("someone")), ["unaddressed-evidence"]),
        (ONE_ORIGIN, ["single-origin"]),
        ((*ONE_ORIGIN, QUOTATION, (NOTICE, NOTICE_AT, "unlocated: Nobody has seen it.")), UNSEEN),
        ((*ONE_ORIGIN, ONLY_THE_PORT, (NOTICE, NOTICE_AT, "unlocated: Nobody has seen it.")), UNSEEN),
        (((CLAIM, "  - publisher: port\n", "  - source: port-note\n"),), ["unknown-source"]),
        (
            ((CLAIM, "  - source: ministry-register\n", "  - source: ministry\n    begins_at: [port-notice]\n"),),
            ["unknown-source", "unused-source", "single-origin"],
        ),
        (((NOTICE, "kind: primary", "kind: primary\nedition_of: port-notes"),), ["unknown-source"]),
        (((CLAIM, "  reviewed_by:", "  contacted: {on: 2027-09-01, how: e-mail}\n  reviewed_by:"),), ["future-date"]),
        (
            ((CLAIM, "  reviewed_by:", "  open_questions: [{en: What did it cost?}]\n  reviewed_by:"),),
            ["missing-translation"],
        ),
        (((CLAIM, "    passage: The bridge", "    language: qq\n    passage: The bridge"),), ["unknown-language"]),
        (((PUBLISHERS, "  kind: newspaper", "  kind: newspaper\n  url: https://localhost/"),), ["doubtful-address"]),
        (((REGISTER, "ministry.example/register", "port.example/notices/7?a=b#x"),), ["single-host"]),
    ],
)
def test_reported(harbour: Harbour, edits: tuple[Edit, ...], expected: list[str]) -> None:
    assert reported(harbour, edits) == sorted(expected)


@pytest.mark.parametrize("code", unknown_language.COUNTRIES)
def test_for_a_country_s_code_a_language_is_proposed(harbour: Harbour, code: str) -> None:
    harbour.replace(CLAIM, "    passage: The bridge", f"    language: {code}\n    passage: The bridge")
    found = checked(read_corpus(harbour.root), harbour.root, Settings()).findings
    (hint,) = [one.hint for one in found if one.rule == "unknown-language"]
    proposed = hint.removeprefix("did you mean '").removesuffix("'?")
    assert proposed in Locale("en").languages


@pytest.mark.parametrize(("status", "expected"), [("draft", 0), ("in-review", 1), ("published", 1)])
def test_a_draft_may_lack_translations(harbour: Harbour, status: str, expected: int) -> None:
    edits = ((CLAIM, "status: published", f"status: {status}"), (CLAIM, "    fr: L’avis de l’autorité", "    de: Das"))
    assert reported(harbour, edits).count("missing-translation") == 2 * expected


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ([], True),
        (["from: supported, to: misleading"], False),
        (["from: open, to: misleading"], True),
        (["from: supported, to: open", "from: open, to: misleading"], True),
        (["from: supported, to: open", "from: supported, to: misleading"], False),
    ],
)
def test_a_changed_verdict_wants_an_entry_with_its_from_and_its_to(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, entries: list[str], found: object
) -> None:
    harbour.commit()
    harbour.replace(CLAIM, "verdict: supported", "verdict: misleading")
    lines = [f"  - {{on: 2026-11-02, change: verdict-change, {entry}, note: Why.}}\n" for entry in entries]
    harbour.write(CLAIM, harbour.read(CLAIM) + "".join(lines))
    monkeypatch.chdir(harbour.root)
    printed = CliRunner().invoke(claimspring, ["check"], catch_exceptions=False).stdout
    assert ("error[unrecorded-verdict-change]" in printed) is found, printed


def reported(harbour: Harbour, edits: tuple[Edit, ...]) -> list[str]:
    for edit in edits:
        harbour.replace(*edit)
    found = checked(read_corpus(harbour.root), harbour.root, Settings()).findings
    hosts = {"port.example", "ministry.example", "archive.example", "gazette.example"}
    return sorted(
        one.rule
        for one in found
        if one.rule not in APART
        and not (one.rule == "doubtful-address" and any(f"'{host}'" in one.message for host in hosts))
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ((CLAIM, "kind: plan", "kind: plan"), ["useless-exception"]),
        ((CLAIM, "  - publisher: port\n", "  - publisher: prt\n"), ["unknown-publisher"]),
        ((PUBLISHERS, "  kind: newspaper", "  kind: [newspaper]"), []),
    ],
)
def test_an_exception_is_not_called_useless_while_nobody_can_know(
    harbour: Harbour, edit: Edit, expected: list[str]
) -> None:
    harbour.write(CLAIM, harbour.read(CLAIM) + "exceptions:\n  - {rule: stale-review, reason: It is old.}\n")
    assert reported(harbour, (edit,)) == expected


def test_a_rule_that_is_off_finds_nothing_and_makes_no_exception_useless(harbour: Harbour) -> None:
    harbour.write(CLAIM, harbour.read(CLAIM) + "exceptions:\n  - {rule: stale-review, reason: It is old.}\n")
    reading = read_corpus(harbour.root)
    for rules, expected in (({}, ["useless-exception"]), ({"stale-review": None}, [])):
        settings = Settings(contact="desk@harbour.example", rules={"doubtful-address": None, **rules})
        found = checked(reading, harbour.root, settings).findings
        assert [one.rule for one in found if one.rule not in APART] == expected
