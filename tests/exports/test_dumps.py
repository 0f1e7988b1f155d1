import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimspring.exports.dumps import COLUMNS, claims_csv, claims_json
from claimspring.model.corpus import Corpus
from claimspring.model.settings import Settings


def test_json_holds_the_claim_with_its_evidence(corpus: Corpus, settings: Settings) -> None:
    dump = json.loads("".join(claims_json(corpus.claims, corpus, settings)))

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
    (row,) = csv.DictReader(io.StringIO("".join(claims_csv(corpus.claims, corpus, settings, language)), newline=""))

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

    (claim,) = json.loads("".join(claims_json(corpus.claims, corpus, settings)))["claims"]
    (row,) = csv.DictReader(io.StringIO("".join(claims_csv(corpus.claims, corpus, settings, "en")), newline=""))

    assert claim["statement"]["en"] == statement
    assert row["statement"].removeprefix("'" if "statement" in row["escaped"].split() else "") == statement


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\N{NO-BREAK SPACE}=1"])
def test_no_cell_is_a_formula(words: str, corpus_saying: Callable[[str], Corpus], settings: Settings) -> None:
    corpus = corpus_saying(words)
    (row,) = csv.DictReader(io.StringIO("".join(claims_csv(corpus.claims, corpus, settings, "en")), newline=""))

    assert row["statement"] == f"'{words.strip()}"
    assert "statement" in row["escaped"]


def test_an_empty_corpus_has_empty_dumps(settings: Settings) -> None:
    assert json.loads("".join(claims_json((), Corpus(), settings)))["claims"] == []
    assert "".join(claims_csv((), Corpus(), settings, "en")) == ",".join(COLUMNS) + "\r\n"
