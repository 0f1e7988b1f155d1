"""The dumps described as a schema.org Dataset, for the page of all claims."""

from claimspring.exports.claimreview import CONTEXT, desk
from claimspring.exports.jsonld import Node, compact
from claimspring.exports.licence import licence
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.settings import Settings
from claimspring.routes.addresses import Addresses
from claimspring.routes.files import (
    CLAIM_REVIEWS,
    CLAIMS_CSV,
    CLAIMS_JSON,
    CLAIMS_SQLITE,
    CLAIMS_XLSX,
    PROVENANCE_JSONLD,
)
from claimspring.routes.pages import CLAIMS

_FORMATS = (
    (CLAIMS_JSON, "application/json"),
    (CLAIMS_CSV, "text/csv"),
    (CLAIMS_XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (CLAIMS_SQLITE, "application/vnd.sqlite3"),
    (CLAIM_REVIEWS, "application/ld+json"),
    (PROVENANCE_JSONLD, "application/ld+json"),
)


def dataset(name: Said, description: Said, settings: Settings, words: Words, modified: str | None = None) -> Node:
    """The Dataset node; `name` and `description` are already in the page's languages, `modified` is an ISO date."""
    addresses = Addresses(settings.languages, settings.site_url)
    return compact(
        _context=CONTEXT,
        _type="Dataset",
        name=name,
        description=description,
        url=addresses.page(CLAIMS.place(), words.languages),
        dateModified=modified,
        creator=desk(settings),
        license=licence(settings.licence),
        isAccessibleForFree=True,
        distribution=[
            compact(_type="DataDownload", contentUrl=addresses.absolute(place), encodingFormat=media)
            for place, media in _FORMATS
        ],
    )
