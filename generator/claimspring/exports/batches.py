"""Claims beside each other in a dump whose records are made together, and kept from one build to the next.

A batch ends with a claim whose name says so, as in content-defined chunking: where a claim comes or goes, one batch is
another, or two are, and all others hold the same claims as before.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from claimspring.model.ids import ClaimKey

USUAL = 32
"""So many claims are a batch on average."""
MOST = 4 * USUAL

Records: TypeAlias = Sequence[Iterable[bytes]]
"""The records of a batch, by the file that they are for: a table is there in several formats."""


def batches(keys: Iterable[ClaimKey]) -> Iterator[tuple[ClaimKey, ...]]:
    """The keys in batches, in their order."""
    batch: list[ClaimKey] = []
    for key in keys:
        batch.append(key)
        if len(batch) == MOST or zlib.crc32(str(key).encode()) % USUAL == 0:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
