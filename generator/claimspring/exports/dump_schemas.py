"""What the dumps mean, for machines: a JSON Schema of `claims.json`; a Data Package with a Table Schema of the tables.

https://json-schema.org/draft/2020-12, https://specs.frictionlessdata.io/data-package/ and /table-schema/.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Self

from pydantic import TypeAdapter

from claimspring.exports.claim_table import COLUMNS, KEY
from claimspring.exports.dumps import ESCAPED, PRIVATE
from claimspring.exports.jsonld import Node, compact, document
from claimspring.exports.licence import licence
from claimspring.i18n.multilingual import encoded
from claimspring.model.claim import Claim
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import CLAIMS_CSV, CLAIMS_SCHEMA

_FORMATS: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ESCAPED = {
    "name": ESCAPED,
    "type": "string",
    "description": "Columns whose cells have an apostrophe in front, lest a spreadsheet run them; take it away.",
}
_TEXT = {"type": "string"}


def json_schema(settings: Settings) -> bytes:
    """`data/claims.schema.json`."""
    return _json_schema(Addresses(settings.languages, settings.site_url).absolute(CLAIMS_SCHEMA))


@cache  # no claim changes it, and under `serve` it is asked for again and again
def _json_schema(address: str) -> bytes:
    claim = TypeAdapter(Claim).json_schema(by_alias=True)
    definitions = claim.pop("$defs")
    for name, hidden in PRIVATE.items():
        if isinstance(hidden, set):
            for field in hidden:
                del definitions["Review"]["properties"][field]
        else:
            del claim["properties"][name]
    claim["properties"] = {"article": _TEXT, "claim": _TEXT, "url": _TEXT} | claim["properties"]
    claim["required"] = ["article", "claim", "url", *claim["required"], "evidence"]
    definitions["Evidence"]["properties"] |= dict.fromkeys(("url", "title", "publisher"), _TEXT)
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "Published claims",
        "type": "object",
        "required": ["version", "claims"],
        "additionalProperties": False,
        "properties": {
            "version": {"const": 1},
            "claims": {"type": "array", "items": {"$ref": "#/$defs/Claim"}},
            "next": _TEXT | {"description": "The name of the file, beside this one, in which the claims go on."},
        },
        "$defs": definitions | {"Claim": claim},
    }
    return encoded(document(schema))


class PackagedFile(NamedTuple):
    """What a package says of one file."""

    name: str
    size: int
    digest: str
    """SHA-256, in hexadecimal."""

    @classmethod
    def of(cls, place: str, made: bytes) -> Self:
        """A file by its place and bytes."""
        return cls(place.rpartition("/")[2], len(made), hashlib.sha256(made).hexdigest())


def data_package(tables: Sequence[PackagedFile], settings: Settings, language: str) -> bytes:
    """`data/datapackage.json`: the files of the tables in one language."""
    named = licence(settings.licence)
    path = {"path": named} if isinstance(named, str) else {}
    name = "-".join((settings.licence or "").split())
    package = compact(
        profile="tabular-data-package",
        name="claims",
        title=settings.site_name,
        homepage=settings.site_url,
        languages=[language],
        licenses=[{"name": name, "title": settings.licence, **path}] if name else [],
        resources=list(map(_resource, tables)),
    )
    return encoded(document(package))


def _resource(table: PackagedFile) -> Node:
    stem, _, ending = table.name.rpartition(".")
    as_csv = CLAIMS_CSV.endswith(ending)
    return compact(
        profile="tabular-data-resource",
        name=f"{stem}-{ending}",
        path=table.name,
        format=ending,
        mediatype=_FORMATS[ending],
        encoding="utf-8" if as_csv else None,
        bytes=table.size,
        hash=f"sha256:{table.digest}",
        schema={
            "fields": [*(column._asdict() for column in COLUMNS), *([_ESCAPED] if as_csv else [])],
            "primaryKey": list(KEY),
            "missingValues": [""],
        },
    )
