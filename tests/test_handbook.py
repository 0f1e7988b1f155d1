"""The handbook's examples are valid, and its tables name every field."""

import datetime as dt
import re
from pathlib import Path

import pytest
from PIL import Image

from claimspring.model.article import ArticleHeader
from claimspring.model.base import Model
from claimspring.model.claim import Appearance, Change, Claim, Contact, Evidence, Fix, GivenCredit, Review, TrailStep
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, begun, edition_of, record_path
from claimspring.model.publisher import Publisher
from claimspring.model.source import Derivation, Source
from claimspring.pipeline.project import open_project
from claimspring.read.editing.changeset import FileChange
from claimspring.read.single import read_model
from tests.handbook_pictures import SIZE, names

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "content" / "handbook"
PICTURES = ROOT / "content" / "assets" / "desk"
BLOCK = re.compile(r"^```yaml\n(# .+?)\n(.+?)^```$", re.DOTALL | re.MULTILINE)
PAGES = (
    "by-hand.es.md",
    *(
        f"{name}{suffix}"
        for name in ("by-hand", "claim-files", "sources-and-trails", "reviewing")
        for suffix in (".md", ".fr.md")
    ),
)
EXAMPLES = [(page, *block) for page in PAGES for block in BLOCK.findall((HANDBOOK / page).read_text("utf-8"))]


class ReviewPart(Model):
    """What an example shows of a review."""

    contacted: Contact | None = None
    fix: tuple[Fix, ...] = ()


class Finished(Model):
    """What finishes a claim."""

    review: Review


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


@pytest.mark.parametrize(
    ("page", "heading", "example"), [one for one in EXAMPLES if _model(one[1]) in {Claim, Finished}]
)
def test_what_an_example_finishes_can_be_published(page: str, heading: str, example: str) -> None:
    path = "claims/li-shangfu-moscow-2023-08/april-visit.yml"
    if _model(heading) is Claim:
        path, text = heading.removeprefix("# "), example
    else:
        known = (ROOT / path).read_text("utf-8")
        head, _, rest = known.partition("review:\n")
        text = head + example + "questions:\n" + rest.partition("\nquestions:\n")[2].partition("\nhistory:\n")[0]
        text = text.replace("status: in-review", "status: published\n  reviewed_by: [desk]\n  reviewed_on: 2026-11-23")
        text += "\nhistory:\n  - {on: 2026-11-23, change: first-publication}\n"
    _, article, name = path.removesuffix(".yml").split("/")
    claim, key = read_model(Claim, text.encode()), ClaimKey(ArticleId(article), ClaimId(name))
    record = begun(edition_of(claim, dt.date(2026, 11, 23), EditionKind.FIRST_PUBLICATION))
    files = {path: text, record_path(key): record.text()}
    changes = [FileChange(one, None, held.encode()) for one, held in files.items()]
    found = open_project(ROOT).outcome(changes).errors({"record-removed", "record-rewritten"})
    assert [(one.rule, one.message) for one in found] == [], page


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


PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\.\./assets/desk/(?P<file>[^)]+)\)\{ width=(\d+) height=(\d+) loading=lazy \}"
)
_MOST_BYTES = 60_000


def test_pictures_are_those_that_are_made() -> None:
    shown = [
        (page.name.removesuffix(".md"), picture)
        for page in sorted(HANDBOOK.rglob("*.md"))
        for picture in PICTURE.finditer(page.read_text("utf-8"))
    ]
    assert {picture["file"] for _, picture in shown} == names()
    assert sum(page.read_text("utf-8").count("![") for page in HANDBOOK.rglob("*.md")) == len(shown)
    for page, picture in shown:
        assert picture["alt"], picture
        assert picture["file"].partition("/")[0] == (page.partition(".")[2] or "en"), "in the page's language"
        file = PICTURES / picture["file"]
        with Image.open(file) as made:
            assert made.size == (int(picture[3]), int(picture[4])) == SIZE
        assert file.stat().st_size < _MOST_BYTES, file
    assert {str(file.relative_to(PICTURES)) for file in PICTURES.rglob("*.*")} == names()
