"""The records of dumps, kept batch by batch: an edit makes those of one batch of claims, and copies all others.

They lie in the store of the cache, a file for each batch: a line that says how many bytes each record has, then these.
Beside them lies what the claims lose with each document, for which all their trails would have to be followed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimspring.model.ids import ClaimKey
from claimspring.pipeline.fingerprint import digest
from claimspring.site.data_files import DATA_KINDS
from claimspring.site.dump_files import Dump, dumped
from claimspring.site.page import Output
from claimspring.site.parts import Part, data_part
from claimspring.site.site import Site
from claimspring.site.view import View
from claimspring.trace.impact import Loss, Losses

if TYPE_CHECKING:
    from claimspring.trace.graph import NodeId

NO_PLACE = ""
"""The place of what is kept and is no file of the site."""
_LOSSES = "losses"
"""What stands beside the records of the dumps, by these parts' names."""
_LOSS = {int(loss): loss for loss in Loss}


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


class DumpBatch(NamedTuple):
    """Some claims beside each other."""

    claims: Sequence[ClaimKey]
    part: Part
    """Makes what is kept of them."""

    def losses(self, file: Path) -> Mapping[ClaimKey, Losses]:
        """What these claims lose with documents, from what was kept of them."""
        ((told,),) = _records(_LOSSES, file)
        found: Sequence[Mapping[NodeId, int]] = json.loads(told)
        return {
            key: {node: _LOSS[loss] for node, loss in hit.items()} for key, hit in zip(self.claims, found, strict=True)
        }


def dump_batches(site: Site) -> Iterator[DumpBatch]:
    """All batches of claims, in their order."""
    dumps = tuple(dump_parts(site))
    for claims in dumped(site):
        yield DumpBatch(claims, Part(f"records {digest(map(str, claims))}", partial(_kept, site, dumps, claims)))


def _kept(site: Site, dumps: Sequence[DumpPart], batch: Sequence[ClaimKey]) -> Iterator[Output]:
    """The records of a batch for all dumps, and what its claims lose."""
    sizes: dict[str, list[list[int]]] = {}
    pieces: list[bytes] = []
    for one in dumps:
        sizes[one.whole.name] = []
        for records in one.dump.records(one.view, batch):
            made = list(records)
            sizes[one.whole.name].append([len(record) for record in made])
            pieces += made
    losses = json.dumps([site.provenance.losses(key) for key in batch]).encode()
    sizes[_LOSSES] = [[len(losses)]]
    pieces.append(losses)
    yield Output(NO_PLACE, [json.dumps(sizes).encode() + b"\n", *pieces])


def _records(name: str, file: Path) -> Sequence[Sequence[bytes]]:
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
