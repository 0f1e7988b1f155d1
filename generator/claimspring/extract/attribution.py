"""Three roles kept apart: who speaks, the outlet that relays it, the document. In: attributions. Out: mentions.

`Article` remembers, sentence after sentence, who could be meant by a pronoun and which outlet a conditional still
rests on.
"""

from collections import deque
from dataclasses import dataclass, field

from claimspring.extract.addressee import addressed
from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.phrases import Range, opening_subject
from claimspring.extract.sentence import Sentence
from claimspring.extract.statement import Mention
from claimspring.lexicon.compiled import Gender
from claimspring.lexicon.load import OUTLETS

_REMEMBERED = 8
_PERSONAL = frozenset("mf")
"""Genders of pronouns that, where no article shows a gender, stand for people alone: a bridge is no `he`."""


@dataclass(frozen=True, slots=True)
class AssignedRoles:
    """Who is behind one statement."""

    speaker: Mention | None = None
    source: Mention | None = None
    cue: Mention | None = None
    unresolved: bool = False
    """The speaker is a pronoun, and nobody before agrees with it."""
    carried: bool = False
    """The outlet was named in the sentence before."""
    hearsay: bool = False
    unnamed: bool = False
    """The speaker or source has no name: `selon des sources`."""


@dataclass(frozen=True, slots=True)
class _Person:
    mention: Mention
    gender: Gender
    known: bool
    """Surely somebody, not something: named, heard to speak, or called by an office."""


@dataclass(slots=True)
class Discourse:
    """Who was named so far in the article, newest first, and the outlet of the sentence before."""

    people: deque[_Person] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    outlet: Mention | None = None


class RoleAssigner:
    """Assigns the roles in one sentence; `text` is the file as read, from which mentions are cut."""

    def __init__(self, text: str, sentence: Sentence, memory: Discourse) -> None:
        self._text = text
        self._sentence = sentence
        self._memory = memory

    def credit(self, attributions: list[AttributionRelation], part: Range) -> AssignedRoles:
        """Who is behind the part of the sentence, given the attributions that reach it, nearest verb first."""
        spoken = next((a for a in attributions if a.pattern is not Pattern.ACCORDING), None)
        according = next((a for a in attributions if a.pattern is Pattern.ACCORDING), None)
        cue = spoken or according
        if cue is None:
            return self._carried(part)
        speaker, unresolved = (None, False) if spoken is None else self._speaker(spoken.speaker)
        source = None
        relayed = according.speaker if according is not None else None
        if relayed is not None:
            mention, unresolved_source = self._speaker(relayed)
            if spoken is not None or self.is_outlet(relayed) or self.is_document(relayed):
                source = mention
            else:
                speaker, unresolved = mention, unresolved_source
        elif spoken is not None and (self.is_outlet(spoken.speaker) or self.is_document(spoken.speaker)):
            source = speaker
        elif spoken is not None:
            alone, outlet = self._alone(spoken)
            if outlet is not None:
                source = self.mention(outlet)
                speaker, unresolved = self._speaker(alone)
        carried = self._carried(part) if source is None and cue.hearsay else AssignedRoles()
        return AssignedRoles(
            speaker=speaker,
            source=source or carried.source,
            cue=self.mention(cue.cue),
            unresolved=unresolved,
            carried=carried.carried,
            hearsay=cue.hearsay,
            unnamed=any(self._is_unnamed(a.speaker) for a in (spoken, according) if a is not None),
        )

    def _alone(self, attribution: AttributionRelation) -> tuple[Range, Range | None]:
        """The speaker without the outlet spoken to, and that outlet: `a déclaré le maire à l'AFP`."""
        speaker, to = attribution.speaker, addressed(self._sentence, attribution)
        if to is None or self.is_outlet(speaker):
            return speaker, None
        return (speaker._replace(stop=to.first) if speaker.first < to.first < speaker.stop else speaker), to.outlet

    def _carried(self, part: Range) -> AssignedRoles:
        """`Selon RTE` reaches the next sentence when that one is in the conditional."""
        lows, lexicon = self._sentence.lows, self._sentence.lexicon
        if self._memory.outlet is None:
            return AssignedRoles()
        conditional = any(lows[i] in lexicon.conditionals and not self._sentence.quoted[i] for i in range(*part))
        return AssignedRoles(source=self._memory.outlet, carried=True, hearsay=True) if conditional else AssignedRoles()

    def mention(self, place: Range) -> Mention:
        """The words at a range of tokens."""
        start, end = self._sentence.tokens[place.first].start, self._sentence.tokens[place.stop - 1].end
        return Mention(self._text[start:end], start, end)

    def _speaker(self, place: Range) -> tuple[Mention, bool]:
        """The words for the speaker: of whoever a pronoun stands for, else the pronoun itself, marked as open."""
        low = self._sentence.lows[place.first]
        lexicon = self._sentence.lexicon
        if place.stop - place.first > 1 or low not in lexicon.pronouns:
            return self.mention(place), False
        person = self._agreeing(lexicon.pronouns[low], self._sentence.tokens[place.first].start)
        return (person.mention, False) if person else (self.mention(place), True)

    def _agreeing(self, wanted: Gender, before: int) -> _Person | None:
        """The nearest person named before who agrees in gender and number; those whose gender shows come first."""
        people = [person for person in self._memory.people if person.mention.end <= before]
        for person in people:
            if _agrees(person.gender, wanted) and person.gender.gender == wanted.gender != "":
                return person
        unshown = [person for person in people if _agrees(person.gender, wanted) and not person.gender.gender]
        nearest = next(iter(unshown), None)
        return nearest if nearest and (nearest.known or wanted.gender not in _PERSONAL) else None

    def certain_subject(self, part: Range) -> str | None:
        """Whom the pronoun at the start of a part means, if only one of those named just before can be meant."""
        low = self._sentence.lows[part.first]
        wanted = self._sentence.lexicon.pronouns.get(low)
        if wanted is None or not wanted.gender:
            return None
        fitting = {person.mention.text for person in self._memory.people if _agrees(person.gender, wanted)}
        return fitting.pop() if len(fitting) == 1 else None

    def is_outlet(self, place: Range) -> bool:
        """Whether the phrase names a medium."""
        tokens = self._sentence.tokens[place.first : place.stop]
        outlets = self._sentence.lexicon.roles.outlets
        if any(token.low in outlets for token in tokens[:4]):
            return True
        words = [token.low for token in tokens]
        bare = words[1:] if words[0] in self._sentence.lexicon.words.determiners else words
        return " ".join(words) in OUTLETS or " ".join(bare) in OUTLETS

    def is_document(self, place: Range) -> bool:
        """Whether the phrase names a report, a survey, a law."""
        documents = self._sentence.lexicon.roles.documents
        return any(token.low in documents for token in self._sentence.tokens[place.first : place.first + 3])

    def _is_unnamed(self, place: Range) -> bool:
        tokens = self._sentence.tokens[place.first : place.stop]
        unnamed = self._sentence.lexicon.roles.unnamed
        return any(token.low in unnamed for token in tokens) and not any(token.capital for token in tokens[1:])

    def remember(self, attributions: list[AttributionRelation]) -> None:
        """Take note of the sentence's subject and speakers, and of the outlet it rests on."""
        subject = opening_subject(self._sentence)
        speakers = [self._alone(a)[0] for a in attributions]
        for place in sorted([subject, *speakers] if subject else speakers):
            person = self._person(place, spoke=place in speakers)
            if person is not None:
                self._memory.people.appendleft(person)
        outlets = [a.speaker for a in attributions if a.pattern is Pattern.ACCORDING and self.is_outlet(a.speaker)]
        self._memory.outlet = self.mention(outlets[-1]) if outlets else None

    def _person(self, place: Range, *, spoke: bool) -> _Person | None:
        """Whom, or what, a phrase names; None where it names nobody new."""
        lexicon, tokens = self._sentence.lexicon, self._sentence.tokens[place.first : place.stop]
        if not tokens or tokens[0].low in lexicon.pronouns or tokens[0].low in lexicon.words.relatives:
            return None
        led = tokens[0].low in lexicon.genders or tokens[0].low in lexicon.words.determiners
        named = any(token.capital for token in tokens[led:])
        called = any(token.low in lexicon.roles.people for token in tokens)
        gender = lexicon.genders.get(tokens[0].low, Gender("", ""))
        return _Person(self.mention(place), gender, known=named or called or spoke)


def _agrees(has: Gender, wanted: Gender) -> bool:
    """Whether a phrase can be what the pronoun stands for; what does not show does not hinder."""
    gender = not has.gender or not wanted.gender or has.gender == wanted.gender
    return gender and (has.number or "s") == (wanted.number or "s")
