"""Claims of this desk and earlier checks of others that a draft has words or numbers in common with.

They are found by the index with which `claimspring extract` offers them; it is made beside the desk when it is first
asked for, which takes a second or two among 10,000 claims, and follows every change from then on.
"""

import threading
from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from claimspring.extract.drafts import known_claims, known_name, texts_of_check, texts_of_claim
from claimspring.extract.similar_claims import KnownClaims, Ranked
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import CheckKey
from claimspring.model.ids import ClaimKey
from claimspring.model.recorder import changed_keys

OFFERED = 3
"""So many known claims are offered at the desk."""

KnownKey: TypeAlias = ClaimKey | CheckKey


class KnownAtDesk:
    """What is known, as the files are now."""

    def __init__(self, lock: threading.RLock, corpus: Callable[[], Corpus]) -> None:
        """`corpus` gives what the desk has read; it is asked under the desk's lock."""
        self._lock, self._corpus = lock, corpus
        self._one = threading.Lock()
        self._index: KnownClaims[KnownKey] | None = None
        self._made_of = Corpus()

    @property
    def is_ready(self) -> bool:
        """Whether something can be offered at once."""
        return self._index is not None

    def prepare(self) -> None:
        """Make the index if there is none; the desk is not held up meanwhile."""
        with self._one:
            with self._lock:
                corpus = self._corpus()
            if self._index is None:
                index = known_claims(corpus)
                with self._lock:
                    self._index, self._made_of = index, corpus

    def index(self) -> KnownClaims[KnownKey]:
        """The index, which follows what changed; asked for under the desk's lock."""
        before, now = self._made_of, self._corpus()
        self._made_of = now
        if self._index is None:
            self._index = known_claims(now)
            return self._index
        for key in changed_keys(before.claims, now.claims):
            record = now.claims.get(key)
            _follow(self._index, key, texts_of_claim(record.value) if record else ())
        for check in changed_keys(before.checks, now.checks):
            found = now.checks.get(check)
            _follow(self._index, check, texts_of_check(found.value) if found else ())
        return self._index

    def like(self, texts: Iterable[str], without: Collection[str]) -> list[Ranked[KnownKey]]:
        """What is likest to any of some texts, the likest first, but nothing of the names `without`."""
        index = self.index()
        found = [one for text in dict.fromkeys(texts) for one in index.best(text, OFFERED + len(without))]
        likest: dict[str, Ranked[KnownKey]] = {}
        for one in sorted(found, key=lambda one: -one.likeness):
            likest.setdefault(known_name(one.of), one)
        return [one for name, one in likest.items() if name not in without][:OFFERED]


def _follow(index: KnownClaims[KnownKey], key: KnownKey, texts: Collection[str]) -> None:
    if texts:
        index.put(key, list(texts))
    else:
        index.drop(key)
