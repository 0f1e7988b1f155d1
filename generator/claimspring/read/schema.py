"""The models -> JSON Schemas (draft-07) for the editors that editors use: completion and errors while they type.

A schema takes whatever the reader takes. YAML turns `title: 1984` into a number before a schema sees it, where the
reader keeps the text; so every text may be a number or a truth value too.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimspring.model.article import ArticleHeader
from claimspring.model.claim import Claim
from claimspring.model.ids import PublisherRef, RatingRef
from claimspring.model.publisher import Publisher
from claimspring.model.rating import Rating
from claimspring.model.source import Source

Schema: TypeAlias = dict[str, Any]

_ROOTS: Mapping[str, tuple[str, TypeAdapter[Any]]] = MappingProxyType(
    {
        "claim": ("A claim: claims/<article>/<claim>.yml", TypeAdapter(Claim)),
        "source": ("A source: claims/sources/<source>.yml", TypeAdapter(Source)),
        "publishers": ("All publishers: claims/publishers.yml", TypeAdapter(dict[PublisherRef, Publisher])),
        "ratings": ("The verdict scale: claims/ratings.yml", TypeAdapter(dict[RatingRef, Rating])),
        "article": ("The front matter of an article: content/articles/<article>.md", TypeAdapter(ArticleHeader)),
    }
)


def schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by its name without ending."""
    return {name: _schema(title, adapter) for name, (title, adapter) in _ROOTS.items()}


def _schema(title: str, adapter: TypeAdapter[Any]) -> Schema:
    made = adapter.json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    made.pop("title", None)
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **made, "definitions": definitions}
    return {key: _draft_7(value) for key, value in schema.items()}


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
