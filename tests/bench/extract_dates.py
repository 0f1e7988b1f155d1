"""Dates: `python -m tests.bench.extract_dates [FILE|FOLDER...]`, records of Recognizers-Text as JSON lines.

The span must be exact. A value is right where it is one of those in the data: the same day, or the same first and last
day (an end counts whether the data means it to be included or not). Only records with a reference day are asked for
values. Days and ranges of days are what an article's claims need; the whole set also holds times, durations and sets.

The split: the grammar may be tuned on the records of the samples, `tests/data/extract/dates-*.jsonl`, 120 a
language. A record of another file with the same text, day and results as one of them counts as tuned on; all
others are there to measure with, and nobody looks at them one by one. Both parts are printed. The dated records of the
French set are all in its sample: its other records have no reference day, so no values are asked for.
"""

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from claimspring.extract.dates.grammar import find_dates
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold
from tests.bench.extract_data import SAMPLES, files

DAYS = ("date", "daterange")
NO_DAY = dt.date(2016, 11, 7)
"""The day of most records; stands in where a record has none and only the span is asked for."""


class Tally(NamedTuple):
    """Counts by type of expression."""

    all: Counter[str]
    spans: Counter[str]
    dated: Counter[str]
    values: Counter[str]

    def share(self, types: tuple[str, ...] | None = None) -> tuple[float, float]:
        """Spans and values that are right, of these types or of all."""
        chosen = types or tuple(self.all)
        spans = sum(self.spans[kind] for kind in chosen) / max(1, sum(self.all[kind] for kind in chosen))
        return spans, sum(self.values[kind] for kind in chosen) / max(1, sum(self.dated[kind] for kind in chosen))


def measure(records: list[dict[str, Any]], language: str) -> Tally:
    """Count over the records of one language."""
    lexicon = load_lexicons()[language]
    tally = Tally(Counter(), Counter(), Counter(), Counter())
    for record in records:
        text, known = record["input"], record["ref"] is not None
        today = dt.date.fromisoformat(record["ref"][:10]) if known else NO_DAY
        found = {
            (date.start, date.end): str(date.when)
            for date in find_dates(lexicon.tokenize(fold(text)), lexicon.dates, today)
        }
        for gold in record["results"]:
            kind = str(gold["type"]).rpartition(".")[2]
            tally.all[kind] += 1
            tally.dated[kind] += known
            value = found.get(_place(text, gold))
            tally.spans[kind] += value is not None
            tally.values[kind] += (
                known and value is not None and any(_means(value, one) for one in gold["values"] or ())
            )
    return tally


def _place(text: str, gold: dict[str, Any]) -> tuple[int, int]:
    """The place in the data, or where its words are first found: some records count differently."""
    words, start = gold["text"].lower(), gold["start"]
    if text[start : start + len(words)].lower() != words:
        start = text.lower().find(words)
    return start, start + len(words)


def _means(value: str, gold: dict[str, str]) -> bool:
    if value == gold.get("timex"):
        return True
    if "value" in gold:
        return value.replace("T", " ")[:16] == gold["value"][:16]
    first, _, last = value.partition("/") if "/" in value else (value, "/", value)
    return _fits(first, gold.get("start")) and _fits(last, gold.get("end"))


def _fits(edge: str, gold: str | None) -> bool:
    if edge == ".." or gold is None:
        return edge == ".." and gold is None
    padded = f"{edge}-01-01"[:10] if len(edge) == 4 else f"{edge}-01"[:10]
    start = dt.date.fromisoformat(padded)
    months = {4: 12, 7: 1}.get(len(edge), 0)
    month = start.month - 1 + months
    after = dt.date(start.year + month // 12, month % 12 + 1, 1) if months else start + dt.timedelta(days=1)
    return gold[:10] in {str(start), str(after)}


def parted(records: list[dict[str, Any]], language: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The records that the grammar was tuned on, and those that only measure."""
    sample = {_key(record) for record in _read(SAMPLES / f"dates-{language}.jsonl")}
    tuned = [record for record in records if _key(record) in sample]
    return tuned, [record for record in records if _key(record) not in sample]


def _key(record: dict[str, Any]) -> str:
    return json.dumps([record["input"], record["ref"], record["results"]], sort_keys=True)


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Print one line for each part of each file, with the goals."""
    print("records, days and ranges: span (goal .80), value (goal .75); all their expressions: span, value")
    for path in files("dates-*.jsonl", "*.jsonl"):
        language = path.stem[-2:]
        tuned, others = parted(_read(path), language)
        for name, records in (("tuned on", tuned), ("measured on", others)):
            if records:
                print(f"{len(records):>7}  {_shares(measure(records, language))}  {path.name}, {name}")


def _shares(tally: Tally) -> str:
    return "   ".join(
        f"{tally.share(kinds)[0]:.3f}  " + (f"{tally.share(kinds)[1]:.3f}" if _dated(tally, kinds) else "    -")
        for kinds in (DAYS, tuple(tally.all))
    )


def _dated(tally: Tally, kinds: tuple[str, ...]) -> bool:
    return any(tally.dated[kind] for kind in kinds)


if __name__ == "__main__":
    main()
