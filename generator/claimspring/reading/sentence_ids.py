"""Sentences to the ids by which pages, translations and links name them: `s-` and six digits of a hash of the words.

An id holds while the sentence stands as it is, wherever it moves; its number on a page is its order alone.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_DIGITS = 6


def sentence_ids(sentences: Iterable[str]) -> Iterator[str]:
    """The id of each sentence of an article, in order; one that stands there twice is counted: `s-1f0a2b-2`.

    White space and Unicode composition make no difference.
    """
    counts: Counter[str] = Counter()
    for sentence in sentences:
        words = unicodedata.normalize("NFC", " ".join(sentence.split()))
        name = f"s-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"
        counts[name] += 1
        yield name if counts[name] == 1 else f"{name}-{counts[name]}"
