"""Every sentence of an article with its place, zone and language, and whether it can be checked.

In: an article's text without its front matter. Out: passages in order; `claimspring.site` lays the claims over them
for the coverage figure.
"""

from collections.abc import Iterable, Iterator, Mapping

from claimspring.extract.cues import find_attributions
from claimspring.extract.file_labels import FileLabels
from claimspring.extract.kinds import has_figure
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence, read_sentence
from claimspring.extract.strip_markup import plain
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.model.passage import Passage, Uncheckable, Zone
from claimspring.reading.sentences import split_sentences
from claimspring.reading.zones import ZonedLine, read_lines

_SHORT_ZONES = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.HEADING, Zone.CAPTION})
_LEAST_WORDS = 3
_SPEAKING = {Zone.CAPTION: 12, Zone.TITLE: 7, Zone.STANDFIRST: 7}
"""So many words are taken for a statement although no verb was recognised."""


def passages(text: str, *, language: str | None = None, markdown: bool = True) -> tuple[Passage, ...]:
    """The sentences of `text`; offsets count its code points. `language` is the article's, where it is known."""
    lexicons = load_lexicons()
    main = language if language in lexicons else None
    lines = read_lines(read := plain(text, markdown=markdown), lexicons, main)
    return tuple(_passages(read, FileLabels(text, markdown=markdown).told(lines, lexicons), lexicons))


def _passages(text: str, lines: Iterable[ZonedLine], lexicons: Mapping[str, Lexicon]) -> Iterator[Passage]:
    for line in lines:
        lexicon = lexicons[line.language]
        for start, end in split_sentences(text, line.start, line.end, lexicon):
            sentence = read_sentence(text, start, end, lexicon)
            yield Passage(start, end, line.zone, line.language, uncheckable(sentence, line.zone))


def uncheckable(sentence: TokenizedSentence, zone: Zone) -> Uncheckable | None:
    """Why a sentence states nothing that can be true or false; None where it does."""
    lexicon, lows = sentence.lexicon, sentence.lows
    words = sum(map(sentence.is_word, range(len(lows))))
    if zone is Zone.BOILERPLATE:
        return Uncheckable.BOILERPLATE
    if lows[-1] == "?" or lows[-2:-1] == ["?"]:
        return Uncheckable.QUESTION
    if _appeals(sentence):
        return Uncheckable.APPEAL
    speaks = any(map(lexicon.is_finite, lows)) or words >= _SPEAKING.get(zone, len(lows) + 1)
    if words < _LEAST_WORDS or (zone in _SHORT_ZONES and not speaks):
        return Uncheckable.FRAGMENT
    judging = not lexicon.kinds.opinion.isdisjoint(lows)
    if judging and not has_figure(sentence, Range(0, len(lows)), ()) and not find_attributions(sentence):
        return Uncheckable.OPINION
    return None


def _appeals(sentence: TokenizedSentence) -> bool:
    """Whether the sentence asks the reader for something: `Merci …`, `Retrouvez …`."""
    first, kinds = sentence.lows[0], sentence.lexicon.kinds
    asks = len(first) > 5 and first.endswith(kinds.appeal_endings) and not sentence.is_small(0)
    return first in kinds.appeal or asks
