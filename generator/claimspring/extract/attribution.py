"""Three roles kept apart: who speaks, the outlet that relays it, the document. In: attributions. Out: mentions.

`Discourse` remembers, sentence after sentence, who spoke last in the paragraph, whom alone a pronoun may mean, and
which outlet a conditional still rests on. Who is not known for certain is not named.
"""

from dataclasses import dataclass

from claimspring.extract.addressee import addressed, outlet_at, own_outlet, published_in
from claimspring.extract.cues import AttributionRelation, Pattern
from claimspring.extract.names import name_in
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import TokenizedSentence
from claimspring.extract.statement import Mention
from claimspring.lexicon.compiled import Gender

_PERSONAL = frozenset("mf")
_OWN = 12
"""Tokens after `according to` in which an outlet can name itself."""


@dataclass(frozen=True, slots=True)
class AssignedRoles:
    """Who is behind one statement."""

    speaker: Mention | None = None
    source: Mention | None = None
    cue: Mention | None = None
    pronoun: Mention | None = None
    """The word that the article has for the speaker; without a speaker, nobody knows whom it means."""
    carried: bool = False
    """The outlet was named in the sentence before."""
    hearsay: bool = False
    unnamed: bool = False
    """The speaker or source has no name: `selon des sources`."""


@dataclass(frozen=True, slots=True)
class _NamedSpeaker:
    """Somebody who spoke and was named."""

    mention: Mention
    gender: Gender
    person: bool
    """No body: called by an office, or by a bare name."""


@dataclass(slots=True)
class Discourse:
    """Who spoke so far in the paragraph, and the outlet of the sentence before."""

    speaker: _NamedSpeaker | None = None
    """The last speaker named in the paragraph."""
    last_words: _NamedSpeaker | None = None
    """Whose own words the last sentence was."""
    outlet: Mention | None = None

    def new_paragraph(self) -> None:
        """A pronoun reaches into the paragraph before only where that one ended with somebody's own words."""
        self.speaker, self.last_words = self.last_words, None

    def new_entry(self) -> None:
        """An entry of a live blog is a world of its own."""
        self.speaker = self.last_words = self.outlet = None


class RoleAssigner:
    """Assigns the roles in one sentence; `text` is the file as read, from which mentions are cut."""

    def __init__(self, text: str, sentence: TokenizedSentence, memory: Discourse) -> None:
        self._text = text
        self._sentence = sentence
        self._memory = memory

    def credit(self, attributions: list[AttributionRelation], part: Range) -> AssignedRoles:
        """Who is behind the part of the sentence, given the attributions that reach it, nearest verb first."""
        spoken = next((a for a in attributions if a.pattern is not Pattern.ACCORDING), None)
        according = next((a for a in attributions if a.pattern is Pattern.ACCORDING), None)
        cue = spoken or according
        if cue is None:
            relaying = self._relaying(attributions, part)
            return AssignedRoles(source=relaying) if relaying else self._carried(part)
        speaker, pronoun, source = None, None, None
        if spoken is not None:
            alone, outlet = self._alone(spoken)
            speaker, pronoun = self._dropped(spoken) or self._speaker(alone)
            if outlet is not None:
                source = self.mention(outlet)
            elif spoken.speaker != spoken.cue and (self.is_outlet(alone) or self.is_document(alone)):
                source = speaker
        if according is not None:
            mention, pronoun_source = self._speaker(according.speaker)
            itself = None if mention else own_outlet(self._sentence, according.speaker.first, according.cue.stop + _OWN)
            if itself is not None:
                source = self.mention(itself)
            elif spoken is not None or self.is_outlet(according.speaker) or self.is_document(according.speaker):
                source = mention or source
            else:
                speaker, pronoun = mention, pronoun_source
        if source is None or (source == speaker and not self.is_outlet((spoken or cue).speaker)):
            source = self._relaying(attributions, part) or source
        carried = self._carried(part) if source is None and cue.hearsay else AssignedRoles()
        return AssignedRoles(
            speaker=speaker,
            source=source or carried.source,
            cue=self.mention(cue.cue),
            pronoun=pronoun,
            carried=carried.carried,
            hearsay=cue.hearsay,
            unnamed=any(self._is_unnamed(a.speaker) for a in (spoken, according) if a is not None),
        )

    def _relaying(self, attributions: list[AttributionRelation], part: Range) -> Mention | None:
        """An outlet in a subordinate clause, or in which it was published: `after Politico reported …`."""
        others = [a for a in attributions if part.first <= a.cue.first < part.stop and self.is_outlet(a.speaker)]
        quoted = self._sentence.quoted[part.first] > 0
        place = Range(0, len(self._sentence.lows)) if quoted else part
        name = name_in(self._sentence, others[0].speaker) if others else published_in(self._sentence, place)
        return self.mention(name) if name else None

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

    def _dropped(self, attribution: AttributionRelation) -> tuple[Mention | None, Mention | None] | None:
        """Who speaks where the language drops the pronoun, and the verb that stands for it."""
        if attribution.speaker != attribution.cue:
            return None
        named = self._memory.speaker
        return (named.mention if named else None), self.mention(attribution.cue)

    def _speaker(self, place: Range) -> tuple[Mention | None, Mention | None]:
        """The words for the speaker, and the pronoun that stands for him; nobody where it is not certain."""
        lexicon = self._sentence.lexicon
        low = self._sentence.lows[place.first]
        if place.stop - place.first == 1 and low in lexicon.pronouns:
            named = self._memory.speaker
            certain = named is not None and _agrees(named, lexicon.pronouns[low], shown=lexicon.shows_gender)
            return (named.mention if named and certain else None), self.mention(place)
        name = name_in(self._sentence, place)
        return (self.mention(name) if name else None), None

    def is_outlet(self, place: Range) -> bool:
        """Whether the phrase names a medium."""
        tokens = self._sentence.tokens[place.first : place.stop]
        outlets, people = self._sentence.lexicon.roles.outlets, self._sentence.lexicon.roles.people
        if any(token.low in people or token.low.removesuffix("s") in people for token in tokens[:4]):
            return False  # `lawyers for Ozy Media`
        if any(token.low in outlets for token in tokens[:4]):
            return True
        led = tokens[0].low in self._sentence.lexicon.words.determiners
        first = place.first + (led and len(tokens) > 1)
        name = outlet_at(self._sentence, place.first) or outlet_at(self._sentence, first)
        return name is not None and name.stop >= place.stop

    def is_document(self, place: Range) -> bool:
        """Whether the phrase names a report, a survey, a law."""
        documents = self._sentence.lexicon.roles.documents
        return any(token.low in documents for token in self._sentence.tokens[place.first : place.first + 3])

    def _is_unnamed(self, place: Range) -> bool:
        tokens = self._sentence.tokens[place.first : place.stop]
        unnamed = self._sentence.lexicon.roles.unnamed
        return any(token.low in unnamed for token in tokens) and not any(token.capital for token in tokens[1:])

    def remember(self, attributions: list[AttributionRelation], *, own_words: bool) -> None:
        """Take note of who spoke in the sentence, and of the outlet it rests on.

        `own_words` says that the sentence, or its end, is what somebody said.
        """
        spoke = None
        for attribution in attributions:
            place = self._alone(attribution)[0]
            if attribution.speaker == attribution.cue:
                spoke = self._memory.speaker
                continue
            if attribution.pattern is Pattern.ACCORDING and (self.is_outlet(place) or self.is_document(place)):
                continue
            name = name_in(self._sentence, place)
            if name is not None:
                spoke = self._memory.speaker = _NamedSpeaker(
                    self.mention(name), self._gender(name), self._is_person(name)
                )
            elif self._sentence.lows[place.first] in self._sentence.lexicon.pronouns:
                spoke = self._memory.speaker
        if not own_words:
            self._memory.last_words = None
        elif attributions:
            self._memory.last_words = spoke
        outlets = [a.speaker for a in attributions if a.pattern is Pattern.ACCORDING and self.is_outlet(a.speaker)]
        self._memory.outlet = self.mention(outlets[-1]) if outlets else None

    def _gender(self, place: Range) -> Gender:
        """What the words show of gender and number."""
        lexicon, tokens = self._sentence.lexicon, self._sentence.tokens[place.first : place.stop]
        return lexicon.genders.get(tokens[0].low, Gender("", ""))

    def _is_person(self, place: Range) -> bool:
        lexicon, tokens = self._sentence.lexicon, self._sentence.tokens[place.first : place.stop]
        called = any(token.low in lexicon.roles.people for token in tokens)
        return called or tokens[0].low not in lexicon.words.determiners


def _agrees(named: _NamedSpeaker, wanted: Gender, *, shown: bool) -> bool:
    """Whether somebody can be whom the pronoun means; what does not show does not hinder.

    Where no article shows a gender, `he` and `she` mean persons alone.
    """
    has = named.gender
    if not shown and wanted.gender in _PERSONAL and not named.person:
        return False
    gender = not has.gender or not wanted.gender or has.gender == wanted.gender
    return gender and (not has.number or not wanted.number or has.number == wanted.number)
