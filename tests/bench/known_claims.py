"""Known claims: `python -m tests.bench.known_claims [--vectors] [QUERIES QRELS CLAIMS | AVERITEC]`, MAP at five.

CheckThat 2022, task 2A: QUERIES is a table (tabs, with a head) of ids and texts, QRELS one of query, 0, claim and
relevance without a head, CLAIMS a folder of JSON files, one claim each, or a table with `vclaim_id`, `vclaim`, `title`.
An AVeriTeC file is asked in the same way: its claims are the known ones, and the words of the address under which a
checker published the check, often another wording of the claim, are the query. Without files: our own sample.
`--vectors` ranks by the word vectors of the extra `similar` as well.
"""

import csv
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from claimspring.extract.similar_claims import OFFERED, KnownClaims
from claimspring.extract.word_vectors import WordVectors, installed_vectors
from tests.bench.extract_data import SAMPLES

_SHORTEST = 4
"""Words of an address that are a wording of a claim, not its number."""


class Task(NamedTuple):
    """Known claims with their texts, queries, and the claims that are right for each."""

    claims: Mapping[str, Sequence[str]]
    queries: Mapping[str, str]
    right: Mapping[str, frozenset[str]]


def checkthat(queries: Path, qrels: Path, claims: Path) -> Task:
    """The files of CheckThat."""
    with queries.open(encoding="utf-8", newline="") as file:
        texts = {row[0]: row[1] for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]}
    right: dict[str, set[str]] = {}
    for line in qrels.read_text("utf-8").splitlines():
        query, _, claim, relevance = line.split("\t")
        if relevance.strip() != "0":
            right.setdefault(query, set()).add(claim)
    return Task(dict(_claims(claims)), texts, {query: frozenset(found) for query, found in right.items()})


def _claims(place: Path) -> Iterator[tuple[str, list[str]]]:
    if place.is_dir():
        rows = [json.loads(path.read_text("utf-8")) for path in sorted(place.glob("*.json"))]
    else:
        with place.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        yield str(row["vclaim_id"]), [text for text in (row["vclaim"], row.get("title")) if text]


def averitec(path: Path) -> Task:
    """Claims of AVeriTeC, each asked for by the address of its check."""
    records = json.loads(path.read_text("utf-8"))
    claims = {str(number): [record["claim"]] for number, record in enumerate(records)}
    queries = {key: words for key, record in zip(claims, records, strict=True) if (words := _slug(record))}
    return Task(claims, queries, {key: frozenset({key}) for key in queries})


def _slug(record: Mapping[str, str | None]) -> str:
    path = urlsplit(record["fact_checking_article"] or "").path.rstrip("/")
    words = [word for word in re.split(r"[-_.]", path.rpartition("/")[2]) if word.isalpha() and word != "html"]
    return " ".join(words) if len(words) >= _SHORTEST else ""


def mean_average_precision(task: Task, vectors: WordVectors | None = None) -> float:
    """At five, over the queries for which a claim is right."""
    index = KnownClaims(task.claims.items(), vectors)
    total = 0.0
    for query, right in task.right.items():
        found, gained = 0, 0.0
        for rank, ranked in enumerate(index.best(task.queries[query], OFFERED), 1):
            if ranked.of in right:
                found += 1
                gained += found / rank
        total += gained / min(len(right), OFFERED)
    return total / max(1, len(task.right))


def main() -> None:
    """Print the figure, with its goal."""
    places = [Path(argument) for argument in sys.argv[1:] if argument != "--vectors"]
    vectors = installed_vectors() if "--vectors" in sys.argv else None
    folder = SAMPLES / "known"
    if len(places) == 1:
        task = averitec(*places)
    else:
        task = checkthat(*(places or (folder / "queries.tsv", folder / "qrels.tsv", folder / "claims")))
    start = time.process_time()
    figure = mean_average_precision(task, vectors)
    seconds = time.process_time() - start
    print(f"{len(task.right)} queries, {len(task.claims)} known claims: MAP@{OFFERED} {figure:.3f} (goal .82)")
    print(f"  {seconds:.2f} s of processor time")


if __name__ == "__main__":
    main()
