"""Whose view a sentence gives where no verb of saying introduces it as a statement.

In: a sentence and its attributions. Out: further attributions: `For the authors, …`, `… (Institute of Tides, 2023)`,
`is accused by critics of …`, `urged the council to …`, `disputed the notion that …`.
"""

from collections.abc import Iterator, Sequence

from claimspring.extract.cues import AttributionRelation, Pattern, by_nobody, quotation_ends
from claimspring.extract.names import name_in
from claimspring.extract.phrases import Range, phrase_after, subject_after
from claimspring.extract.sentence import TokenizedSentence
from claimspring.extract.verb_arguments import is_infinitive, said_object, subject_of
from claimspring.extract.verbs import SPOKEN_MOODS, VerbGroup, verb_group
from claimspring.lexicon.forms import Act

_CITED = 16
_ASIDE = 8
"""Tokens at most before the comma after which a verb without subject opens a sentence."""
_AGENT_REACH = 14
_OBJECT_REACH = 16


def find_stances(sentence: TokenizedSentence, attributions: Sequence[AttributionRelation]) -> list[AttributionRelation]:
    """The views of a sentence beside what it reports, in the order of their places."""
    taken = {a.cue.stop - 1 for a in attributions}
    found = [*_viewpoint(sentence), *_cited(sentence), *_echoed(sentence, taken)]
    if sentence.lexicon.drops_pronouns:
        found += _subjectless(sentence, taken)
    for index, low in enumerate(sentence.lows):
        if index in taken or sentence.quoted[index] or low not in sentence.lexicon.verbs:
            continue
        stance = _by_agent(sentence, index) or _toward_object(sentence, index)
        if stance is not None:
            found.append(stance)
    return sorted(found, key=lambda a: a.cue)


def _viewpoint(sentence: TokenizedSentence) -> list[AttributionRelation]:
    """`Pour les auteurs, …`, `Cependant, pour Jan Hamáček, …`: at the start, before a comma."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first = 2 if lows[1:2] == [","] else 0
    if first >= len(lows) or lows[first] not in lexicon.words.viewpoints:
        return []
    speaker = phrase_after(sentence, first + 1)
    if speaker is None or lows[speaker.stop : speaker.stop + 1] != [","] or name_in(sentence, speaker) is None:
        return []
    tokens = sentence.tokens[speaker.first : speaker.stop]
    persons = lexicon.roles.people | lexicon.roles.unnamed | lexicon.roles.outlets
    plural = [token.low.removesuffix("s") for token in tokens]
    called = any(token.low in persons for token in tokens) or any(low in persons for low in plural)
    if not called and sum(token.capital for token in tokens) < 1 + (tokens[0].low not in lexicon.words.determiners):
        return []
    content = Range(0, len(lows))
    return [
        AttributionRelation(Pattern.ACCORDING, Act.BELIEF, Range(first, first + 1), speaker, content, hearsay=False)
    ]


def _subjectless(sentence: TokenizedSentence, taken: set[int]) -> Iterator[AttributionRelation]:
    """`Además, señaló que …`, `“…”, dijo a la red`: a verb of saying whose subject the language drops.

    The verb stands for its speaker.
    """
    lows, lexicon = sentence.lows, sentence.lexicon
    for index in (
        i for i, low in enumerate(lows) if low in lexicon.verbs and i not in taken and not sentence.quoted[i]
    ):
        group = verb_group(sentence, index)
        if group is None or not group.moods & SPOKEN_MOODS or subject_after(sentence, index + 1) is not None:
            continue
        if by_nobody(sentence, group):
            continue
        cue = Range(group.first, index + 1)
        told = index + 1 < len(lows) and lows[index + 1] in lexicon.words.complementizers
        if told and _opens(sentence, group.first):
            yield AttributionRelation(
                Pattern.THAT, group.act, cue, cue, Range(index + 2, len(lows)), hearsay=group.hearsay
            )
        elif quotation_ends(sentence, group.first):
            yield AttributionRelation(
                Pattern.INVERTED, group.act, cue, cue, Range(0, group.first), hearsay=group.hearsay
            )


def _opens(sentence: TokenizedSentence, index: int) -> bool:
    """Whether nothing but adverbs, clitics and an aside before a comma stands before a place, or a joint does."""
    lows, words = sentence.lows, sentence.lexicon.words
    while index and (lows[index - 1] in words.adverbs or lows[index - 1] in words.clitics - words.determiners):
        index -= 1
    if index == 0 or lows[index - 1] in words.conjunctions:
        return True
    aside = range(max(0, index - 1))
    return (
        lows[index - 1] == "," and len(aside) <= _ASIDE and not any(sentence.lexicon.is_finite(lows[i]) for i in aside)
    )


def _echoed(sentence: TokenizedSentence, taken: set[int]) -> list[AttributionRelation]:
    """`As Reyes points out in the report, …`: at the start, with the verb after its subject."""
    lows, lexicon = sentence.lows, sentence.lexicon
    comma = next((i for i in range(1, min(len(lows), _CITED)) if lows[i] == ","), None)
    if lows[0] not in lexicon.echoes or comma is None:
        return []
    verb = next((i for i in range(2, comma) if lows[i] in lexicon.verbs and i not in taken), None)
    group = verb_group(sentence, verb) if verb is not None else None
    speaker = subject_of(sentence, group) if group is not None else None
    if group is None or speaker is None or speaker.first != 1 or name_in(sentence, speaker) is None:
        return []
    cue, content = Range(group.first, group.verb + 1), Range(comma + 1, len(lows))
    return [AttributionRelation(Pattern.THAT, group.act, cue, speaker, content, hearsay=group.hearsay)]


def _cited(sentence: TokenizedSentence) -> list[AttributionRelation]:
    """`… (Institute of Tides, 2023).` at the end of a sentence."""
    lows = sentence.lows
    stop = len(lows) - 1 - (lows[-1] in ".!…")
    if stop < 4 or lows[stop] != ")":
        return []
    first = next((i for i in range(stop - 1, max(0, stop - _CITED), -1) if lows[i] == "("), None)
    comma = next((i for i in range(first + 1, stop) if lows[i] == ","), None) if first is not None else None
    if first is None or comma is None or not _all_names(sentence, first + 1, comma):
        return []
    year = stop == comma + 2 and lows[comma + 1].isdecimal() and len(lows[comma + 1]) == 4
    if not year and not _all_names(sentence, comma + 1, stop):
        return []
    speaker, content = Range(first + 1, comma), Range(0, first)
    return [AttributionRelation(Pattern.ACCORDING, Act.ASSERT, Range(first, stop + 1), speaker, content, hearsay=False)]


def _all_names(sentence: TokenizedSentence, first: int, stop: int) -> bool:
    words = [i for i in range(first, stop) if sentence.is_word(i)]
    small = [i for i in words if not sentence.tokens[i].capital]
    return (
        bool(words)
        and len(small) < len(words)
        and all(sentence.is_small(i) for i in small)
        and not any(sentence.lows[i][0].isdigit() for i in range(first, stop))
    )


def _by_agent(sentence: TokenizedSentence, index: int) -> AttributionRelation | None:
    """`is accused by critics of promoting …`: who says so is the agent of a passive."""
    lows, lexicon = sentence.lows, sentence.lexicon
    verb = lexicon.verbs[lows[index]]
    first = next((i for i in range(index - 1, max(-1, index - 4), -1) if lows[i] in lexicon.passives), None)
    if first is None or verb.act not in {Act.ACCUSE, Act.BELIEF, Act.PRAISE, Act.ASSERT}:
        return None
    reach = _AGENT_REACH if verb.act is Act.BELIEF or lows[index] in lexicon.clauses.perceiving else 1
    agent = next(
        (i for i in range(index + 1, min(len(lows) - 1, index + 1 + reach)) if lows[i] in lexicon.roles.agents), None
    )
    speaker = phrase_after(sentence, agent + 1) if agent is not None else None
    if speaker is None:
        return None
    inner = next((i for i in range(speaker.first + 1, speaker.stop) if lows[i] in lexicon.words.gerund_leads), None)
    if inner is not None and lows[inner + 1].endswith(lexicon.clauses.gerund_endings):
        speaker = Range(speaker.first, inner)
    if name_in(sentence, speaker) is None:
        return None
    content = Range(0, len(lows))
    return AttributionRelation(Pattern.SEEN, verb.act, Range(first, index + 1), speaker, content, hearsay=False)


def _toward_object(sentence: TokenizedSentence, index: int) -> AttributionRelation | None:
    """`urged the council to act`, `disputed the notion that …`, `likens it to a war`: said about something."""
    group = verb_group(sentence, index)
    if group is None or index + 2 >= len(sentence.lows):
        return None
    opening = said_object(sentence, group)
    if opening is None or not (_asks(sentence, group, opening) or group.lemma in sentence.lexicon.objecting):
        return None
    speaker = subject_of(sentence, group)
    if speaker is None:
        return None
    if name_in(sentence, speaker) is None and sentence.lows[speaker.first] not in sentence.lexicon.pronouns:
        return None
    cue, content = Range(group.first, group.verb + 1), Range(opening, len(sentence.lows))
    return AttributionRelation(Pattern.OBJECT, group.act, cue, speaker, content, hearsay=group.hearsay)


def _asks(sentence: TokenizedSentence, group: VerbGroup, opening: int) -> bool:
    """`a demandé à la Confédération d'interdire`, `pledged to act`: then an infinitive."""
    lows, words = sentence.lows, sentence.lexicon.words
    if group.act in {Act.ORDER, Act.ANNOUNCE} and lows[opening] in words.infinitive_marks:
        return is_infinitive(sentence, opening + 1)
    if group.act is not Act.ORDER:
        return False
    for index in range(opening + 1, min(len(lows) - 1, opening + _OBJECT_REACH)):
        if lows[index] in ";:.":
            return False
        if lows[index] in words.infinitive_marks and is_infinitive(sentence, index + 1):
            return True
        if lows[index] in words.calling_marks and is_infinitive(sentence, index + 1):
            return True
    return False
