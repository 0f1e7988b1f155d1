"""What claims lose with documents, in numbers: as Python's own objects it took 2 kB a claim, as numbers a tenth."""

import threading
from array import array
from collections.abc import Iterator, Mapping

from claimspring.model.ids import ClaimKey
from claimspring.model.recorder import Reads, Remembered
from claimspring.trace.graph import NodeId
from claimspring.trace.impact import Loss, Losses

_LOSS = {int(loss): loss for loss in Loss}
_BITS, _MASK = 2, 3
"""A loss takes so many of a number's bits, its document the rest."""


class PackedLosses:
    """The losses of claims, with what was read to find them.

    Processes that are forked read them without copying them: nothing here counts who refers to it.
    """

    def __init__(self) -> None:
        """None are known yet."""
        self._adding = threading.Lock()
        self._told = array("I")
        """For each claim where its reads begin, how many losses it has, and these; for reads how many, and these."""
        self._begin: dict[ClaimKey, int] = {}
        self._documents: list[NodeId] = []
        self._numbers: dict[NodeId, int] = {}

    def __iter__(self) -> Iterator[ClaimKey]:
        return iter(self._begin)

    def __len__(self) -> int:
        return len(self._begin)

    def add(self, found: Mapping[ClaimKey, Losses], reads: Reads) -> None:
        """Keep the losses of claims, all found by the same reads."""
        with self._adding:
            told = self._told
            place = len(told)
            told.append(len(reads))
            told.extend(reads)
            for key, losses in found.items():
                begin = len(told)
                told.extend((place, len(losses)))
                told.extend(self._number(document) << _BITS | loss for document, loss in losses.items())
                self._begin[key] = begin

    def get(self, key: ClaimKey) -> Remembered[Losses] | None:
        """The losses of one claim, None where they are not kept."""
        if (begin := self._begin.get(key)) is None:
            return None
        place, count = self._told[begin : begin + 2]
        packed = self._told[begin + 2 : begin + 2 + count]
        losses = {self._documents[one >> _BITS]: _LOSS[one & _MASK] for one in packed}
        return Remembered(losses, tuple(self._told[place + 1 : place + 1 + self._told[place]]))

    def _number(self, document: NodeId) -> int:
        number = self._numbers.setdefault(document, len(self._documents))
        if number == len(self._documents):
            self._documents.append(document)
        return number
