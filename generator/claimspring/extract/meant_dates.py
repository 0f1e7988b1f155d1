"""The dates of a sentence as an article means them: the grammar's readings, corrected by the words around them.

In: a sentence, its attributions, the article's day. Out: mentions with values. A past verb forbids a reading in the
future; months that are first names, days that are habits, and days counted from another event are no dates.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimspring.extract.addressee import outlet_at
from claimspring.extract.cues import AttributionRelation
from claimspring.extract.dates import calendar
from claimspring.extract.dates.calendar import Grain, Open, When
from claimspring.extract.dates.grammar import FoundDate, find_dates
from claimspring.extract.kinds import happened, is_future
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.extract.speech_date import told_on

_WEEK = dt.timedelta(days=7)
_NEAR = 8
"""Tokens at most between a verb and its day."""
_SHORT = 3
"""Letters of a short name of a month, which before a name is a first name."""


def meant_dates(
    sentence: TokenizedSentence, attributions: Sequence[AttributionRelation], today: dt.date | None
) -> Iterator[FoundDate]:
    """The dates of the sentence in order."""
    whole = Range(0, len(sentence.lows))
    past: bool | None = None
    future = False
    for read in find_dates(sentence.tokens, sentence.lexicon.dates, today):
        place = _tokens(sentence, read)
        if place is None or _is_no_date(sentence, place, read, attributions):
            continue
        found = told_on(read, sentence, attributions, today)
        if today is not None and found.when.first > today and not _names_year(sentence, place):
            if past is None:
                future = is_future(sentence, whole)
                told = happened(sentence, whole) or not sentence.lexicon.pasts.isdisjoint(sentence.lows)
                past = not future and told
            if not future and (_is_sequel(sentence, place) or not _names_day(sentence, place)):
                continue  # `six months after`, `40 metres in a year`: not counted from the article's day
            done = _follows_past(sentence, place, attributions)
            if past or done:
                spoken = bool(attributions) and not done
                found = found._replace(when=_earlier(sentence, place, found.when, today, spoken=spoken))
        yield found._replace(when=_no_finer(sentence, place, _plain(found.when), today))


def _tokens(sentence: TokenizedSentence, found: FoundDate) -> Range | None:
    inside = [i for i, token in enumerate(sentence.tokens) if found.start <= token.start < found.end]
    return Range(inside[0], inside[-1] + 1) if inside else None


def _plain(when: When) -> When:
    """The day without its hour: what a claim is dated by."""
    until = replace(when.until, time="") if when.until else None
    return replace(when, time="", until=until) if when.time or until else when


def _no_finer(sentence: TokenizedSentence, place: Range, when: When, today: dt.date | None) -> When:
    """`17 years ago`, `il y a deux mois`: no more exact than the unit in which it counts."""
    date = when.first
    counted = any(sentence.lows[i].isalpha() for i in range(*place)) and not _names_day(sentence, place)
    if today is None or when.grain is not Grain.DAY or not counted or date.day != today.day or date == today:
        return when
    whole = calendar.year(date.year) if date.month == today.month else calendar.month(date.year, date.month)
    return replace(whole, open=when.open)


def _is_no_date(
    sentence: TokenizedSentence, place: Range, found: FoundDate, attributions: Sequence[AttributionRelation]
) -> bool:
    return (
        _is_first_name(sentence, place)
        or _is_habit(sentence, place)
        or _is_season_of(sentence, place)
        or _is_relative(sentence, place)
        or _is_prelude(sentence, place)
        or (found.when.open is Open.BEFORE and found.when.grain is Grain.DAY and not _has_figure(sentence, place))
        or any(_in_outlet(sentence, index) for index in range(*place))
        or any(sentence.lows[a.cue.first] == "(" and a.cue.first < place.first < a.cue.stop for a in attributions)
    )


def _has_figure(sentence: TokenizedSentence, place: Range) -> bool:
    return any(sentence.lows[i][0].isdigit() for i in range(*place))


def _is_first_name(sentence: TokenizedSentence, place: Range) -> bool:
    """`Jan Novák`: a name of a month alone, written large, with another name after it; or a number word."""
    first, stop = place
    if stop - first > 1 or sentence.tokens[first].low not in sentence.lexicon.dates.months:
        return False
    if sentence.lows[first] in sentence.lexicon.dates.counts:  # `sept ans`
        return True
    if stop >= len(sentence.tokens) or not (sentence.tokens[first].capital and sentence.tokens[stop].capital):
        return False
    short = len(sentence.tokens[first].low) <= _SHORT
    return short or first == 0 or sentence.lows[first - 1] not in sentence.lexicon.words.prepositions


def _is_habit(sentence: TokenizedSentence, place: Range) -> bool:
    """`sábados`, `on Saturdays`, `un día sábado`: no day of the calendar."""
    low, lexicon = sentence.tokens[place.stop - 1].low, sentence.lexicon
    weekdays, lows = lexicon.dates.weekdays, sentence.lows
    if low in weekdays and low.endswith("s") and low[:-1] in weekdays:
        return True
    before = place.first - 1
    if before > 0 and lows[before] in lexicon.words.times:
        before -= 1
    alone = place.stop - place.first == 1
    return alone and low in weekdays and before >= 0 and lows[before] in lexicon.clauses.indefinites


def _is_season_of(sentence: TokenizedSentence, place: Range) -> bool:
    """`Christmas carols`: a feast that says what sort of thing it is."""
    stop, lexicon = place.stop, sentence.lexicon
    if sentence.lows[stop - 1] not in lexicon.dates.feasts or stop >= len(sentence.lows):
        return False
    return sentence.is_word(stop) and not sentence.is_small(stop) and not lexicon.is_finite(sentence.lows[stop])


def _is_relative(sentence: TokenizedSentence, place: Range) -> bool:
    """`la veille de l'entrée en vigueur`: counted from what comes after, not from the article's day."""
    lows, lexicon = sentence.lows, sentence.lexicon
    counted = lows[place.stop - 1] in lexicon.dates.eves
    return counted and place.stop < len(lows) and lows[place.stop] in lexicon.words.linkers


def _is_prelude(sentence: TokenizedSentence, place: Range) -> bool:
    """`the previous month`, `dos años antes`: counted back from what was told before; but `earlier this week`."""
    lows, lexicon = sentence.lows, sentence.lexicon
    return any(
        lows[i] in lexicon.dates.preludes and (i > place.first or lows[i] not in lexicon.words.adverbs)
        for i in range(*place)
    )


def _follows_past(sentence: TokenizedSentence, place: Range, attributions: Sequence[AttributionRelation]) -> bool:
    """`issued a recall Monday over an issue that may …`: the verb before the date tells what was, and is no cue."""
    lows, lexicon = sentence.lows, sentence.lexicon
    held = {index for relation in attributions for index in range(*relation.cue)}
    open_helpers = lexicon.modals | lexicon.words.infinitive_marks | (lexicon.passives - lexicon.pasts)
    for index in range(place.first - 1, max(-1, place.first - 1 - _NEAR), -1):
        low = lows[index]
        if low in MARKS or low in ";:—" or index in held or low in lexicon.modals:
            return False
        helped = low in lexicon.auxiliaries and low not in lexicon.passives
        if low in lexicon.pasts or (helped and not low.endswith(lexicon.clauses.futures)):
            return True
        if low.endswith(lexicon.clauses.narrative_endings) and len(low) > _SHORT + 1 and lexicon.is_finite(low):
            return open_helpers.isdisjoint(lows[max(0, index - _SHORT) : index])
    return False


def _is_sequel(sentence: TokenizedSentence, place: Range) -> bool:
    """`al año siguiente`, `the following week`, `He resigned the next day`: counted from what was told before."""
    lows, dates, words = sentence.lows, sentence.lexicon.dates, sentence.lexicon.words
    if any(lows[i] in dates.sequels for i in range(*place)):
        return True
    led = place.first > 1 and lows[place.first - 1] in words.determiners
    return led and lows[place.first] in dates.nexts and lows[place.first - 2] not in words.prepositions


def _in_outlet(sentence: TokenizedSentence, index: int) -> bool:
    """`the Mail on Sunday`: a part of a medium's name."""
    return any(
        (name := outlet_at(sentence, first)) is not None and name.stop > index
        for first in range(max(0, index - 3), index)
    )


def _names_day(sentence: TokenizedSentence, place: Range) -> bool:
    """Whether a month, a weekday or a word such as `tomorrow` is named, and not a length of time alone."""
    dates = sentence.lexicon.dates
    named = dates.months | dates.weekdays | dates.days
    counted = any(sentence.lows[i] in dates.aheads for i in range(*place))
    return not counted and any(part in named for i in range(*place) for part in sentence.tokens[i].low.split("-"))


def _names_year(sentence: TokenizedSentence, place: Range) -> bool:
    return any(sentence.lows[i].isdecimal() and len(sentence.lows[i]) == 4 for i in range(*place))


def _earlier(sentence: TokenizedSentence, place: Range, when: When, today: dt.date, *, spoken: bool) -> When:
    """What a date in the future means beside a past verb; the day of a speech is known already."""
    dates = sentence.lexicon.dates
    this_month = (when.first.year, when.first.month) == (today.year, today.month)
    if when.until is not None or (this_month and when.grain is not Grain.DAY):
        return when  # `at the end of November`, printed in November: nobody leaves out another year then
    if any(part in dates.months for i in range(*place) for part in sentence.tokens[i].low.split("-")):
        year = when.first.year - 1
        if when.grain is Grain.MONTH:
            return replace(calendar.month(year, when.first.month), open=when.open)
        if when.grain is not Grain.DAY:
            return replace(
                when, first=calendar.shift(when.first, "year", -1), last=calendar.shift(when.last, "year", -1)
            )
        date = calendar.valid(year, when.first.month, when.first.day)
        return replace(when, first=date, last=date) if date and date <= today else when
    weekday = any(sentence.tokens[i].low in dates.weekdays for i in range(*place))
    near = when.grain is Grain.DAY and when.first - today < _WEEK and when.open is not Open.BEFORE
    if weekday and near and (when.open is Open.AFTER or not spoken):
        return replace(when, first=when.first - _WEEK, last=when.last - _WEEK)
    return when
