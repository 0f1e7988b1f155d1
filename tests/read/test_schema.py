"""The committed JSON Schemas: current, drawn up rightly, and as lenient as the reader."""

import json
from pathlib import Path

import jsonschema
import pytest
from _pytest.mark import ParameterSet
from pydantic import JsonValue

from claimspring.model.settings import FORMAT
from claimspring.read.articles import split
from claimspring.read.schema import ids_of, schemas
from claimspring.read.yaml import Data, parse
from tests.harbour import Harbour

from .conftest import CLAIM, SOURCE

ROOT = Path(__file__).parents[2]
SCHEMAS = schemas()


def as_editors_see_it(value: Data) -> JsonValue:
    """Data as the YAML of text editors gives it (version 1.2): plain scalars become numbers and truth values."""
    if isinstance(value, dict):
        return {key: as_editors_see_it(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_editors_see_it(item) for item in value]
    if value in {"true", "false"}:
        return value == "true"
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def written() -> list[ParameterSet]:
    """What the good projects of the tests hold."""
    tests = ROOT / "tests"
    files = [
        file
        for project in (tests / "projects/small", tests / "cases/check/_good")
        for pattern in ("claims/*/*.yml", "claims/*.yml", "content/articles/*.md")
        for file in project.glob(pattern)
    ]
    return [pytest.param(file, id=file.relative_to(ROOT).as_posix()) for file in sorted(files)]


def schema_of(file: Path) -> str:
    if file.suffix == ".md":
        return "article"
    if file.parent.name == "claims":
        return file.stem
    return "source" if file.parent.name == "sources" else "claim"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_current(name: str) -> None:
    """But for the names of what lies in the project: adding a source is no mistake."""
    committed = json.loads((ROOT / f"claims/schema/{name}.json").read_text(encoding="utf-8"))
    known = (kind for kind in committed["definitions"] if kind.startswith("known-"))
    ids = {kind.removeprefix("known-"): committed["definitions"][kind]["enum"] for kind in known}
    assert committed == schemas(ids)[name], "run 'claimspring schema'"
    jsonschema.Draft7Validator.check_schema(committed)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_says_what_it_means(name: str) -> None:
    def undescribed(schema: JsonValue, route: str) -> list[str]:
        if not isinstance(schema, dict):
            return []
        own = [f"{route}.{key}" for key, of in schema.get("properties", {}).items() if not of.get("description")]
        return own + [lack for key, inner in schema.items() for lack in undescribed(inner, f"{route}.{key}")]

    assert undescribed(SCHEMAS[name], name) == []


@pytest.mark.parametrize("file", written())
def test_what_the_reader_takes_is_valid(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    document = split(text)[0] if file.suffix == ".md" else parse(text)
    jsonschema.Draft7Validator(SCHEMAS[schema_of(file)]).validate(as_editors_see_it(document.data))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_has_a_name_of_its_own_that_tells_the_format(name: str) -> None:
    assert SCHEMAS[name]["$id"] == f"urn:claimspring:format-{FORMAT}:{name}"
    assert "x-id-of" not in json.dumps(SCHEMAS[name])


def test_the_names_of_a_desk_are_completed_and_new_ones_taken(harbour: Harbour) -> None:
    made = schemas(ids_of(harbour.root, "content"))["claim"]
    jsonschema.Draft7Validator.check_schema(made)
    assert made["definitions"]["known-source"] == {"enum": ["article-bridge", "ministry-register", "port-notice"]}
    assert made["definitions"]["known-article"] == {"enum": ["bridge"]}
    assert "supported" in made["definitions"]["known-rating"]["enum"]
    evidence = made["definitions"]["Evidence"]["properties"]["source"]
    assert evidence["anyOf"][0] == {"$ref": "#/definitions/known-source"}
    assert evidence["description"]
    new = {**parse(CLAIM).data, "evidence": [{"source": "made-just-now", "stance": "supports"}]}
    jsonschema.Draft7Validator(made).validate(new)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(made).validate({**new, "evidence": [{"source": "No Id", "stance": "supports"}]})


def test_the_names_of_a_list_that_cannot_be_read_are_left_out(harbour: Harbour) -> None:
    harbour.write("claims/publishers.yml", "a: [\n")
    (harbour.root / "claims/ratings.yml").unlink()
    ids = ids_of(harbour.root, "content")
    assert (ids["publisher"], ids["rating"]) == ([], [])
    assert "known-publisher" not in schemas(ids)["claim"]["definitions"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("claim", CLAIM),
        ("source", SOURCE),
        ("source", SOURCE + "note: 1984\nauthor: true\nlanguage: no\n"),
        ("source", SOURCE.replace("published: 2026-01", "published: 2026")),
        ("source", SOURCE + "note: {en: 1, fr: false}\n"),
        ("source", SOURCE + "note:\nunlocated: ~\n"),
        ("claim", CLAIM.replace("topics: [bridges, transport]", "topics: [2023]")),
    ],
)
def test_a_schema_takes_what_the_reader_takes(kind: str, text: str) -> None:
    jsonschema.Draft7Validator(SCHEMAS[kind]).validate(as_editors_see_it(parse(text).data))


@pytest.mark.parametrize(
    "text",
    [
        SOURCE.replace("kind: primary", "kind: first"),
        SOURCE.replace("publisher: operator\n", ""),
        SOURCE + "nots: x\n",
        SOURCE + "note: {english: x}\n",
        SOURCE.replace("https://", "ttps://"),
        SOURCE.replace("published: 2026-01", "published: January"),
        SOURCE + "origin: perhaps\n",
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMAS["source"]).validate(as_editors_see_it(parse(text).data))
