import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from claimspring.exports import batches, volumes
from claimspring.exports.database import schema
from claimspring.exports.dump_schemas import PackagedFile, data_package, json_schema
from claimspring.exports.dumps import ESCAPED, NAMES
from claimspring.i18n.translator import Words
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimId
from claimspring.model.settings import Settings
from tests.exports.tables import claims_csv, claims_json, claims_sqlite, claims_xlsx, data_feed

ENGLISH = Words("en")


def text_of(files: Iterator[tuple[str, bytes]]) -> str:
    """What stands in the one file of a small dump."""
    ((_, made),) = files
    return made.decode()


def test_json_holds_the_claim_with_its_evidence(corpus: Corpus, settings: Settings) -> None:
    dump = json.loads(text_of(claims_json(corpus.claims, corpus, settings)))

    (claim,) = dump["claims"]
    assert claim["url"] == "https://example.org/desk/claims/visit/call/"
    assert claim["statement"]["fr"] == "fr The minister refused the call."
    assert claim["evidence"][0]["url"] == "https://example.org/statement"
    assert claim["evidence"][1] == {"source": "missing", "stance": "supports"}


@pytest.mark.parametrize(
    ("language", "words", "label"),
    [("en", "The minister refused the call.", "refuted"), ("fr", "fr The minister refused the call.", "réfuté")],
)
def test_csv_has_a_row_for_a_claim_with_every_column_filled(
    corpus: Corpus, settings: Settings, language: str, words: str, label: str
) -> None:
    (row,) = csv.DictReader(
        io.StringIO(text_of(claims_csv(corpus.claims, corpus, settings, Words(language))), newline="")
    )

    assert row == {
        "article": "visit",
        "claim": "call",
        "url": f"https://example.org/desk/{'' if language == 'en' else 'fr/'}claims/visit/call/",
        "statement": words,
        "language": language,
        "kind": "event",
        "speaker": "The minister refused the call.",
        "status": "published",
        "verdict": "refuted",
        "verdict_label": label,
        "summary": "The minister refused the call.",
        "reviewed_on": "2026-11-20",
        "supports": "1",
        "refutes": "1",
        "qualifies": "0",
        "context": "1",
        "sources": "statement missing background",
        "topics": "calls",
        "claimant": "The minister refused the call.",
        "said_on": "2023-08-14",
        "appearances": "https://example.org/article",
        "published": "2026-11-20",
        "modified": "2026-11-22",
        "worst": "1",
        "value": "1",
        "best": "5",
        "answers": "",
        "publisher": "The desk",
        "publisher_url": "https://example.org/desk/",
        "licence": "",
        "escaped": "",
    }


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(words=st.text(min_size=1).filter(str.strip))
def test_every_text_survives_json_and_csv(
    words: str, corpus_saying: Callable[[str], Corpus], settings: Settings
) -> None:
    corpus = corpus_saying(words)
    (record,) = corpus.claims.values()
    statement = record.value.statement.pick("en").words

    (claim,) = json.loads(text_of(claims_json(corpus.claims, corpus, settings)))["claims"]
    (row,) = csv.DictReader(io.StringIO(text_of(claims_csv(corpus.claims, corpus, settings, ENGLISH)), newline=""))

    assert claim["statement"]["en"] == statement
    assert row["statement"].removeprefix("'" if "statement" in row["escaped"].split() else "") == statement


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\N{NO-BREAK SPACE}=1"])
def test_no_cell_is_a_formula(words: str, corpus_saying: Callable[[str], Corpus], settings: Settings) -> None:
    corpus = corpus_saying(words)
    (row,) = csv.DictReader(io.StringIO(text_of(claims_csv(corpus.claims, corpus, settings, ENGLISH)), newline=""))

    assert row["statement"] == f"'{words.strip()}"
    assert "statement" in row["escaped"]


def test_an_empty_corpus_has_empty_dumps(settings: Settings) -> None:
    assert json.loads(text_of(claims_json((), Corpus(), settings)))["claims"] == []
    assert text_of(claims_csv((), Corpus(), settings, ENGLISH)) == ",".join([*NAMES, ESCAPED]) + "\r\n"
    assert json.loads(text_of(data_feed((), Corpus(), settings, [ENGLISH])))["dataFeedElement"] == []


@pytest.fixture
def three(corpus: Corpus) -> Corpus:
    """Three claims, each alike."""
    ((key, record),) = corpus.claims.items()
    return replace(corpus, claims={key._replace(claim=ClaimId(name)): record for name in ("a", "b", "c")})


@pytest.fixture
def _full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is full with its first record."""
    monkeypatch.setattr(volumes, "FULL", 1)
    monkeypatch.setattr(batches, "MOST", 1)


@pytest.mark.usefixtures("_full")
def test_a_dump_goes_on_in_files_of_their_own_that_name_the_next(three: Corpus, settings: Settings) -> None:
    keys = list(three.claims)
    dumps = dict(claims_json(keys, three, settings))
    assert list(dumps) == ["data/claims.json", "data/claims-2.json", "data/claims-3.json"]
    assert [json.loads(made).get("next") for made in dumps.values()] == ["claims-2.json", "claims-3.json", None]
    assert [json.loads(made)["claims"][0]["claim"] for made in dumps.values()] == ["a", "b", "c"]
    feeds = [json.loads(made) for _, made in data_feed(keys, three, settings, [ENGLISH])]
    assert [feed.get("hasPart", {}).get("url") for feed in feeds] == [
        "https://example.org/desk/data/claimreviews-2.json",
        "https://example.org/desk/data/claimreviews-3.json",
        None,
    ]
    tables = [made.decode() for _, made in claims_csv(keys, three, settings, ENGLISH)]
    assert [next(csv.DictReader(io.StringIO(table)))["claim"] for table in tables] == ["a", "b", "c"]
    assert [place for place, _ in claims_xlsx(keys, three, settings, ENGLISH)][1:] == [
        "data/claims-2.xlsx",
        "data/claims-3.xlsx",
    ]
    following = [_rows(made, "SELECT value FROM about WHERE name = 'next'") for _, made in
                 claims_sqlite(keys, three, settings, [ENGLISH])]  # fmt: skip
    assert following == [[("claims-2.sqlite",)], [("claims-3.sqlite",)], []]


def _rows(database: bytes, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return connection.execute(query).fetchall()


def test_a_claim_s_texts_words_and_passages_are_tables_of_the_database(corpus: Corpus, settings: Settings) -> None:
    ((_, made),) = claims_sqlite(list(corpus.claims), corpus, settings, [ENGLISH, Words("fr")])
    assert _rows(made, "SELECT language, statement, verdict_label FROM texts") == [
        ("en", "The minister refused the call.", "refuted"),
        ("fr", "fr The minister refused the call.", "réfuté"),
    ]
    assert _rows(made, "SELECT exact, stands_in FROM appearances") == [("refused the call", "visit")]
    assert _rows(made, "SELECT source, stance, url FROM evidence ORDER BY number") == [
        ("statement", "refutes", "https://example.org/statement"),
        ("missing", "supports", None),
        ("background", "context", "https://example.org/b"),
    ]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        declared = connection.execute("SELECT sql FROM sqlite_schema").fetchall()
    assert _rows(made, "SELECT sql FROM sqlite_schema") == declared


def test_json_is_as_its_schema_says_and_nothing_private_is_in_it(corpus: Corpus, settings: Settings) -> None:
    dump = json.loads(text_of(claims_json(corpus.claims, corpus, settings)))
    made = json.loads(json_schema(settings))

    Draft202012Validator.check_schema(made)
    Draft202012Validator(made).validate(dump)
    assert not Draft202012Validator(made).is_valid({"version": 1, "claims": [dump["claims"][0] | {"verdict": "true"}]})
    assert "exceptions" not in made["$defs"]["Claim"]["properties"]
    assert "requests" not in made["$defs"]["Review"]["properties"]


def test_the_package_lists_the_tables_with_columns_licence_and_digests(corpus: Corpus, settings: Settings) -> None:
    files = [
        *claims_csv(corpus.claims, corpus, settings, ENGLISH),
        *claims_xlsx(corpus.claims, corpus, settings, ENGLISH),
    ]
    licensed = settings.model_copy(update={"licence": "CC BY 4.0"})
    package = json.loads(data_package([PackagedFile.of(*file) for file in files], licensed, "en"))

    assert package["licenses"] == [
        {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    table, sheet = package["resources"]
    assert (table["path"], sheet["path"]) == ("claims.csv", "claims.xlsx")
    assert [field["name"] for field in table["schema"]["fields"]] == [*NAMES, ESCAPED]
    assert [field["name"] for field in sheet["schema"]["fields"]] == list(NAMES)
    assert table["bytes"] == len(files[0][1])
    assert table["hash"] == f"sha256:{hashlib.sha256(files[0][1]).hexdigest()}"


def test_a_text_longer_than_a_cell_is_cut_in_the_workbook_alone(
    corpus_saying: Callable[[str], Corpus], settings: Settings
) -> None:
    corpus = corpus_saying("x" * 40_000)
    ((_, made),) = claims_xlsx(corpus.claims, corpus, settings, ENGLISH)
    cells = [cell for row in load_workbook(io.BytesIO(made)).active.values for cell in row if isinstance(cell, str)]
    assert max(map(len, cells)) == 32_767
    assert "x" * 32_766 + "…" in cells
