"""A weekday on which something was said lies in the past: `the mayor said on Friday that …`, printed on a Thursday.

In: a date found, its sentence and attributions, the article's day. Out: the date, a week earlier where that follows.
Elsewhere the nearest weekday is meant, on either side.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.dates.calendar import Grain
from claimspring.extract.dates.grammar import FoundDate
from claimspring.extract.kinds import is_future
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence

_WEEK = dt.timedelta(days=7)
_NEAR = 6
"""Tokens between the verb and the day at most: `told the Financial Times on Friday`."""


def told_on(
    found: FoundDate, sentence: TokenizedSentence, attributions: Iterable[AttributionRelation], today: dt.date | None
) -> FoundDate:
    """The date as it is meant where it says when something was said."""
    place = next((i for i, token in enumerate(sentence.tokens) if token.start <= found.start < token.end), None)
    ahead = today is not None and found.when.grain is Grain.DAY and dt.timedelta() < found.when.first - today < _WEEK
    if place is None or not ahead or sentence.tokens[place].low not in sentence.lexicon.dates.weekdays:
        return found
    if not any(_says_when(sentence, attribution, place) for attribution in attributions):
        return found
    return found._replace(when=replace(found.when, first=found.when.first - _WEEK, last=found.when.last - _WEEK))


def _says_when(sentence: TokenizedSentence, attribution: AttributionRelation, place: int) -> bool:
    """Whether the day at a place is that on which something was said, and not that of what is still to be said."""
    cue = attribution.cue
    if attribution.pattern is Pattern.ACCORDING or attribution.content.first <= place < attribution.content.stop:
        return False
    before = cue.first - 1
    coming = is_future(sentence, Range(max(0, before), cue.stop)) or (
        before >= 0 and sentence.lows[before] in sentence.lexicon.words.infinitive_marks
    )
    return not coming and (_opens(sentence, attribution, place) or _follows(sentence, attribution, place))


def _opens(sentence: TokenizedSentence, attribution: AttributionRelation, place: int) -> bool:
    """`On Monday, the ministry announced …`: at the start of the sentence, right before the speaker."""
    after = place + 1 + (sentence.lows[place + 1 : place + 2] == [","])
    return after == attribution.speaker.first and all(sentence.is_small(index) for index in range(place))


def _follows(sentence: TokenizedSentence, attribution: AttributionRelation, place: int) -> bool:
    """`said on Monday`, `told Reuters on Monday`, `a déclaré le maire lundi`."""
    cue, speaker = attribution.cue, attribution.speaker
    start = speaker.stop if speaker.first >= cue.stop else cue.stop
    between = range(start, place)
    return start <= place <= start + _NEAR and all(
        sentence.is_small(index) or sentence.tokens[index].capital for index in between
    )
