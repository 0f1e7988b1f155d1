"""The models -> JSON Schemas (draft-07) for the editors that editors use: completion and errors while they type.

A schema completes the names of the desk's own articles, sources, publishers and verdicts, and takes others too: it does
not know of one that was added since. It takes whatever the reader takes. YAML turns `title: 1984` into a number before
a schema sees it, where the reader keeps the text; so every text may be a number or a truth value too.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimspring.model.actors import Person
from claimspring.model.article import ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.desk import DeskMember
from claimspring.model.ids import DeskRef, PersonRef, PublisherRef, RatingRef, TopicRef
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.settings import FORMAT
from claimspring.model.source import Source
from claimspring.model.topic import Topic
from claimspring.model.translation import Translation
from claimspring.read import files
from claimspring.read.decode import decode
from claimspring.read.fault import Unreadable
from claimspring.read.single import MAX_LIST_BYTES
from claimspring.read.yaml import parse

Schema: TypeAlias = dict[str, Any]

_ROOTS: Mapping[str, tuple[str, TypeAdapter[Any]]] = MappingProxyType(
    {
        "claim": ("A claim: claims/<article>/<claim>.yml", TypeAdapter(Claim)),
        "source": ("A source: claims/sources/<source>.yml", TypeAdapter(Source)),
        "publishers": ("All publishers: claims/publishers.yml", TypeAdapter(dict[PublisherRef, Publisher])),
        "ratings": ("The verdict scale: claims/ratings.yml", TypeAdapter(dict[RatingRef, Rating])),
        "people": ("All people: claims/people.yml", TypeAdapter(dict[PersonRef, Person])),
        "topics": ("All topics: claims/topics.yml", TypeAdapter(dict[TopicRef, Topic])),
        "desk": ("Who works at the desk: claims/desk.yml", TypeAdapter(dict[DeskRef, DeskMember])),
        "translation": (
            "An article's translation: claims/translations/<article>.<language>.yml",
            TypeAdapter(Translation),
        ),
        "article": ("The front matter of an article: content/articles/<article>.md", TypeAdapter(ArticleHeader)),
    }
)


Ids: TypeAlias = Mapping[str, Sequence[str]]
"""The names of what a desk has, by `article`, `source`, `publisher`, `rating`, `person`, `topic`, `desk`; and by
`actor` (people and publishers) and `authority` (sources and publishers)."""
_NONE: Ids = MappingProxyType({})


def schemas(ids: Ids = _NONE) -> dict[str, Schema]:
    """The schema of each kind of file, by its name without ending; with `ids`, names are completed."""
    return {name: _schema(name, title, adapter, ids) for name, (title, adapter) in _ROOTS.items()}


def schema_files(ids: Ids = _NONE) -> dict[str, str]:
    """The files of all schemas, by their paths in the project's folder."""
    made = schemas(ids)
    return {
        f"{files.SCHEMAS}/{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in made.items()
    }


def ids_of(root: Path, docs_dir: str) -> Ids:
    """The names of what lies in a project; those of a list that cannot be read are left out."""
    found = files.discover(root, docs_dir)
    names = {kind: [PurePosixPath(path).stem for path in paths] for kind, paths in found.kinds().items()}
    sources = sorted([*names["source"], *(f"article-{name}" for name in names["article"])])
    publishers, people = _keys(root, files.PUBLISHERS), _keys(root, files.PEOPLE)
    return {
        "article": names["article"],
        "source": sources,
        "publisher": publishers,
        "rating": _keys(root, files.RATINGS),
        "person": people,
        "topic": _keys(root, files.TOPICS),
        "desk": _keys(root, files.DESK),
        "actor": sorted({*people, *publishers}),
        "authority": sorted({*sources, *publishers}),
    }


def _keys(root: Path, path: str) -> list[str]:
    try:
        return sorted(parse(decode((root / path).read_bytes(), limit=MAX_LIST_BYTES)).data)
    except (OSError, Unreadable):
        return []


def _schema(name: str, title: str, adapter: TypeAdapter[Any], ids: Ids) -> Schema:
    made = adapter.json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    made.pop("title", None)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:claimspring:format-{FORMAT}:{name}",
        "title": title,
        **made,
        "definitions": definitions,
    }
    known = _Known(ids)
    whole = {key: known.put_into(_draft_7(value)) for key, value in schema.items()}
    whole["definitions"] |= {f"known-{kind}": {"enum": list(ids[kind])} for kind in sorted(known.used)}
    return whole


class _Known:
    """Puts a desk's names where one of them is wanted."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.used: set[str] = set()

    def put_into(self, value: Any) -> Any:  # noqa: ANN401 -- JSON
        """The same with the marks of the models replaced: the desk's names, or whatever can be one."""
        match value:
            case {"x-id-of": kind, **rest}:
                told = {key: rest.pop(key) for key in ("description", "default") if key in rest}
                if not self._ids.get(kind):
                    return {**rest, **told}
                self.used.add(kind)
                return {"anyOf": [{"$ref": f"#/definitions/known-{kind}"}, rest], **told}
            case dict():
                return {key: self.put_into(item) for key, item in value.items()}
            case list():
                return [self.put_into(item) for item in value]
            case _:
                return value


def _draft_7(value: Any) -> Any:  # noqa: ANN401 -- JSON
    """A reference with something beside it is wrapped, for draft-07 overlooks what stands beside a reference."""
    match value:
        case {"$ref": reference, **beside} if beside:
            return {"allOf": [{"$ref": reference}], **{key: _draft_7(item) for key, item in beside.items()}}
        case dict():
            return {key: _draft_7(item) for key, item in value.items()}
        case list():
            return [_draft_7(item) for item in value]
        case _:
            return value


class _Generator(GenerateJsonSchema):
    """Leaves out titles that only repeat a key, and takes scalars of every kind where text is wanted."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 -- pydantic's signature
        return False

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        return {**made, "type": ["string", "integer"] if "pattern" in made else ["string", "number", "boolean"]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys have their pattern, and no others are allowed; they are always text."""
        made = super().dict_schema(schema)
        if "patternProperties" in made:
            made["additionalProperties"] = False
        made.pop("propertyNames", None)
        return made
