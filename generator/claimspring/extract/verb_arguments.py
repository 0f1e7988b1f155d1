"""What belongs to a verb: its subject, the clause that it tells, its object.

In: a sentence and a group of verbs. Out: ranges of tokens, or where the clause or object begins. No parser: order of
words, the small words of the lexicon, and how words end.
"""

from claimspring.extract.phrases import Range, abbreviates, subject_before
from claimspring.extract.sentence import MARKS, TokenizedSentence
from claimspring.extract.verbs import SPOKEN_MOODS, VerbGroup, is_inverted
from claimspring.lexicon.forms import Act, Mood

TELLING = frozenset({Act.ASSERT, Act.ANNOUNCE, Act.DENY})
"""Acts that a clause or an infinitive can follow at once."""

_REACH = 10
_FAR_REACH = 20
_BARE_REACH = 14
_GERUND_REACH = 30


def subject_of(sentence: TokenizedSentence, group: VerbGroup) -> Range | None:
    """The subject before the verb, or inside it (`a-t-il indiqué`); None for those who speak of themselves."""
    words = sentence.lexicon.words
    for index in range(group.first + 1, min(group.verb + 2, len(sentence.lows))):
        if is_inverted(sentence, index):
            return Range(index, index + 1)
    subject = _of_main_clause(sentence, group)
    if subject is None and not _hangs(sentence, group):
        subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    head = sentence.lows[subject.first]
    if subject.stop - subject.first == 1 and (head in words.first_persons or head in words.impersonals):
        return None
    return subject


def _hangs(sentence: TokenizedSentence, group: VerbGroup) -> bool:
    """`Decidieron ir a ver al presidente, considerando que …`: nobody is named before the verb on which it hangs."""
    if Mood.GERUND not in group.moods or group.moods & SPOKEN_MOODS or group.first < group.verb or not group.first:
        return False
    before = range(max(0, group.first - _GERUND_REACH), group.first)
    return sentence.lows[group.first - 1] == "," and any(sentence.lexicon.is_finite(sentence.lows[i]) for i in before)


def _of_main_clause(sentence: TokenizedSentence, group: VerbGroup) -> Range | None:
    """`Reyes defended the plan, saying …`, `issued a statement warning …`: its subject is that of the verb before."""
    lows, lexicon = sentence.lows, sentence.lexicon
    if Mood.GERUND not in group.moods or group.moods & SPOKEN_MOODS or group.first < group.verb or not group.first:
        return None
    noun = subject_before(sentence, group.first)
    written = noun is not None and any(low in lexicon.roles.documents for low in lows[noun.first : noun.stop])
    if lows[group.first - 1] != "," and not written:
        return None
    for index in range(group.first - 1, max(0, group.first - _GERUND_REACH), -1):
        if lows[index] in ";:" or (lows[index] == "." and not abbreviates(sentence, index)):
            return None
        if is_inverted(sentence, index):  # `a-t-il estimé, soulignant que …`
            return Range(index, index + 1)
        if lexicon.is_finite(lows[index]) and sentence.quoted[index] == sentence.quoted[group.first]:
            subject = subject_before(sentence, index)
            if subject is not None:
                return subject
    return None


def complement_of(sentence: TokenizedSentence, group: VerbGroup) -> int | None:
    """Where the statement starts after the verb; None where nothing shows that one does."""
    lows, lexicon, words = sentence.lows, sentence.lexicon, sentence.lexicon.words
    following = group.verb + 1
    if _asks(sentence, following):
        return following
    opening = _complementizer(sentence, group)
    if opening is not None:
        return opening
    if (
        group.act in {Act.ORDER, Act.ANNOUNCE}
        and following + 1 < len(lows)
        and lows[following] in words.infinitive_marks
    ):
        return following if infinitive_at(sentence, following + 1) else None
    if group.act in TELLING and following < len(lows) and is_infinitive(sentence, following):
        return following  # `asegura haber visto`, `dit attendre`
    return _bare_clause(sentence, group) if group.lemma in lexicon.bare_clauses else None


def _asks(sentence: TokenizedSentence, index: int) -> bool:
    """`demande si`, `se preguntaban por qué`."""
    lows, words = sentence.lows, sentence.lexicon.words
    if index < len(lows) and lows[index] in words.questions:
        return True
    return index + 1 < len(lows) and lows[index] in words.prepositions and lows[index + 1] in words.questions


def _complementizer(sentence: TokenizedSentence, group: VerbGroup) -> int | None:
    """Just after the `que` that belongs to the verb: not to a comparison, an object or another conjunction."""
    lows, lexicon, words = sentence.lows, sentence.lexicon, sentence.lexicon.words
    has_object = False
    for index in range(group.verb + 1, min(len(lows), group.verb + 1 + _FAR_REACH)):
        low, previous = lows[index], lows[index - 1]
        if low in words.complementizers and (previous == "," or index <= group.verb + _REACH):
            belongs = not has_object or group.lemma in lexicon.addressing
            joined = index > group.verb + 1 and previous in words.prepositions | (words.subordinators - words.adverbs)
            return index + 1 if belongs and not (joined and previous not in words.infinitive_marks) else None
        timed = index + 1 < len(lows) and lows[index + 1] in words.adverbs | words.times
        gerund = low in lexicon.verbs and low.endswith(lexicon.clauses.gerund_endings)
        if gerund and lexicon.verbs[low].lemma not in lexicon.showing:  # `wrote to X, adding that …`
            return None
        if (low in lexicon.comparatives and not timed) or low in words.relatives or low in lexicon.common_verbs:
            return None
        if low in MARKS or low in ";:!?…" or (low == "." and not abbreviates(sentence, index)):
            return None
        if low[0].isdigit() or (low in words.determiners and low not in words.prepositions):
            governed = previous in words.prepositions or previous in words.determiners or previous in {",", "."}
            has_object = has_object or not (governed or timed)
    return None


def infinitive_at(sentence: TokenizedSentence, index: int) -> bool:
    """Whether an infinitive comes next, perhaps after pronouns and adverbs: `de ne pas le dire`."""
    while index < len(sentence.lows) - 1 and (
        sentence.lows[index] in sentence.lexicon.words.clitics or sentence.lows[index] in sentence.lexicon.words.adverbs
    ):
        index += 1
    low = sentence.lows[index]
    return len(low) > 1 and low.endswith(sentence.lexicon.words.infinitive_endings) and not sentence.is_small(index)


def is_infinitive(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a word looks like an infinitive and like nothing else; where no ending shows it, any word after `to`."""
    low, endings = sentence.lows[index], sentence.lexicon.words.infinitive_endings
    if sentence.tokens[index].capital or sentence.is_small(index) or not sentence.is_word(index):
        return False
    if endings:
        return len(low) > 3 and low.endswith(endings)
    return index > 0 and sentence.lows[index - 1] in sentence.lexicon.words.infinitive_marks


def _bare_clause(sentence: TokenizedSentence, group: VerbGroup) -> int | None:
    """A clause without `that` right after the verb: a subject, and within reach a verb of its own."""
    lows, lexicon = sentence.lows, sentence.lexicon
    first = group.verb + 1
    while first < len(lows) and lows[first] in lexicon.words.adverbs:
        first += 1
    if group.lemma in lexicon.addressing and first < len(lows) and lows[first] not in MARKS:
        first += 1
        while first < len(lows) and sentence.tokens[first].capital:
            first += 1
    begins = first < len(lows) and (
        sentence.is_word(first) or (group.act is Act.ASSERT and lows[first][0].isdigit())  # `said 40 people were hurt`
    )
    if not begins or lows[first] in lexicon.words.prepositions:
        return None
    for index in range(first + 1, min(len(lows), first + _BARE_REACH)):
        low = lows[index]
        if low in {".", ";", ":"} or low in MARKS:
            return None
        if lexicon.is_finite(low):
            return first
    return None


def said_object(sentence: TokenizedSentence, group: VerbGroup) -> int | None:
    """Where the object of the verb begins; None where a preposition or nothing comes after it."""
    lows, words, following = sentence.lows, sentence.lexicon.words, group.verb + 1
    while following < len(lows) and lows[following] in words.adverbs:
        following += 1
    if following >= len(lows) or (not group.moods & SPOKEN_MOODS and group.first == group.verb):
        return None
    return (
        following if sentence.is_word(following) or lows[following] in MARKS or lows[following][0].isdigit() else None
    )
