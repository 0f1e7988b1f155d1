"""The dumps of all claims: of each batch of claims its records, and the files of the records of all batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimspring.exports.batches import Records, batches
from claimspring.exports.data_feed import feed_files, feed_records
from claimspring.exports.database import database_files, database_records, schema
from claimspring.exports.dump_schemas import PackagedFile, data_package, json_schema
from claimspring.exports.dumps import json_files, json_records, table_files, table_records
from claimspring.exports.prov import claim_nodes, prov_of
from claimspring.exports.subgraph import Extract, everything
from claimspring.i18n.multilingual import encoded
from claimspring.i18n.translator import Words
from claimspring.model.ids import ClaimKey
from claimspring.routes import files
from claimspring.site.page import Output
from claimspring.site.site import Site
from claimspring.site.view import View


@dataclass(frozen=True, slots=True)
class Dump:
    """How the files of a dump come to be."""

    records: Callable[[View, Sequence[ClaimKey]], Records]
    """Those of one batch of claims."""
    files: Callable[[View, Iterable[Records]], Iterator[Output]]
    """The files, of the records of all batches in their order."""

    def make(self, view: View) -> Iterator[Output]:
        """The files, all records made anew."""
        return self.files(view, (self.records(view, batch) for batch in dumped(view.site)))


def dumped(site: Site) -> Iterator[Sequence[ClaimKey]]:
    """The claims of which dumps tell, in batches."""
    return batches(sorted(site.published))


def _json_records(view: View, keys: Sequence[ClaimKey]) -> Records:
    return [json_records(keys, view.site.corpus, view.site.settings)]


def _json_files(view: View, found: Iterable[Records]) -> Iterator[Output]:
    """All claims as data, and what its members mean."""
    for place, made in json_files(found):
        yield Output(place, [made])
    yield Output(files.CLAIMS_SCHEMA, [json_schema(view.site.settings)])


def _feed_records(view: View, keys: Sequence[ClaimKey]) -> Records:
    return [feed_records(keys, view.site.corpus, view.site.settings, _voices(view))]


def _feed_files(view: View, found: Iterable[Records]) -> Iterator[Output]:
    """All ClaimReviews in a feed for aggregators."""
    modified = view.site.last_change.isoformat() if view.site.last_change else None
    for place, made in feed_files(found, view.site.settings, modified):
        yield Output(place, [made])


def _database_records(view: View, keys: Sequence[ClaimKey]) -> Records:
    return [database_records(keys, view.site.corpus, view.site.settings, _voices(view))]


def _database_files(view: View, found: Iterable[Records]) -> Iterator[Output]:
    """All claims as a database, and how its tables are declared."""
    for place, made in database_files(found, view.site.settings):
        yield Output(place, [made])
    yield Output(files.CLAIMS_SQL, [encoded(schema())])


def _table_records(view: View, keys: Sequence[ClaimKey]) -> Records:
    return table_records(keys, view.site.corpus, view.site.settings, view.words)


def _table_files(view: View, found: Iterable[Records]) -> Iterator[Output]:
    """All claims for a spreadsheet, in one language, with a package that lists the files and says what columns mean."""
    site, language = view.site, view.language
    described = []
    for place, made in table_files(found):
        described.append(PackagedFile.of(place, made))
        yield Output(site.addresses.place_in(language, place), [made])
    described.sort(key=lambda file: file.name.endswith(".xlsx"))  # those of one format beside each other
    place = site.addresses.place_in(language, files.DATA_PACKAGE)
    yield Output(place, [data_package(described, site.settings, language)])


def _prov_records(view: View, keys: Sequence[ClaimKey]) -> Records:
    claims = Extract(view.site.provenance, tuple(keys), ())
    return [map(encoded, claim_nodes(claims, view.site.addresses))]


def _prov_files(view: View, found: Iterable[Records]) -> Iterator[Output]:
    """Where all claims and documents come from."""
    claims = (node.decode() for (batch,) in found for node in batch)
    documents = everything(view.site.provenance, ())
    yield Output(files.PROVENANCE_JSONLD, map(encoded, prov_of(documents, view.site.addresses, claims)))


def _voices(view: View) -> list[Words]:
    return [one.words for one in view.alone]


CLAIMS = Dump(_json_records, _json_files)
REVIEWS = Dump(_feed_records, _feed_files)
DATABASE = Dump(_database_records, _database_files)
TABLE = Dump(_table_records, _table_files)
PROVENANCE = Dump(_prov_records, _prov_files)
