"""The publisher that an article credits. In: publishers.yml and the article's words. Out: the publisher's id."""

import re
from collections.abc import Mapping

from claimspring.anchor.normalise import fold
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher

_WORD = re.compile(r"[^\W_]+")


class PublisherNames:
    """Every name and alias of the known publishers, found as whole words."""

    def __init__(self, publishers: Mapping[PublisherId, Publisher]) -> None:
        self._names: dict[tuple[str, ...], PublisherId] = {}
        for name, publisher in publishers.items():
            for words in (*publisher.name.root.values(), *publisher.aliases):
                self._names.setdefault(_words(words), name)
        self._longest = max(map(len, self._names), default=0)

    def find(self, words: str) -> PublisherId | None:
        """The publisher with the longest name that occurs in the words; None where there is none."""
        tokens = _words(words)
        for length in range(min(self._longest, len(tokens)), 0, -1):
            for first in range(len(tokens) - length + 1):
                found = self._names.get(tokens[first : first + length])
                if found is not None:
                    return found
        return None

    def called(self, words: str) -> PublisherId | None:
        """The publisher of just this name, an article before it aside; None where there is none."""
        tokens = _words(words)
        return self._names.get(tokens) or self._names.get(tokens[1:])


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
