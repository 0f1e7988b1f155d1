"""What one desk publishes of its claims, another desk takes in: the same checks from every form."""

import datetime as dt
import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claimspring.i18n.translator import Words
from claimspring.intake.earlier_checks.forms import read_checks
from claimspring.intake.earlier_checks.importing import Imported, ImportWish, import_checks
from claimspring.intake.earlier_checks.table import TableRefused
from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ClaimId, ClaimKey
from claimspring.model.settings import Settings
from claimspring.read.corpus import read_corpus
from claimspring.read.editing.changeset import commit
from claimspring.read.editing.project_files import ProjectFiles
from tests.exports.conftest import claim_data, make_corpus
from tests.exports.tables import claims_csv, claims_sqlite, claims_xlsx, data_feed

SETTINGS = Settings(site_name="The desk", site_url="https://example.org/desk/", languages=("en", "fr"), licence="CC0")
VOICES = (Words("en"), Words("fr"))
ASKED = (
    {"id": "who", "ask": "Who refused?", "answer": {"en": "The minister.", "fr": "Lui."}},
    {"id": "y", "ask": "Why?"},
)
HARD = ("=1+1", "@SUM(A1)", "-2 degrees", "'quoted", 'two\nlines, "and" more', "_x000D_ stays", "é\u2028ü", "0012")


def corpus() -> Corpus:
    """The claim of the exports' tests, and one for each text that some form might spoil."""
    made = make_corpus()
    (key,) = made.claims
    claims = {key: Record("", "", Claim.model_validate(claim_data() | {"questions": ASKED}))}
    for number, words in enumerate(HARD):
        data = claim_data(words) | {"questions": ASKED}
        claims[ClaimKey(key.article, ClaimId(f"hard-{number}"))] = Record("", "", Claim.model_validate(data))
    return replace(made, claims=claims)


def exported(known: Corpus) -> Iterator[tuple[str, bytes]]:
    keys = sorted(known.claims)
    return chain(
        claims_csv(keys, known, SETTINGS, VOICES[0]),
        claims_xlsx(keys, known, SETTINGS, VOICES[0]),
        claims_sqlite(keys, known, SETTINGS, VOICES),
        data_feed(keys, known, SETTINGS, VOICES),
    )


def put_in(root: Path, name: str, raw: bytes) -> Imported:
    wish = ImportWish(file=name, importer="any", today=dt.date(2026, 11, 28))
    imported = import_checks(
        read_checks(raw, name).checks, read_corpus(root, cached=False).corpus, ProjectFiles(root), wish
    )
    commit(root, imported.changes)
    return imported


def files_of(root: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_form_brings_the_same_checks_and_a_second_import_changes_nothing(tmp_path: Path) -> None:
    counts = []
    for place, raw in exported(corpus()):
        imported = put_in(tmp_path, place.rpartition("/")[2], raw)
        assert imported.findings == (), place
        counts.append({name: number for name, number in imported.counts.items() if number})
    assert counts == [{"new": 1 + len(HARD)}, *[{"unchanged": 1 + len(HARD)}] * 3]
    before = files_of(tmp_path)
    for place, raw in exported(corpus()):
        put_in(tmp_path, place.rpartition("/")[2], raw)
    assert files_of(tmp_path) == before


def test_nothing_is_lost_that_a_check_can_hold(tmp_path: Path) -> None:
    for place, raw in exported(make_corpus()):
        put_in(tmp_path, place.rpartition("/")[2], raw)
    (record,) = read_corpus(tmp_path, cached=False).corpus.checks.values()
    told = record.value.model_dump(mode="json", exclude_defaults=True, exclude={"origin"})
    assert told == {
        "claim": "The minister refused the call.",
        "language": "en",
        "claimant": "The minister refused the call.",
        "said_on": "2023-08-14",
        "appearances": ["https://example.org/article"],
        "url": "https://example.org/desk/claims/visit/call/",
        "published": "2026-11-20",
        "modified": "2026-11-22",
        "label": "refuted",
        "scale": {"worst": "1", "value": "1", "best": "5"},
        "summary": "The minister refused the call.",
    }
    (publisher,) = read_corpus(tmp_path, cached=False).corpus.publishers.values()
    assert (publisher.name.pick("en").words, publisher.url) == ("The desk", "https://example.org/")


def test_answers_come_along_in_the_language_of_the_form() -> None:
    for place, raw in exported(corpus()):
        answers = [check.answers for check in read_checks(raw, place).checks]
        assert {(one.question, one.answer) for one in chain(*answers)} == {("Who refused?", "The minister.")}, place


def test_a_table_in_another_language_is_of_that_language() -> None:
    known = corpus()
    ((place, raw),) = claims_csv(list(known.claims)[:1], known, SETTINGS, VOICES[1])
    (check,) = read_checks(raw, place).checks
    assert (check.claim, check.language, check.label) == ("fr The minister refused the call.", "fr", "réfuté")


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    ((_, raw),) = claims_xlsx(sorted(corpus().claims), corpus(), SETTINGS, VOICES[0])
    sheet = load_workbook(io.BytesIO(raw)).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert "=1+1" in {cell.value for cell in cells}
    for cell in cells:
        assert cell.data_type in {"s", "inlineStr"}
        assert cell.quotePrefix == (cell.value[0] in "=@-"), cell.value


def test_the_same_claims_give_the_same_bytes() -> None:
    assert dict(exported(corpus())) == dict(exported(corpus()))
    ((_, raw),) = claims_xlsx((), Corpus(), SETTINGS, VOICES[0])
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def database(*statements: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(";".join(statements))
    return connection.serialize()


def own_view() -> bytes:
    ((_, raw),) = claims_sqlite((), Corpus(), SETTINGS, VOICES)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(raw)
    connection.executescript("ALTER TABLE claims RENAME TO held; CREATE VIEW claims AS SELECT * FROM held")
    return connection.serialize()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (lambda: b"SQLite format 3\0" + b"\1" * 5_000, "this database cannot be read: "),
        (lambda: database("CREATE TABLE claims (claim)"), "only the databases that claimspring publishes are read"),
        (lambda: database("CREATE TABLE other (claim)"), "only the databases that claimspring publishes are read"),
        (own_view, "only the databases that claimspring publishes are read"),
    ],
)
def test_a_database_that_is_none_of_ours_is_refused(raw: Callable[[], bytes], told: str) -> None:
    with pytest.raises(TableRefused, match=told):
        read_checks(raw(), "claims.sqlite")


def test_answers_that_somebody_spoiled_are_left_out() -> None:
    ((place, raw),) = claims_csv(list(corpus().claims), corpus(), SETTINGS, VOICES[0])
    spoiled = raw.decode().replace('{""question""', '[""question""').encode()
    checks = read_checks(spoiled, place).checks
    assert {check.answers for check in checks} == {()}
