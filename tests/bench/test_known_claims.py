import json
from pathlib import Path

from tests.bench.extract_data import SAMPLES
from tests.bench.known_claims import Task, averitec, checkthat, mean_average_precision

KNOWN = SAMPLES / "known"


def test_posts_find_the_claims_they_repeat(tmp_path: Path) -> None:
    task = checkthat(KNOWN / "queries.tsv", KNOWN / "qrels.tsv", KNOWN / "claims")
    assert mean_average_precision(task) >= 0.82
    table = tmp_path / "claims.tsv"
    rows = [f"{key}\t{texts[0]}\t{texts[1]}" for key, texts in task.claims.items()]
    table.write_text("\n".join(["vclaim_id\tvclaim\ttitle", *rows]), encoding="utf-8")
    assert checkthat(KNOWN / "queries.tsv", KNOWN / "qrels.tsv", table) == task


def test_the_figure_is_the_mean_over_queries_of_the_precision_at_each_right_claim() -> None:
    claims = {"tax": ["The tax fell."], "pier": ["The tax fell at the pier."], "gull": ["Gulls of Vale"]}
    right = {"one": frozenset({"tax", "pier"}), "two": frozenset({"gull"}), "none": frozenset({"tax"})}
    task = Task(claims, {"one": "tax fell", "two": "the pier and gulls of Vale", "none": "zzz"}, right)
    assert mean_average_precision(task) == (1 + 1 + 0) / 3


def test_a_claim_of_averitec_is_asked_for_by_the_address_of_its_check(tmp_path: Path) -> None:
    address = "https://example.org/2023/11/fact-check-lorn-did-not-sell-its-pier-17.html"
    records = [
        {"claim": "Lorn sold its pier.", "fact_checking_article": address},
        {"claim": "Gulls rule Vale.", "fact_checking_article": "https://example.org/1234"},
    ]
    file = tmp_path / "claims.json"
    file.write_text(json.dumps(records), encoding="utf-8")
    task = averitec(file)
    assert task.queries == {"0": "fact check lorn did not sell its pier"}
    assert mean_average_precision(task) == 1
