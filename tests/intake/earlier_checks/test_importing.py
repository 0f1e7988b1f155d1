"""Checks that come in: new, again, changed there, changed here, and those that do not fit."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from claimspring.intake.earlier_checks.importing import Imported, ImportWish, check_id, import_checks
from claimspring.intake.earlier_checks.incoming import DateOrder, IncomingAnswer, IncomingCheck
from claimspring.model.earlier_check import CheckKey, VerdictLabels, label_key
from claimspring.model.ids import PublisherId
from claimspring.read.corpus import read_corpus
from claimspring.read.editing.changeset import commit
from claimspring.read.editing.project_files import ProjectFiles
from tests.intake.desks import files, lay_out

CHECK = IncomingCheck(
    1,
    claim="The pier fell into the sea.",
    language="en",
    url="https://checks.example/pier",
    publisher="Harbour Checks",
    publisher_url="https://checks.example/",
    published="2024-3-5",
    label="Half true",
    value="3",
    answers=(IncomingAnswer("Did it?", "No.", verbatim=True, url="https://port.example/log"),),
    extra={"Team": "North"},
)
WISH = ImportWish("file.json", "claimreview", dt.date(2024, 4, 1))
PATH = f"claims/checks/harbour-checks/{check_id(CHECK.url, CHECK.claim)}.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, {})
    return tmp_path


def imported(root: Path, *checks: IncomingCheck, wish: ImportWish = WISH) -> Imported:
    corpus = read_corpus(root, cached=False).corpus
    done = import_checks(checks, corpus, ProjectFiles(root), wish)
    commit(root, done.changes)
    return done


def test_a_check_becomes_a_file_and_its_publisher_an_entry_without_anything_made_up(root: Path) -> None:
    assert imported(root, CHECK).counts["new"] == 1
    corpus = read_corpus(root, cached=False).corpus
    check = corpus.checks[CheckKey(PublisherId("harbour-checks"), check_id(CHECK.url, CHECK.claim))].value
    assert (check.claim, check.label, check.published) == (CHECK.claim, "Half true", "2024-03-05")
    assert check.answers[0].verbatim
    assert check.extra == {"Team": "North"}
    assert check.origin is not None
    assert (check.origin.file, check.origin.importer) == ("file.json", "claimreview")
    publisher = corpus.publishers[PublisherId("harbour-checks")]
    assert (publisher.name.root, publisher.url) == ({"en": "Harbour Checks"}, "https://checks.example/") or publisher
    assert (publisher.country, publisher.control, publisher.owner) == (None, None, None)


def test_a_second_import_changes_no_byte(root: Path) -> None:
    imported(root, CHECK)
    before = files(root)
    done = imported(root, CHECK, wish=replace(WISH, file="other.json", today=dt.date(2025, 1, 1)))
    assert (done.counts["unchanged"], done.changes) == (1, ())
    assert files(root) == before


def test_the_same_check_twice_in_one_file_is_one(root: Path) -> None:
    again = replace(CHECK, row=2, url="http://www.checks.example/pier/", claim="the pier  fell into the sea.")
    done = imported(root, CHECK, again)
    assert (done.counts["new"], done.counts["repeated"]) == (1, 1)


def test_what_changed_at_the_source_is_taken_over(root: Path) -> None:
    imported(root, CHECK)
    done = imported(root, replace(CHECK, label="False", summary="It stands."))
    assert done.counts["updated"] == 1
    text = (root / PATH).read_text("utf-8")
    assert 'label: "False"' in text or "label: 'False'" in text
    assert "summary: It stands." in text
    assert imported(root, replace(CHECK, label="False", summary="It stands.")).changes == ()


def test_what_an_editor_changed_is_not_written_over(root: Path) -> None:
    imported(root, CHECK)
    file = root / PATH
    file.write_text(file.read_text("utf-8").replace("Half true", "Half-true"), "utf-8")
    before = files(root)
    done = imported(root, replace(CHECK, label="False"))
    assert done.counts["refused"] == 1
    assert "was changed here, and the file that is imported says otherwise: label" in done.findings[0].message
    assert files(root) == before


def test_a_file_that_cannot_be_read_is_left_alone(root: Path) -> None:
    imported(root, CHECK)
    (root / PATH).write_text("claim: [", "utf-8")
    done = imported(root, CHECK)
    assert (done.counts["refused"], (root / PATH).read_text("utf-8")) == (1, "claim: [")


@pytest.mark.parametrize(
    ("check", "message", "hint"),
    [
        (replace(CHECK, claim=" "), "no claim is given", "write what was checked, in one sentence"),
        (replace(CHECK, published="3/4/2024"), "'3/4/2024' is no date that can be read (published)", "--dates dmy"),
        (replace(CHECK, said_on="soon"), "'soon' is no date that can be read (said_on)", "write YYYY-MM-DD"),
        (replace(CHECK, language="English!"), "'English!' is no language", "write a tag such as en"),
        (replace(CHECK, publisher="", publisher_url="", url=""), "nobody is named", "--publisher ID"),
    ],
)
def test_what_does_not_fit_is_told_with_its_cure(root: Path, check: IncomingCheck, message: str, hint: str) -> None:
    before = files(root)
    done = imported(root, replace(check, row=7), replace(CHECK, row=8, claim="Another."))
    assert (done.counts["refused"], done.counts["new"], done.refused) == (1, 1, {7})
    assert (message in done.findings[0].message, hint in done.findings[0].hint) == (True, True)
    assert done.findings[0].line == 7
    assert len(files(root)) == len(before) + 1


def test_the_order_of_dates_is_that_which_the_file_proves_or_the_editor_says(root: Path) -> None:
    proving = replace(CHECK, row=2, claim="Another.", published="31/3/2024")
    imported(root, replace(CHECK, published="3/4/2024"), proving)
    assert "published: 2024-04-03" in (root / PATH).read_text("utf-8")
    third = replace(CHECK, url="https://checks.example/third", published="3/4/2024")
    imported(root, third, wish=replace(WISH, dates=DateOrder.MONTH_FIRST))
    path = f"claims/checks/harbour-checks/{check_id(third.url, third.claim)}.yml"
    assert "published: 2024-03-04" in (root / path).read_text("utf-8")


def test_a_label_that_is_a_sentence_is_a_summary(root: Path) -> None:
    sentence = "Our experts looked at the tide tables and said that the pier still stands"
    imported(root, replace(CHECK, label=sentence))
    text = (root / PATH).read_text("utf-8")
    assert "label:" not in text
    assert "summary:" in text


@pytest.mark.parametrize(
    ("url", "held"),
    [
        ("checks.example/pier", "url: https://checks.example/pier"),
        ("/pier", "url: https://checks.example/pier"),
        ("see below", "  url: see below"),
    ],
)
def test_an_address_gets_its_beginning_back_or_is_kept_as_printed(root: Path, url: str, held: str) -> None:
    imported(root, replace(CHECK, url=url))
    text = (root / f"claims/checks/harbour-checks/{check_id(url, CHECK.claim)}.yml").read_text("utf-8")
    assert held in text.splitlines() or f"{held}" in text


def test_a_publisher_is_known_by_its_id_name_or_home_also_in_other_letters(root: Path) -> None:
    done = imported(
        root,
        replace(CHECK, publisher="echo", publisher_url=""),
        replace(CHECK, row=2, publisher="Someone", publisher_url="https://echo.example/about"),
        replace(CHECK, row=3, claim="Other.", publisher="検査所", publisher_url="", url="https://k.example/1"),
        replace(CHECK, row=4, claim="Third.", publisher="検査所", publisher_url="", url="https://k.example/2"),
    )
    folders = {path.split("/")[2] for path in (change.path for change in done.changes) if path.count("/") == 3}
    assert folders == {"echo", "k-example"}


def test_the_desks_own_checks_are_marked(root: Path) -> None:
    imported(root, CHECK, wish=replace(WISH, site_url="https://checks.example/site/"))
    assert "own: true" in (root / PATH).read_text("utf-8")


def test_a_label_means_what_the_table_says_and_nothing_else() -> None:
    table = VerdictLabels(labels={"Half true": "misleading", "Satire": None})  # type: ignore[dict-item]
    assert label_key(" Half  true. ") == "Half true"
    assert table.verdict("Half true.") == "misleading"
    assert (table.verdict("Satire"), table.knows("Satire")) == (None, True)
    assert (table.verdict("half true"), table.knows("half true"), table.verdict(None)) == (None, False, None)
