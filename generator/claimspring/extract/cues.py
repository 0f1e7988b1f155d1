"""Who says what, sentence by sentence: verbs of saying and words such as `selon`, with the one who speaks.

In: a sentence. Out: its attributions, in order: the cue, the speaker's words, and which part is said. No parser: verb
forms from the lexicon, then the signs of a statement around them (`que`, a colon, quotation marks, inversion).
"""

from dataclasses import dataclass
from enum import StrEnum

from claimspring.extract.phrases import Range, abbreviates, phrase_after, subject_after
from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.extract.verb_arguments import TELLING, complement_of, infinitive_at, subject_of
from claimspring.extract.verbs import SPOKEN_MOODS, VerbGroup, idiom_group, is_inverted, verb_group
from claimspring.lexicon.forms import Act, Mood

_REACH = 10
_LEAST_CLAUSE = 8
_LEAST_TOLD = 4
_LITTLE = 3
_CALLING = frozenset({Act.ORDER, Act.ACCUSE, Act.PRAISE})
_SPEECH_ENDS = frozenset(",.!?…")


class Pattern(StrEnum):
    """By which sign the verb was taken for one that introduces a statement."""

    THAT = "that"
    COLON = "colon"
    INVERTED = "inverted"
    ACCORDING = "according"
    QUOTED = "quoted"
    OBJECT = "object"
    """Without a clause of its own: `accuse X de`, `a salué la « coopération »`, `a annoncé la suspension`."""
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class AttributionRelation:
    """One "who says what" of a sentence, in token ranges."""

    pattern: Pattern
    act: Act
    cue: Range
    speaker: Range
    content: Range
    hearsay: bool
    """Told in the conditional: `aurait déclaré`."""


def find_attributions(sentence: TokenizedSentence) -> list[AttributionRelation]:
    """The attributions of a sentence, in the order of their cues."""
    lexicon = sentence.lexicon
    found = []
    for index, low in enumerate(sentence.lows):
        if low in lexicon.according:
            attribution = _according(sentence, index)
        elif low in lexicon.idioms and (length := lexicon.idioms.length_at(sentence.lows, index)):
            attribution = _patterned(sentence, idiom_group(sentence, index, length))
        elif low in lexicon.verbs:
            attribution = _spoken(sentence, index)
        elif low in lexicon.clauses.seeming:
            attribution = _seen(sentence, index)
        else:
            continue
        if attribution is not None:
            found.append(attribution)
    return found


def _according(sentence: TokenizedSentence, index: int) -> AttributionRelation | None:
    lows = sentence.lows
    length = sentence.lexicon.according.length_at(lows, index)
    if not length or (length > 2 and index and lows[index - 1] not in {",", "("}):  # `estar de acuerdo con`
        return None
    first = index + length
    if first < len(lows) and (lows[first] in sentence.lexicon.verbs or lows[first] in sentence.lexicon.auxiliaries):
        return None  # `según informa X`: the verb is the cue
    speaker = phrase_after(sentence, first)
    if speaker is None:
        return None
    head = speaker.first + (sentence.lows[speaker.first] in sentence.lexicon.words.determiners)
    if head < len(sentence.lows) and sentence.lows[head] in sentence.lexicon.words.unspoken:
        return None
    return AttributionRelation(
        Pattern.ACCORDING, Act.ASSERT, Range(index, first), speaker, Range(0, len(sentence.lows)), hearsay=False
    )


def _seen(sentence: TokenizedSentence, index: int) -> AttributionRelation | None:
    """`est perçue par X comme …`: the one who sees it so is the agent of a passive."""
    lows, lexicon = sentence.lows, sentence.lexicon
    agent = next((i for i in range(index - 2, max(0, index - 14), -1) if lows[i] in lexicon.roles.agents), None)
    if agent is None or agent < 2 or lows[agent - 1] not in lexicon.clauses.perceiving:
        return None
    first = next((i for i in range(agent - 2, max(-1, agent - 5), -1) if lows[i] in lexicon.passives), None)
    if first is None or "," in lows[agent:index]:
        return None
    content = Range(index + 1, len(lows))
    return AttributionRelation(
        Pattern.SEEN, Act.BELIEF, Range(first, agent), Range(agent + 1, index), content, hearsay=False
    )


def _spoken(sentence: TokenizedSentence, index: int) -> AttributionRelation | None:
    group = verb_group(sentence, index)
    if group is None or group.act is Act.STANCE or _shows(sentence, group) or by_nobody(sentence, group):
        return None
    return _patterned(sentence, group)


def _shows(sentence: TokenizedSentence, group: VerbGroup) -> bool:
    """`…, indicating that the tide rose`: the sentence shows it, nobody says it."""
    alone = group.first == group.verb and group.verb > 0 and sentence.lows[group.verb - 1] == ","
    return alone and Mood.GERUND in group.moods and group.lemma in sentence.lexicon.showing


def by_nobody(sentence: TokenizedSentence, group: VerbGroup) -> bool:
    """`Se informó que el muelle …`, `como se mencionó`: told, and not told by whom."""
    if group.act not in TELLING:
        return False
    first = group.first
    while first and sentence.lows[first - 1] in sentence.lexicon.words.clitics:
        first -= 1
    return not sentence.lexicon.words.passive_clitics.isdisjoint(sentence.lows[first : group.first])


def _patterned(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    for pattern in (_that, _colon_or_quote, _inverted, _object):
        found = pattern(sentence, group)
        if found is not None:
            return found
    return None


def _that(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    """`X a déclaré (aux enquêteurs) que …`, `X said (that) …`, `X demande si …`."""
    opening = complement_of(sentence, group)
    if opening is None:
        return None
    speaker = subject_of(sentence, group)
    if speaker is None:
        return None
    return _attribution(group, Pattern.THAT, speaker, Range(opening, len(sentence.lows)))


def _colon_or_quote(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    """`X écrit : …`, `X said, "…"`."""
    lows = sentence.lows
    for index in range(group.verb + 1, min(len(lows), group.verb + 2 + _REACH)):
        low = lows[index]
        quoted = low in MARKS and sentence.quoted[index] != sentence.quoted[group.verb]
        near = index <= group.verb + 2 or (index <= group.verb + 6 and lows[index - 1] == ",")
        colon = low == ":" and bool(group.moods & SPOKEN_MOODS or group.first < group.verb)
        called = group.act is Act.ORDER and lows[index - 1] in ",:"
        if colon or (quoted and near and (group.act not in _CALLING or called)):
            speaker = subject_of(sentence, group)
            pattern, first = (Pattern.COLON, index + 1) if low == ":" else (Pattern.QUOTED, index)
            return speaker and _attribution(group, pattern, speaker, Range(first, len(lows)))
        if quoted or low in ";!?…" or (low == "." and not abbreviates(sentence, index)):
            return None
    return None


def _inverted(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    """`« … », a indiqué X`, `comme l'explique X`, `", X said.`: an aside after or inside what is said."""
    if not group.moods & SPOKEN_MOODS and group.first == group.verb:
        return None
    for index in range(group.first + 1, min(group.verb + 2, len(sentence.lows))):
        if is_inverted(sentence, index):
            return _attribution(group, Pattern.INVERTED, Range(index, index + 1), Range(0, group.first))
    return _verb_first(sentence, group) or _verb_last(sentence, group)


def _verb_first(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    lows, lexicon = sentence.lows, sentence.lexicon
    before = group.first
    while before and lows[before - 1] in lexicon.words.clitics:
        before -= 1
    if before == 0 or group.lemma in lexicon.never_inverted:
        return None
    echo = lows[before - 1] in lexicon.echoes
    if not (echo or quotation_ends(sentence, before) or _tells_after(sentence, group, before - 1)):
        return None
    speaker = subject_after(sentence, group.verb + 1)
    if speaker is None or _is_month(sentence, speaker):
        return None
    return _attribution(group, Pattern.INVERTED, speaker, Range(0, before))


def _is_month(sentence: TokenizedSentence, speaker: Range) -> bool:
    """`As reported in March`; whoever is called April Jones stands right after the verb."""
    low, lexicon = sentence.tokens[speaker.first].low, sentence.lexicon
    led = sentence.lows[speaker.first - 1]
    alone = speaker.stop - speaker.first == 1
    return alone and low in lexicon.dates.months and led in lexicon.words.prepositions - lexicon.roles.agents


def _tells_after(sentence: TokenizedSentence, group: VerbGroup, comma: int) -> bool:
    """Whether the verb comes after a clause that it can tell: `…, a précisé cette source`."""
    if group.act not in {Act.ASSERT, Act.ANNOUNCE}:
        return False
    helped = group.act is Act.ASSERT and group.first < group.verb and sentence.lows[comma] == ","
    following = sentence.lows[group.verb + 1] if group.verb + 1 < len(sentence.lows) else ""
    told = helped and comma >= _LEAST_CLAUSE and following not in sentence.lexicon.clauses.indefinites
    return told or (_clause_ends(sentence, comma) and group.act is not Act.ANNOUNCE) or (told and helped)


def _verb_last(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    speaker = subject_of(sentence, group)
    if speaker is None or speaker.first == 0 or sentence.lows[speaker.first] in sentence.lexicon.words.relatives:
        return None
    if not quotation_ends(sentence, speaker.first):
        if sentence.lows[0] in sentence.lexicon.clauses.dependents:  # `Once the day is over, the feast concludes`
            return None
        ends = _ends_after(sentence, group)
        comma = speaker.first - 1
        if not (ends and _speaks(group) and (_clause_ends(sentence, comma) or _opens_with_subject(sentence, comma))):
            return None
    return _attribution(group, Pattern.INVERTED, speaker, Range(0, speaker.first))


def _ends_after(sentence: TokenizedSentence, group: VerbGroup) -> bool:
    """Whether nothing comes after the verb but a time, or the one spoken to."""
    lows, words, after = sentence.lows, sentence.lexicon.words, group.verb + 1
    if after >= len(lows) or lows[after] in ".,;" or lows[after] in words.adverbs | words.soon:
        return True
    if group.lemma not in sentence.lexicon.addressing:
        return False
    return any(low in ".,;" for low in lows[after : after + 6])


def quotation_ends(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a quotation of some length closes right before this token, or before a comma before it."""
    mark = index - 1 - (index > 1 and sentence.lows[index - 1] == ",")
    if mark < 1 or sentence.lows[mark] not in MARKS or sentence.quoted[mark] == sentence.quoted[index]:
        return False
    return sentence.lows[mark - 1] in _SPEECH_ENDS or sentence.quoted[max(0, mark - 5)] == sentence.quoted[mark]


def _speaks(group: VerbGroup) -> bool:
    return group.act in {Act.ASSERT, Act.ANNOUNCE, Act.BELIEF}


def _clause_ends(sentence: TokenizedSentence, comma: int) -> bool:
    """Whether a comma or dash ends a clause: a quotation, or words with a finite verb among them."""
    if sentence.lows[comma] not in {",", "—"} or comma == 0:
        return False
    if sentence.quoted[comma - 1] or (sentence.lows[0] == "—" == sentence.lows[comma]):  # `—Text —dijo Ana`
        return True
    lows, lexicon = sentence.lows, sentence.lexicon
    singles = lexicon.pronouns.keys() | lexicon.words.impersonals
    return any(
        lexicon.is_finite(lows[i]) and (lows[i] != "'s" or lows[i - 1] in singles)  # `Reyes's office, in 2017, added`
        for i in range(max(1, comma - 60), comma)
    )


def _opens_with_subject(sentence: TokenizedSentence, comma: int) -> bool:
    """Whether words before a first comma can only be a clause: `The ferry carries 200 cars` before `, he said`."""
    lows, words = sentence.lows, sentence.lexicon.words
    if lows[comma] != "," or comma < _LEAST_TOLD or "," in lows[:comma]:
        return False
    return lows[0] not in words.prepositions and lows[0] not in words.subordinators and lows[0] not in words.adverbs


def _object(sentence: TokenizedSentence, group: VerbGroup) -> AttributionRelation | None:
    """`La Chine accuse X de …`, `a salué la « … »`: what is said is a noun, or something done to someone."""
    lows, lexicon = sentence.lows, sentence.lexicon
    following = group.verb + 1
    while following < len(lows) and lows[following] in lexicon.words.adverbs:
        following += 1
    if following >= len(lows) or (not group.moods & SPOKEN_MOODS and group.first == group.verb):
        return None
    opening = lows[following]
    accusing = group.act is Act.ACCUSE and _mark_follows(sentence, following)
    praising = group.act in {Act.PRAISE, Act.ACCUSE} and any(sentence.quoted[following : following + 4])
    denied = not lexicon.negations.isdisjoint(lows[max(0, group.first - _LITTLE) : group.verb])
    announcing = group.lemma in lexicon.declaring and opening in lexicon.words.determiners and not denied
    named = opening in lexicon.words.determiners | lexicon.words.prepositions or sentence.tokens[following].capital
    if not announcing and not ((accusing or praising) and (named or opening in MARKS)):
        return None
    speaker = subject_of(sentence, group)
    return speaker and _attribution(group, Pattern.OBJECT, speaker, Range(following, len(lows)))


def _mark_follows(sentence: TokenizedSentence, first: int) -> bool:
    """`accuse X de provoquer`: an infinitive or a gerund comes after the one accused."""
    lows, words = sentence.lows, sentence.lexicon.words
    for index in range(first + 1, min(len(lows) - 1, first + 14)):
        if lows[index] in ";:.," or sentence.lexicon.is_finite(lows[index]):
            return False
        if lows[index] in words.infinitive_marks and infinitive_at(sentence, index + 1):
            return True
        if lows[index] in words.gerund_leads and lows[index + 1].endswith(sentence.lexicon.clauses.gerund_endings):
            return True
    return False


def _attribution(group: VerbGroup, pattern: Pattern, speaker: Range, content: Range) -> AttributionRelation:
    cue = Range(group.first, group.verb + 1)
    return AttributionRelation(pattern, group.act, cue, speaker, content, hearsay=group.hearsay)
