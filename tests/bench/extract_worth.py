"""Worth: `python -m tests.bench.extract_worth [FILE...]`, ClaimBuster's CSV (Text, Verdict; 1 is worth checking).

Average precision of the ranking by score; a sentence is worth what its best statement is.
"""

import csv

from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.lexicon.load import load_lexicons
from tests.bench.extract_data import files


def average_precision(ranked: list[tuple[float, bool]]) -> float:
    """The mean of the precision at each hit, best score first."""
    hits, total = 0, 0.0
    for place, (_, worth) in enumerate(sorted(ranked, key=lambda pair: -pair[0]), 1):
        if worth:
            hits += 1
            total += hits / place
    return total / max(1, hits)


def measure(rows: list[dict[str, str]]) -> float:
    """The average precision over the rows of a file."""
    extractor = RuleExtractor(load_lexicons())
    ranked = []
    for row in rows:
        statements = extractor.statements(ArticleInput(row["Text"], language="en"))
        ranked.append((max((statement.score for statement in statements), default=0.0), row["Verdict"] == "1"))
    return average_precision(ranked)


def main() -> None:
    """Print one line for each file, with the goal and the peers."""
    print("average precision (goal .80; ClaimBuster's word model .86, hand weights .75)")
    for path in files("worth-*.csv", "*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            print(f"{measure(list(csv.DictReader(file))):.3f}  {path.name}")


if __name__ == "__main__":
    main()
