import json
import math
from collections.abc import Callable

import pytest

from claimspring.extract import worth
from claimspring.extract.statement import Statement
from tests.bench.extract_train import TARGET, learn

Extract = Callable[..., list[Statement]]


def test_every_feature_has_a_weight_and_words() -> None:
    weights = json.loads(TARGET.read_text("utf-8"))["weights"]
    assert set(weights) <= set(worth.REASONS)
    assert set(worth.REASONS) - set(weights) <= {"kind quotation"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Unemployment rose by 3 percent in 2022.", "I think it will be a wonderful future for all of us."),
        ("The council spent 3 million euros on the pier.", "We should ask what the council wants to do."),
    ],
)
def test_what_can_be_looked_up_is_worth_more(extract: Extract, better: str, worse: str) -> None:
    first, second = extract(f"{better} {worse}", language="en")
    assert first.score > 0.5 > second.score


def test_reasons_are_the_three_weightiest_with_their_sign(extract: Extract) -> None:
    (one,) = extract("The council spent 3 million euros on the pier in 2022.", language="en")
    assert len(one.reasons) == 3
    assert all(reason[:2] in {"+ ", "− "} for reason in one.reasons)
    assert "+ names a number" in one.reasons


def test_learning_finds_the_weights_that_made_the_data() -> None:
    data = []
    for number in range(400):
        row = [(0, float(number % 2)), (1, float(number % 3)), (2, 1.0)]
        chance = 1 / (1 + math.exp(-(2 * row[0][1] - row[1][1] + 0.5)))
        data += [(row, step < round(20 * chance)) for step in range(20)]
    first, second, intercept = learn(data, 3)
    assert (round(first), round(second), round(intercept * 2) / 2) == (2, -1, 0.5)


def test_the_words_of_somebody_named_are_always_shown(extract: Extract) -> None:
    (one,) = extract("“We have got each other and the old pier,” said Beth.", language="en")
    assert one.score >= worth.SHOWN_FROM
