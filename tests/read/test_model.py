"""Data that does not fit a model: one cause, one misfit, in an editor's words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.model.claim import Claim
from claimspring.model.source import Source
from claimspring.read.fault import MAX_FAULTS, Misfit
from claimspring.read.model import restore, validate
from claimspring.read.yaml import parse

from .conftest import CLAIM, SOURCE


def misfits(text: str, model: type[Claim] | type[Source] = Source) -> list[Misfit]:
    value = validate(model, parse(text).data)
    assert isinstance(value, tuple)
    return list(value)


def with_line(line: str) -> str:
    """A good source with one line replaced or added."""
    key = line.partition(":")[0]
    kept = [old for old in SOURCE.splitlines() if not old.startswith(f"{key}:")]
    return "\n".join([*kept, line])


def test_good_data_is_a_model() -> None:
    assert isinstance(validate(Claim, parse(CLAIM).data), Claim)
    assert isinstance(validate(Source, parse(SOURCE).data), Source)


@pytest.mark.parametrize(
    ("line", "rule", "message", "hint"),
    [
        ("nots: x", "unknown-key", "unknown key 'nots'", "did you mean 'note'?"),
        ("zzz: x", "unknown-key", "unknown key 'zzz'", "remove it; the keys known here are title, "),
        ("kind: primry", "unknown-value", "'primry' is no value of 'kind'", "did you mean 'primary'? allowed are prim"),
        ("kind: first", "unknown-value", "'first' is no value of 'kind'", "allowed are primary, agency"),
        ("kind: [a]", "unknown-value", "a list is no value of 'kind'", "allowed are primary, agency"),
        ("kind:", "missing-value", "'kind' is left empty", "fill it in: primary, agency"),
        ("title:\n  en: x", "wrong-type", "'title' is a set of keys, not text", "if the colon belongs to the text"),
        ('title: ""', "missing-value", "'title' is left empty", "fill it in, or delete the line"),
        ('title: " "', "missing-value", "'title' is left empty", "fill it in, or delete the line"),
        ("origin: maybe", "wrong-type", "'origin' is the text 'maybe', not true or false", "write true or false"),
        ("origin: [a]", "wrong-type", "'origin' is a list, not true or false", "write true or false"),
        ("note: [a]", "wrong-type", "'note' is a list, not text, or one text per language", "if the brackets belong"),
        ("note: {English: a}", "not-a-language", "'English' is no language code", "write a language's code"),
        ("note: {}", "missing-value", "'note' is left empty", "fill it in, or delete the line"),
        ("language: French", "not-a-language", "'French' is no language code", "did you mean 'fr'?"),
        (
            "derived_from: x",
            "wrong-type",
            "'derived_from' is the text 'x', not a list",
            "write on the lines below it: - {source: …}",
        ),
        ("derived_from:", "missing-value", "'derived_from' is left empty", "fill it in, or delete the line"),
        (
            "derived_from: [x]",
            "wrong-type",
            "entry 1 of 'derived_from' is the text 'x', not keys with values",
            "write {source: …}",
        ),
        ("publisher: The Paper", "not-an-id", "'The Paper' is no id", "an id has small letters, digits and hyphens"),
        (
            "published: 2026-02-30",
            "impossible-date",
            "there is no day '2026-02-30'",
            "the days of 2026-02 go from 01 to 28",
        ),
        ("published: 2026-13-01", "impossible-date", "there is no day '2026-13-01'", "the months go from 01 to 12"),
        ("published: 0000-01-01", "impossible-date", "there is no day '0000-01-01'", "the years begin with 0001"),
        ("published: in May", "impossible-date", "'in May' is no date of the form", "write the date as YYYY-MM-DD"),
        ("retrieved: 2026-02", "impossible-date", "'2026-02' lacks its day", "write the date as YYYY-MM-DD"),
        ("retrieved: [2026]", "wrong-type", "'retrieved' is a list, not a date", "write it as YYYY-MM-DD"),
        ("url: ttps://a.org", "not-an-address", "'ttps://a.org' is no web address", "write the whole address"),
        ("url: https://u:p@a.org", "address-with-credentials", "'https://u:p@a.org' holds a user", "leave out what"),
        (f"url: https://a.org/{'a' * 2048}", "value-too-long", "'url' has 2062 characters", "at most 2048 characters"),
        ("unlocated: gone", "unlocated-source", "the document has both a url and", "give the address under 'url'"),
    ],
)
def test_a_misfit_says_what_is_wrong_and_what_to_do(line: str, rule: str, message: str, hint: str) -> None:
    (misfit,) = misfits(with_line(line))
    assert misfit.rule == rule
    assert misfit.message.startswith(message)
    assert misfit.hint.startswith(hint)


def test_a_misspelt_key_and_the_key_it_leaves_missing_are_one() -> None:
    (misfit,) = misfits(SOURCE.replace("publisher:", "publsher:"))
    assert (misfit.rule, misfit.route, misfit.at_key) == ("unknown-key", ("publsher",), True)
    assert misfit.hint == "did you mean 'publisher'?"


def test_a_missing_key_is_shown_where_it_should_be() -> None:
    (misfit,) = misfits(CLAIM.replace("    stance: supports\n", ""), Claim)
    assert (misfit.rule, misfit.route) == ("missing-key", ("evidence", 0))
    assert misfit.hint == "add 'stance': supports, refutes, qualifies or context"


def test_a_list_is_not_too_short_because_its_entries_are_wrong() -> None:
    (misfit,) = misfits(CLAIM.replace("  - exact: le pont", "  - exact: [le pont]#"), Claim)
    assert misfit.route == ("appearances", 0, "exact")


def test_a_score_has_its_bounds() -> None:
    (misfit,) = misfits(CLAIM + "extraction: {score: 7}\n", Claim)
    assert (misfit.rule, misfit.message) == ("out-of-range", "'7' is not less than or equal to 1")
    (misfit,) = misfits(CLAIM + "extraction: {score: high}\n", Claim)
    assert misfit.message == "'score' is the text 'high', not a number"


def test_the_names_of_python_are_no_keys() -> None:
    found = misfits(CLAIM + "credits: [{source: a, as_: b}]\n", Claim)
    assert [(misfit.rule, misfit.hint) for misfit in found] == [("unknown-key", "did you mean 'as'?")]


def test_all_that_is_wrong_is_told_at_once() -> None:
    rules = [misfit.rule for misfit in misfits("titel: a\nkind: b\nurl: c\npublished: d\n")]
    assert sorted(rules) == ["impossible-date", "missing-key", "not-an-address", "unknown-key", "unknown-value"]


def test_a_file_full_of_faults_tells_the_first_of_them() -> None:
    many = "".join(f"key{number}: x\n" for number in range(5_000))
    assert len(misfits(many)) == MAX_FAULTS
    assert len(misfits(CLAIM.replace("bridges,", "A," * 5_000), Claim)) == MAX_FAULTS


def test_a_message_stays_in_one_line() -> None:
    (misfit,) = misfits(with_line(f'publisher: "{"a b " * 1_000}\\n c"'))
    finding = misfit.located(parse(SOURCE).positions).at("a.yml")
    assert len(finding.message) < 300
    assert "\n" not in finding.message


VALUES = st.recursive(
    st.none() | st.sampled_from(["", "x", "true", "no", "0.5", "2026-01-05", "2026", "en", "event", "https://a.org"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["en", "source", "as"]), inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*Claim.model_fields, *Source.model_fields]), VALUES, max_size=8))
def test_data_and_its_json_make_the_same_model(changed: dict[str, object]) -> None:
    """What the cache restores is what was read."""
    for model, text in ((Claim, CLAIM), (Source, SOURCE)):
        data = {**parse(text).data, **{key: value for key, value in changed.items() if key in model.model_fields}}
        value = validate(model, data)
        if isinstance(value, model):
            assert restore(model, json.dumps(data).encode()) == value
        else:
            assert value


def test_a_model_does_not_keep_which_keys_it_was_given() -> None:
    """Of a large corpus these sets would be a quarter."""
    claim = validate(Claim, parse(CLAIM).data)
    assert isinstance(claim, Claim)
    assert not claim.model_fields_set
    assert not claim.statement.model_fields_set


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "review:\nstatus: draft\nverdict: open\n",
            ["'status' and 'verdict' belong below 'review'"],
        ),
        ("review:\nstatus: draft\nstatuz: x\n", ["'status' belongs below 'review'", "unknown key 'statuz'"]),
        ("review:\n", ["'review' is left empty"]),
    ],
)
def test_keys_that_were_not_indented_are_told_where_they_belong(text: str, told: list[str]) -> None:
    kept = CLAIM.split("review:")[0]
    assert [misfit.message for misfit in misfits(kept + text, Claim)] == told


@pytest.mark.parametrize("wrong", ["fix: Two.", "fix: {en: Two.}", "fix: [Two.]"])
def test_what_a_hint_says_of_a_list_of_entries_can_be_read(wrong: str) -> None:
    head = "statement: {en: One of them.}\nappearances: [{exact: One of them.}]\nkind: plan\nform: author\n"
    head += "review:\n  status: draft\n"
    (found,) = misfits(f"{head}  {wrong}\n", Claim)
    entry = found.hint.removeprefix("write on the lines below it: - ").removeprefix("write ")
    assert entry == "{wrong: …, right: …}"
    read = validate(Claim, parse(f"{head}  fix:\n    - {entry.replace('…', 'One')}\n").data)
    assert isinstance(read, Claim), read
