"""The handbook's examples are valid, and its tables name every field."""

import re
from pathlib import Path

import pytest

from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Appearance, Change, Claim, Contact, Evidence, GivenCredit, Review, TrailStep
from claimspring.model.publisher import Publisher
from claimspring.model.source import Derivation, Source
from claimspring.read.single import read_model

HANDBOOK = Path(__file__).parents[1] / "content" / "handbook"
BLOCK = re.compile(r"^```yaml\n(# .+?)\n(.+?)^```$", re.DOTALL | re.MULTILINE)
PAGES = (
    "index.es.md",
    *(
        f"{name}{suffix}"
        for name in ("index", "claim-files", "sources-and-trails", "reviewing")
        for suffix in (".md", ".fr.md")
    ),
)
EXAMPLES = [(page, *block) for page in PAGES for block in BLOCK.findall((HANDBOOK / page).read_text("utf-8"))]


class ReviewPart(Model):
    """What an example shows of a review."""

    contacted: Contact


class Finished(Model):
    """What finishes a claim."""

    review: Review
    history: tuple[Change, ...]


class OnePublisher(Model):
    """What an example shows of the list of publishers."""

    afp: Publisher


def _model(heading: str) -> type[Model]:
    match heading.removeprefix("# ").split("/"):
        case ["claims", "sources", _]:
            return Source
        case ["claims", _, _]:
            return Claim
        case ["claims", "publishers.yml"]:
            return OnePublisher
        case ["content", "articles", _]:
            return ArticleHeader
    return {
        "# an item of a claim's evidence": Evidence,
        "# an entry of a claim's history": Change,
        "# part of a claim's review": ReviewPart,
        "# what finishes a claim": Finished,
    }[heading]


@pytest.mark.parametrize(("page", "heading", "example"), EXAMPLES)
def test_examples_are_valid(page: str, heading: str, example: str) -> None:
    assert read_model(_model(heading), example.encode()), page


def test_no_example_is_overlooked() -> None:
    blocks = sum((HANDBOOK / page).read_text("utf-8").count("```yaml") for page in PAGES)
    assert len(EXAMPLES) == blocks > 14


@pytest.mark.parametrize("suffix", [".md", ".fr.md"])
@pytest.mark.parametrize(
    ("page", "models"),
    [
        ("claim-files", (Claim, Appearance, GivenCredit, Review, Evidence, TrailStep)),
        ("sources-and-trails", (Source, Derivation)),
    ],
)
def test_every_field_is_explained(page: str, models: tuple[type[Model], ...], suffix: str) -> None:
    text = (HANDBOOK / f"{page}{suffix}").read_text("utf-8")
    explained = set(re.findall(r"`\.?(?:\w+\.)?(\w+)`", text))
    fields = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert fields - explained - {"exact"} == set()
