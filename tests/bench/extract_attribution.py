"""Who says what: `python -m tests.bench.extract_attribution [FILE|FOLDER...]`, sentences with spans as JSON lines.

A cue counts as found where the spans touch; cues that the data calls optional count neither way. A source counts as
right where it shares more than half of its letters with the one in the data. The data only knows the verbs of a list,
so recall flatters, and beliefs count as attributions.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimspring.extract.cues import find_attributions
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence, read_sentence
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold
from tests.bench.extract_data import files

Span = tuple[int, int]


class Found(NamedTuple):
    """A cue and its source, in code points."""

    cue: Span
    source: Span


class Tally(NamedTuple):
    """Counts over a file."""

    right: int
    extra: int
    missed: int
    sources: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the cues."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    @property
    def source(self) -> float:
        """The share of right sources among the cues found."""
        return self.sources / max(1, self.right)


def measure(records: list[dict[str, Any]], lexicons: dict[str, Lexicon]) -> Tally:
    """Count over the records of one language."""
    right = extra = missed = sources = 0
    for record in records:
        found = list(_found(record, lexicons))
        for gold in record["attributions"]:
            cues = [tuple(span) for span in gold["cue"]["spans"]]
            match = next((one for one in found if any(_shared(one.cue, cue) for cue in cues)), None)
            if match is None:
                missed += 1
                continue
            found.remove(match)
            right += 1
            spans = gold["source"]["spans"]
            sources += _alike(match.source, (spans[0][0], spans[-1][1]))
        ignored = [tuple(span) for span in record["optional_cues"]]
        ignored += [tuple(span) for gold in record["attributions"] for span in gold["cue"]["spans"]]
        extra += sum(not any(_shared(one.cue, span) for span in ignored) for one in found)
    return Tally(right, extra, missed, sources)


def _found(record: dict[str, Any], lexicons: dict[str, Lexicon]) -> Iterator[Found]:
    text = record["text"]
    if not text.strip():
        return
    sentence = read_sentence(fold(text), 0, len(text), lexicons[record["lang"]])
    for attribution in find_attributions(sentence):
        yield Found(_span(sentence, attribution.cue), _span(sentence, attribution.speaker))


def _span(sentence: TokenizedSentence, place: Range) -> Span:
    return sentence.tokens[place.first].start, sentence.tokens[place.stop - 1].end


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _alike(one: Span, other: Span) -> bool:
    return 2 * _shared(one, other) >= 0.5 * (one[1] - one[0] + other[1] - other[0])


def main() -> None:
    """Print one line for each file, with the goals."""
    lexicons = load_lexicons()
    print("cue F1 (goal .90), source right (goal .93)")
    for path in files("attribution-*.jsonl", "*.jsonl"):
        tally = measure([json.loads(line) for line in Path(path).read_text("utf-8").splitlines()], lexicons)
        print(f"{tally.f1:.3f}  {tally.source:.3f}  n={tally.right + tally.missed:<4} {path.name}")


if __name__ == "__main__":
    main()
