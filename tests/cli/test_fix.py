"""What `--fix` mends, what it leaves, and that it never makes a file worse."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimspring.cli import claimspring
from claimspring.cli.fix import Looked, fix
from claimspring.model.finding import Finding, Position, Severity
from claimspring.read.editing.changeset import FileChange
from tests.harbour import CASES, CLAIM, GOOD, NOTICE, REGISTER, Harbour


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["check", *arguments], catch_exceptions=False)


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    return harbour


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        (CLAIM, "    stance: supports\n    passage: The", "    stanse: supports\n    passage: The"),
        (CLAIM, "status: published", "status: publihsed  # a slip"),
        (CLAIM, "verdict: supported", "verdict: suported"),
        (CLAIM, "source: port-notice\n    credited", "source: port-notise\n    credited"),
        (REGISTER, "publisher: ministry", "publisher: minstry"),
        (CLAIM, "source: port-notice\n    credited", "source: Port_Notice\n    credited"),
        (CLAIM, "reviewed_on: 2026-10-01", "reviewed_on: 2026/10/1"),
        (CLAIM, "reviewed_on: 2026-10-01", "reviewed_on: 2026-10-01T09:30:00Z"),
        (NOTICE, "url: https://port", "url: ttps://port"),
        (NOTICE, "url: https://port", "url: https//port"),
        ("claims/publishers.yml", "country: NL", "country: nl"),
    ],
)
def test_a_slip_is_mended_in_its_place(project: Harbour, path: str, good: str, bad: str) -> None:
    before = project.read(path)
    project.replace(path, good, bad)
    result = run("--fix", "--fail-on", "note")
    comment = "  # a slip" if "#" in bad else ""
    assert project.read(path) == before.replace(good, good + comment if comment else good)
    assert result.exit_code == 0
    assert re.fullmatch(rf"({re.escape(path)}:\d+:\d+: mended\[[a-z-]+\]: .+\n)+", result.stderr)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("title: Bridge: the opening\n", 'title: "Bridge: the opening"\n'),
        ("title: 'l'ouverture du pont'\n", 'title: "l\'ouverture du pont"\n'),
    ],
)
def test_quotation_marks_are_put(project: Harbour, bad: str, good: str) -> None:
    rest = project.read(NOTICE).partition("\n")[2]
    project.write(NOTICE, bad + rest)
    assert run("--fix").exit_code == 0
    assert project.read(NOTICE) == good + rest


def test_quotations_are_written_as_readers_see_the_words(project: Harbour) -> None:
    for file in sorted((CASES / "marks-in-quotation" / "project").rglob("*.*")):
        project.write(file.relative_to(CASES / "marks-in-quotation" / "project").as_posix(), file.read_text("utf-8"))
    assert run("--fix", "--fail-on", "warning", "claims/bridge").exit_code == 0
    claim = project.read(CLAIM)
    assert "# comments stay\n" in claim
    assert "exact: The harbour bridge will open on 2 May\n" in claim
    assert "prefix: Everybody\n" in claim
    assert "as: the port authority said on Monday\n" in claim
    assert "exact: The mayor & the council said the cost rose by 3% to $40\nkind: number" in project.read(
        "claims/bridge/cost.yml"
    )


def test_one_mended_thing_can_bring_another_to_light(project: Harbour) -> None:
    project.replace(NOTICE, "title: Opening of the harbour bridge", "title: Bridge: the opening")
    project.replace(NOTICE, "archived:", "archivd:")
    project.replace(NOTICE, "kind: primary", "kind: primry")
    assert run("--fix", "--fail-on", "note").exit_code == 0


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        (CLAIM, "verdict: supported", "verdict: unsupported"),  # the contrary, not a slip
        (NOTICE, "published: 2026-03-09", "published: 09/03/2026"),  # March or September
        (CLAIM, "source: port-notice\n    credited", "source: port-notice-7\n    credited"),  # another number
        (NOTICE, "url: https://port.example/notices/7", "url: port.example/notices/7"),
        (NOTICE, "title: Opening", "title: A: B # and a comment\nnote: Opening"),
    ],
)
def test_a_doubt_is_left_to_the_editor(project: Harbour, path: str, good: str, bad: str) -> None:
    project.replace(path, good, bad)
    before = project.read(path)
    assert run("--fix").exit_code == 1
    assert project.read(path) == before


def test_line_ends_byte_order_mark_and_comments_stay(project: Harbour) -> None:
    text = "\ufeff# by the desk\r\n" + project.read(REGISTER).replace("\n", "\r\n")
    project.write(REGISTER, text.replace("publisher: ministry", "publisher: minstry   # who else"))
    assert run("--fix").exit_code == 0
    assert project.read(REGISTER) == text.replace("publisher: ministry", "publisher: ministry   # who else")


def test_mending_twice_is_mending_once(project: Harbour) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: suported")
    run("--fix")
    before = project.read(CLAIM)
    assert run("--fix").stderr == ""
    assert project.read(CLAIM) == before


def test_diff_only_shows(project: Harbour) -> None:
    project.replace(REGISTER, "publisher: ministry", "publisher: minstry")
    before = project.read(REGISTER)
    result = run("--fix", "--diff")
    assert result.exit_code == 1
    assert project.read(REGISTER) == before
    assert f"--- a/{REGISTER}\n+++ b/{REGISTER}\n" in result.stdout
    assert "\n-publisher: minstry\n+publisher: ministry\n" in result.stdout
    run("--fix")
    assert (run("--fix", "--diff").exit_code, run("--fix", "--diff").stdout) == (0, "")


def test_diff_without_fix_is_a_wrong_call(project: Harbour) -> None:
    assert run("--diff").exit_code == 2
    assert project.read(CLAIM) == (GOOD / CLAIM).read_text("utf-8")


def test_only_what_was_asked_for_is_mended(project: Harbour) -> None:
    project.replace(NOTICE, "kind: primary", "kind: primry")
    project.replace(REGISTER, "publisher: ministry", "publisher: minstry")
    result = run("--fix", NOTICE)
    assert re.fullmatch(rf"{NOTICE}:\d+:\d+: mended\[[a-z-]+\]: .*'primry'.*\n", result.stderr)
    assert "minstry" in project.read(REGISTER)


def test_what_makes_a_file_no_better_is_taken_back(project: Harbour) -> None:
    """A remedy that only looks certain: it doubles a key."""
    project.replace(NOTICE, "kind: primary", "kind: primary\npublishr: port")
    before = project.read(NOTICE)
    assert run("--fix").exit_code == 1
    assert project.read(NOTICE) == before


def test_one_that_is_taken_back_does_not_keep_others_from_being_made(project: Harbour) -> None:
    project.replace(NOTICE, "kind: primary", "kind: primry\npublishr: port\nlanguag: en")
    project.replace(NOTICE, "language: en\n", "")
    told = run("--fix").stderr.splitlines()
    assert [re.sub(r".*mended", "", line) for line in told] == [
        "[unknown-value]: 'primry' is no value of 'kind'",
        "[unknown-key]: unknown key 'languag'",
    ]
    assert "kind: primary\npublishr: port\nlanguage: en\n" in project.read(NOTICE)


def test_two_remedies_for_one_place_are_tried_one_after_the_other(harbour: Harbour) -> None:
    harbour.write("a.yml", "ab\n")
    looks = 0

    def look() -> Looked:
        nonlocal looks
        looks += 1
        text = harbour.read("a.yml")
        found = [
            Finding(letter, Severity.ERROR, "a.yml", 1, text.index(letter) + 1, "m", "", Position(1, 3), "X")
            for letter in "ab"
            if letter in text
        ]
        return Looked(found, frozenset())

    assert [mended.change for mended in fix(harbour.root, look)] == [FileChange("a.yml", b"ab\n", b"X\n")]
    assert looks < 10


def test_nothing_is_written_through_a_link(project: Harbour, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "keys"
    outside.write_text("theirs", encoding="utf-8")
    claim = project.root / CLAIM
    claim.with_name(f".{claim.name}.new").symlink_to(outside)
    project.replace(CLAIM, "status: published", "status: publihsed")
    run("--fix")
    assert "status: published" in project.read(CLAIM)
    assert outside.read_text(encoding="utf-8") == "theirs"


def test_a_cache_that_lies_elsewhere_is_not_written_through(project: Harbour, tmp_path: Path) -> None:
    project.replace(CLAIM, "status: published", "status: publihsed")
    (project.root / ".cache").symlink_to(tmp_path)
    result = run("--fix")
    assert result.exit_code == 2
    assert ".cache/claimspring is a link" in result.stderr
    assert "publihsed" in project.read(CLAIM)


def test_diff_of_a_file_without_a_last_line_break(project: Harbour) -> None:
    text = project.read(REGISTER).rstrip("\n")
    project.write(REGISTER, text.replace("https://web", "ttps://web"))
    last = text.splitlines()[-1]
    no_break = "\n\\ No newline at end of file\n"
    bad = last.replace("https://web", "ttps://web")
    assert run("--fix", "--diff").stdout.endswith(f"-{bad}{no_break}+{last}{no_break}")


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_whatever_is_broken_no_error_is_added(project: Harbour, data: st.DataObject) -> None:
    text = (GOOD / NOTICE).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 3))
        text = text[:place] + data.draw(st.text(":'\"-#@{[a1 \n\t", max_size=3)) + text[place + length :]
    project.write(NOTICE, text)
    before = run("--format", "json", "--fail-on", "note").stdout.count('"severity": "error"')
    run("--fix")
    again = run("--format", "json")
    readable = '"yaml' not in again.stdout
    assert again.stdout.count('"severity": "error"') <= before or readable
    run("--fix")
    assert run("--format", "json").stdout == again.stdout
