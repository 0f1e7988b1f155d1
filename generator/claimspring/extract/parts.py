"""What of a sentence becomes a draft: the sentence, the words of a quotation, or clauses that can stand alone.

In: a sentence, its attributions and quotations. Out: parts in the order of their places. The sentence is the unit: a
clause is a part of its own only where all clauses of the sentence can be, and a quotation only where it is speech.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimspring.extract.clauses import split_clauses, trim
from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.phrases import Range
from claimspring.extract.quotations import Quotation, Sort
from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.reading.sentences import split_sentences

LEAST_WORDS = 5
"""A quotation, or a clause, of fewer words is no draft of its own."""
_SPEAKING = frozenset({Pattern.INVERTED, Pattern.COLON, Pattern.QUOTED})
_LITTLE = 3
_NEAR = 8
"""So many tokens at most lead from one clause to the quotation after it."""
_REMARK = 6
"""So many words before a quotation, besides who speaks, are a statement of their own."""


class DraftPart(NamedTuple):
    """A part of a sentence, with what is known of who says it."""

    place: Range
    reaching: list[AttributionRelation]
    quotation: Quotation | None = None
    """The quotation that the part is taken from, whole or a sentence of it."""


def parts_of(
    text: str, sentence: TokenizedSentence, attributions: Sequence[AttributionRelation], quotations: Sequence[Quotation]
) -> list[DraftPart]:
    """The drafts of one sentence."""
    whole = Range(0, len(sentence.lows))
    speech = [
        (quotation, place)
        for quotation in quotations
        if (place := _tokens(sentence, quotation)) is not None and _is_speech(sentence, quotation, place, attributions)
    ]
    if not speech:
        return list(_told(sentence, whole, attributions))
    if any(_bound(sentence, place, attributions) for _, place in speech):
        return [DraftPart(trim(sentence, whole), _reaching(sentence, attributions, whole))]
    found: list[DraftPart] = []
    done = 0
    for quotation, place in speech:
        found += _beside(sentence, Range(done, _lead_stop(sentence, done, place, attributions)), attributions)
        found += _spoken(text, sentence, quotation, place, attributions)
        done = _after_mark(sentence, place.stop)
    found += _beside(sentence, Range(done, whole.stop), attributions)
    return sorted(found, key=lambda part: part.place)


def words_in(sentence: TokenizedSentence, place: Range) -> int:
    """How many words and numbers stand there."""
    return sum(sentence.is_word(index) or sentence.lows[index][0].isdigit() for index in range(*place))


def _tokens(sentence: TokenizedSentence, quotation: Quotation) -> Range | None:
    inside = [i for i, token in enumerate(sentence.tokens) if quotation.start <= token.start < quotation.end]
    return Range(inside[0], inside[-1] + 1) if inside else None


def _is_speech(
    sentence: TokenizedSentence, quotation: Quotation, place: Range, attributions: Sequence[AttributionRelation]
) -> bool:
    """Whether a quotation is what somebody said, and not a word, a title or a piece of a sentence."""
    words = [index for index in range(*place) if sentence.is_word(index)]
    if quotation.sort is not Sort.MARKS:
        return bool(words)
    if words_in(sentence, place) < LEAST_WORDS:
        return False
    starts = sentence.tokens[words[0]].capital or place.first <= 1 or sentence.lows[place.first - 2] == ":"
    starts = starts or not sentence.lows[place.first][0].isalpha()
    capitals = sum(sentence.tokens[index].capital for index in words)
    if not starts or capitals > 0.6 * len(words):
        return _is_complement(sentence, place, attributions)
    said = any(_covers(a, place) and a.pattern in _SPEAKING for a in attributions)
    return said or len(words) > _REMARK + 2 or any(sentence.lexicon.is_finite(sentence.lows[index]) for index in words)


def _is_complement(sentence: TokenizedSentence, place: Range, attributions: Sequence[AttributionRelation]) -> bool:
    """`aseveró que “este ataque no es un tema de dinero …”`: all that is said stands inside the marks."""
    before = _before_mark(sentence, place.first) - 1
    if before < 1 or sentence.lows[before] not in sentence.lexicon.words.complementizers:
        return False
    held = {index for a in attributions for index in (*range(*a.cue), *range(*a.speaker))}
    lead = sum(sentence.is_word(i) and not sentence.is_small(i) for i in range(before) if i not in held)
    other = any(a.content.first < before - LEAST_WORDS and a.cue.stop <= a.content.first for a in attributions)
    return words_in(sentence, place) > _REMARK + 2 and (lead < _REMARK or other)


def _lead_stop(
    sentence: TokenizedSentence, first: int, place: Range, attributions: Sequence[AttributionRelation]
) -> int:
    """Where the words before a quotation end, without those that introduce it: `…, a la vez que aseveró que “…”`."""
    lows, stop = sentence.lows, _before_mark(sentence, place.first)
    cues = [a for a in attributions if _covers(a, place) and first <= a.cue.first < stop and a.cue.stop > stop - _NEAR]
    if not cues:
        return stop
    cue = max(cues, key=lambda a: a.cue)
    start = min(cue.cue.first, cue.speaker.first) if first <= cue.speaker.first < cue.cue.first else cue.cue.first
    comma = next((i for i in range(start - 1, max(first, start - _NEAR), -1) if lows[i] in ",;"), None)
    return comma if comma is not None else start


def _before_mark(sentence: TokenizedSentence, first: int) -> int:
    return first - 1 if first and sentence.lows[first - 1] in MARKS else first


def _after_mark(sentence: TokenizedSentence, stop: int) -> int:
    return stop + 1 if stop < len(sentence.lows) and sentence.lows[stop] in MARKS else stop


def _bound(sentence: TokenizedSentence, place: Range, attributions: Sequence[AttributionRelation]) -> bool:
    """Whether a short quotation belongs to a sentence that says more: `laughed when he urged voters, “…”`."""
    cue = next((a for a in attributions if _covers(a, place) and a.cue.stop <= place.first), None)
    if cue is None:
        return False
    lead = Range(0, min(cue.cue.first, cue.speaker.first))
    busy = any(sentence.lexicon.is_finite(sentence.lows[i]) for i in range(*lead) if not sentence.quoted[i])
    return busy and words_in(sentence, lead) < 2 * _REMARK and words_in(sentence, place) < 3 * _REMARK


def _covers(attribution: AttributionRelation, place: Range) -> bool:
    return attribution.content.first <= place.first < attribution.content.stop


def _spoken(
    text: str,
    sentence: TokenizedSentence,
    quotation: Quotation,
    place: Range,
    attributions: Sequence[AttributionRelation],
) -> Iterator[DraftPart]:
    """A draft for each sentence of a quotation; what is too short goes with the one before it."""
    outside = [a for a in attributions if _covers(a, place) and not place.first <= a.cue.first < place.stop]
    if not outside:  # `Levy said, but “…”`
        outside = [a for a in attributions if a.cue.stop <= place.first and a.pattern is not Pattern.ACCORDING][-1:]
    outside.sort(key=lambda a: (a.pattern is Pattern.ACCORDING, _distance(a.cue, place)))
    inside = [] if outside else [a for a in attributions if _interrupts(a, place)]
    start, end = sentence.tokens[place.first].start, sentence.tokens[place.stop - 1].end
    pieces: list[Range] = []
    for first, last in split_sentences(text, start, end, sentence.lexicon):
        tokens = [i for i in range(*place) if first <= sentence.tokens[i].start < last]
        if not tokens:
            continue
        piece = Range(tokens[0], tokens[-1] + 1)
        short = words_in(sentence, piece) < LEAST_WORDS and sentence.lows[piece.stop - 1] != "?"
        if short and pieces and sentence.lows[pieces[-1].stop - 1] != "?":
            pieces[-1] = Range(pieces[-1].first, piece.stop)
        else:
            pieces.append(piece)
    for piece in pieces:
        said = next((a for a in inside if piece.first <= a.cue.first < piece.stop), None)
        words = trim(sentence, Range(piece.first, min(said.content.stop, piece.stop)) if said else piece)
        if words_in(sentence, words) >= LEAST_WORDS and sentence.lows[words.stop - 1] != "?":
            yield DraftPart(words, outside or inside, quotation)


def _distance(cue: Range, place: Range) -> int:
    return place.first - cue.stop if cue.stop <= place.first else cue.first - place.stop


def _interrupts(attribution: AttributionRelation, place: Range) -> bool:
    """`“Text, rappelle Anne Petit, professeure. Text.”`: the credit inside of the marks."""
    return attribution.pattern is Pattern.INVERTED and place.first < attribution.cue.first < place.stop


def _beside(
    sentence: TokenizedSentence, place: Range, attributions: Sequence[AttributionRelation]
) -> Iterator[DraftPart]:
    """What stands before or after a quotation, where it is more than the credit."""
    said: set[int] = set()
    for attribution in attributions:
        said |= {*range(*attribution.cue), *range(*attribution.speaker)}
    rest = [i for i in range(*place) if i not in said and (sentence.is_word(i) or sentence.lows[i][0].isdigit())]
    lexicon = sentence.lexicon
    own = [a for a in attributions if place.first <= a.cue.first < place.stop and _says_here(a, place)]
    finite = any(lexicon.is_finite(sentence.lows[i]) for i in rest)
    if len(rest) < _REMARK or not (finite or own):
        return
    first = place.first
    if place.first and own:
        first = max(place.first, min(min(a.cue.first, max(a.speaker.first, place.first)) for a in own))
    elif place.first and not _begins(sentence, place):
        return
    yield from _told(sentence, Range(first, place.stop), attributions)


def _says_here(attribution: AttributionRelation, place: Range) -> bool:
    """Whether what is said stands there, and not in the quotation before."""
    content = attribution.content
    return (
        content.first >= place.first and min(content.stop, place.stop) - max(content.first, place.first) >= LEAST_WORDS
    )


def _begins(sentence: TokenizedSentence, place: Range) -> bool:
    """Whether words after a quotation start a clause of their own: `…”, but the bridge is shut`."""
    lows, words = sentence.lows, sentence.lexicon.words
    first = place.first
    while first < place.stop and lows[first] in ",;:—.":
        first += 1
    return first < place.stop and (lows[first] in words.conjunctions or lows[first] in sentence.lexicon.clauses.joints)


def _told(
    sentence: TokenizedSentence, place: Range, attributions: Sequence[AttributionRelation]
) -> Iterator[DraftPart]:
    """The clauses at a place where each can stand alone, else the place as a whole."""
    inside = [a for a in attributions if place.first <= a.cue.first < place.stop]
    held = {index for a in inside for index in (*range(*a.cue), *range(*a.speaker))}
    clauses = [trim(sentence, clause) for clause in split_clauses(sentence, inside, place)]
    alone = len(clauses) > 1 and all(_stands_alone(sentence, clause, place, held) for clause in clauses)
    for clause in clauses if alone else [trim(sentence, place)]:
        part = DraftPart(clause, _reaching(sentence, attributions, clause))
        if not (part.reaching and _says_little(sentence, clause, held)):
            yield part


def _says_little(sentence: TokenizedSentence, place: Range, held: set[int]) -> bool:
    """`“That's correct,” Volker said`: nothing but a word or two besides who says it."""
    return sum(sentence.is_word(i) or sentence.lows[i][0].isdigit() for i in range(*place) if i not in held) < _LITTLE


def _stands_alone(sentence: TokenizedSentence, clause: Range, place: Range, held: set[int]) -> bool:
    """Whether a clause can be read without the rest of its sentence."""
    lows, lexicon = sentence.lows, sentence.lexicon
    if words_in(sentence, clause) < LEAST_WORDS + 1 or _says_little(sentence, clause, held):
        return False
    low = lows[clause.first]
    if low in lexicon.clauses.dependents or lexicon.openers.length_at(lows, clause.first):
        return False
    if low.endswith(lexicon.clauses.participle_endings) and len(low) > 4:
        return False
    if clause.first > place.first and not _has_subject(sentence, clause):
        return False
    return any(lexicon.is_finite(lows[i]) for i in range(*clause))


def _has_subject(sentence: TokenizedSentence, clause: Range) -> bool:
    """Whether a noun phrase comes before the clause's verb."""
    lows, lexicon = sentence.lows, sentence.lexicon
    verb = next((i for i in range(*clause) if lexicon.is_finite(lows[i])), None)
    if verb is None or verb == clause.first:
        return False
    first = lows[clause.first]
    named = sentence.tokens[clause.first].capital or first in lexicon.words.plurals or first.endswith("s")
    return first in lexicon.words.determiners or named


def _reaching(
    sentence: TokenizedSentence, attributions: Sequence[AttributionRelation], place: Range
) -> list[AttributionRelation]:
    """The attributions of a part, those inside of it first."""
    reaching = [a for a in attributions if _reaches(sentence, a, place) and not _in_aside(sentence, a, place)]
    inside = [a for a in reaching if place.first <= a.cue.first < place.stop and a.pattern is not Pattern.ACCORDING]
    inside.sort(key=lambda a: not _is_outer(a, inside))
    return [*inside, *(a for a in reaching if a not in inside)]


def _in_aside(sentence: TokenizedSentence, attribution: AttributionRelation, place: Range) -> bool:
    """`The resolution, which calls for a truce, passed on Friday`: said in an aside about the subject."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first = attribution.speaker.first
    if attribution.speaker.stop - first > 1 or lows[first] not in lexicon.words.relatives or lows[first - 1] != ",":
        return False
    if any(lexicon.is_finite(lows[i]) or lows[i] == "," for i in range(place.first, first - 1)):
        return False
    commas = [i for i in range(attribution.cue.stop, place.stop - 1) if lows[i] == "," and not sentence.quoted[i + 1]]
    return any(lexicon.is_finite(lows[i + 1]) and lows[i + 1] not in lexicon.verbs for i in commas)


def _is_outer(attribution: AttributionRelation, others: Sequence[AttributionRelation]) -> bool:
    """`The board thinks that …, said its spokesman`: who says all of it."""
    content = attribution.content
    return attribution.pattern is Pattern.INVERTED and any(
        content.first <= other.cue.first < content.stop for other in others if other is not attribution
    )


def _reaches(sentence: TokenizedSentence, attribution: AttributionRelation, part: Range) -> bool:
    if part.first <= attribution.cue.first < part.stop:
        return True
    return attribution.content.first <= part.first < attribution.content.stop and not any(
        low == ";" for low in sentence.lows[attribution.content.first : part.first]
    )
