"""The weights of the ranker: `python -m tests.bench.extract_train CSV [--write]`, ClaimBuster's crowd-sourced set.

Logistic regression, L2 with C = 1, by Newton's method, over the features of `claimspring.extract.worth`; a sentence of
the file is weighed whole. Without `--write` the weights learnt are compared with those in use: they agree to three
decimals.
"""

import csv
import hashlib
import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimspring.extract import worth
from claimspring.extract.attribution import Discourse, RoleAssigner
from claimspring.extract.cues import find_attributions
from claimspring.extract.kinds import KindSigns, form_of, happened, has_figure, is_future, kind_of
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import read_sentence
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold

TARGET = Path(worth.__file__).with_name("ranker.json")
LEFT_OUT = frozenset({"kind quotation"})
"""What debates cannot teach: there everybody speaks, and nobody is quoted."""
STEPS = 12

Row = list[tuple[int, float]]


def rows(path: Path) -> Iterator[tuple[dict[str, float], bool]]:
    """The features of each sentence, and whether people found it worth checking."""
    lexicon = load_lexicons()["en"]
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            text = fold(record["Text"]).strip()
            if not text:
                continue
            sentence = read_sentence(text, 0, len(text), lexicon)
            attributions, part = find_attributions(sentence), Range(0, len(sentence.lows))
            roles = RoleAssigner(text, sentence, Discourse()).credit(attributions, part)
            act = next((attribution.act for attribution in attributions), None)
            form = form_of(sentence, part, attributed=bool(attributions))
            signs = KindSigns(has_figure(sentence, part, ()), is_future(sentence, part), dated=False)
            kind = kind_of(sentence, part, form, act, signs)
            past = happened(sentence, part)
            facts = worth.Facts(kind, form, act, roles, (), signs.figure, signs.future, past)
            yield worth.features(sentence, part, facts), record["Verdict"] == "1"


def learn(data: Sequence[tuple[Row, bool]], size: int, strength: float = 1.0) -> list[float]:
    """The weights, the intercept last: Newton's method on the penalised likelihood, the intercept not penalised."""
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [strength * weight for weight in weights[:-1]] + [0.0]
        hessian = [[strength * (i == j) * (i < size - 1) for j in range(size)] for i in range(size)]
        for row, label in data:
            chance = 1 / (1 + math.exp(-sum(weights[i] * value for i, value in row)))
            curve = chance * (1 - chance)
            for i, value in row:
                gradient[i] += (chance - label) * value
                scaled, line = curve * value, hessian[i]
                for j, other in row:
                    line[j] += scaled * other
        step = _solved(hessian, gradient)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination; a row without anything in it gives 0."""
    size = len(right)
    rows_ = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda row: abs(rows_[row][i]))
        rows_[i], rows_[pivot] = rows_[pivot], rows_[i]
        if abs(rows_[i][i]) < 1e-12:
            continue
        for row in range(i + 1, size):
            factor = rows_[row][i] / rows_[i][i]
            if factor:
                rows_[row] = [a - factor * b for a, b in zip(rows_[row], rows_[i], strict=True)]
    solution = [0.0] * size
    for i in reversed(range(size)):
        if abs(rows_[i][i]) >= 1e-12:
            rest = sum(rows_[i][j] * solution[j] for j in range(i + 1, size))
            solution[i] = (rows_[i][size] - rest) / rows_[i][i]
    return solution


def trained(path: Path) -> dict[str, object]:
    """The contents of the weights file."""
    names = [name for name in worth.REASONS if name not in LEFT_OUT]
    places = {name: place for place, name in enumerate(names)}
    last = len(names)
    data = [
        ([(places[name], value) for name, value in found.items() if name in places] + [(last, 1.0)], label)
        for found, label in rows(path)
    ]
    weights = learn(data, last + 1)
    return {
        "intercept": round(weights[last], 4),
        "weights": {name: round(weights[place], 4) for name, place in places.items()},
        "trained_on": "ClaimBuster, crowd-sourced sentences; Arslan, Hassan, Li, Tremayne, ICWSM 2020; CC BY 4.0",
        "data_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "features_sha256": hashlib.sha256("\n".join(names).encode()).hexdigest(),
        "sentences": len(data),
        "kind": "logistic regression, L2, C = 1",
    }


def main() -> None:
    """Learn the weights; write them, or tell how far those in use are from them."""
    found = trained(Path(sys.argv[1]))
    if "--write" in sys.argv:
        TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    used = json.loads(TARGET.read_text("utf-8"))["weights"]
    learnt = found["weights"]
    assert isinstance(learnt, dict)
    print(f"largest difference of a weight: {max(abs(used[name] - learnt[name]) for name in used):.4f}")


if __name__ == "__main__":
    main()
