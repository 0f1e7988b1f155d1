"""The records of dumps, kept batch by batch: an edit makes those of one batch of claims, and copies all others.

They lie in the store of the cache, a file for each batch: a line that says how many bytes each record has, then these.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from claimspring.exports.batches import Records
from claimspring.model.ids import ClaimKey
from claimspring.pipeline.fingerprint import digest
from claimspring.site.data_files import DATA_KINDS
from claimspring.site.dump_files import Dump, dumped
from claimspring.site.page import Output
from claimspring.site.parts import Part, data_part
from claimspring.site.site import Site
from claimspring.site.view import View

NO_PLACE = ""
"""The place of what is kept and is no file of the site."""


class DumpPart(NamedTuple):
    """The part of a dump, in the languages of a view."""

    whole: Part
    """Makes all of its records."""
    dump: Dump
    view: View

    def of_batches(self, files: Sequence[Path]) -> Part:
        """The same part, of records that were kept."""
        return Part(self.whole.name, lambda: self.dump.files(self.view, map(partial(_records, self.whole.name), files)))


def dump_parts(site: Site) -> Iterator[DumpPart]:
    """The parts of all dumps."""
    view = View(site, tuple(site.settings.languages))
    for data in DATA_KINDS:
        if data.dump:
            for one in view.alone if data.in_each else (view,):
                yield DumpPart(data_part(data, one), data.dump, one)


def batch_parts(site: Site) -> Iterator[Part]:
    """What is kept of each batch of claims, in their order."""
    dumps = tuple(dump_parts(site))
    for batch in dumped(site):
        yield Part(f"records {digest(map(str, batch))}", partial(_kept, dumps, batch))


def _kept(dumps: Sequence[DumpPart], batch: Sequence[ClaimKey]) -> Iterator[Output]:
    """The records of a batch for all dumps."""
    sizes: dict[str, list[list[int]]] = {}
    pieces: list[bytes] = []
    for one in dumps:
        sizes[one.whole.name] = []
        for records in one.dump.records(one.view, batch):
            made = list(records)
            sizes[one.whole.name].append([len(record) for record in made])
            pieces += made
    yield Output(NO_PLACE, [json.dumps(sizes).encode() + b"\n", *pieces])


def _records(name: str, file: Path) -> Records:
    """The records of a batch for one dump; raises OSError where the file is gone."""
    with file.open("rb") as packed:
        sizes: Mapping[str, Sequence[Sequence[int]]] = json.loads(packed.readline())
        before = 0
        for other, told in sizes.items():
            if other == name:
                break
            before += sum(map(sum, told))
        packed.seek(before, 1)
        return [_cut(packed.read(sum(lengths)), lengths) for lengths in sizes[name]]


def _cut(packed: bytes, lengths: Sequence[int]) -> list[bytes]:
    ends = list(accumulate(lengths))
    return [packed[end - length : end] for end, length in zip(ends, lengths, strict=True)]
