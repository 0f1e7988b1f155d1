"""What can be chosen in the fields of a claim, and how what was chosen is called."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.editor.desk import OpenDesk
from claimspring.editor.given_credits import credit_words
from claimspring.editor.screens.names import source_name
from claimspring.model.actors import Speaker, speaker_name
from claimspring.model.claim import Appearance, Claim
from claimspring.model.ids import ClaimKey, SourceId
from claimspring.pipeline.project import today


@dataclass(frozen=True)
class ClaimChoices:
    """A claim's neighbours, by their names in one language."""

    desk: OpenDesk
    key: ClaimKey
    language: str

    @property
    def claim(self) -> Claim:
        """The claim."""
        raise NotImplementedError

    @property
    def today(self) -> str:
        """The day."""
        return str(today())

    @property
    def about_names(self) -> list[str]:
        """Of whom it is said."""
        return [self._speaker(Speaker(id=one)) for one in self.claim.about]

    @property
    def also_names(self) -> list[str]:
        """Who says it besides."""
        return [self._speaker(one) for one in self.claim.also_said_by]

    def _speaker(self, speaker: Speaker) -> str:
        corpus = self.desk.corpus
        return speaker_name(speaker, corpus.people, corpus.publishers).pick(self.language).words

    def authority_name(self, authority: str) -> str:
        """Who can say a thing alone: a publisher or a source."""
        publisher = self.desk.corpus.publishers.get(authority)  # type: ignore[call-overload] # either sort of id
        return (
            publisher.name.pick(self.language).words if publisher else source_name(self.desk, self.language, authority)
        )

    @property
    def questions(self) -> list[tuple[str, str]]:
        """The questions that a passage can answer."""
        return [(one.id, one.ask.pick(self.language).words) for one in self.claim.questions]

    @property
    def named_evidence(self) -> list[tuple[str, str]]:
        """The passages that can be referred to."""
        return [
            (one.id, f"{source_name(self.desk, self.language, one.source)}: {(one.passage or '')[:60]}")
            for one in self.claim.evidence
            if one.id
        ]

    def translations(self, place: Appearance) -> list[str]:
        """The languages in which the words of a place can stand in a translation of its article."""
        article = place.article or self.key.article
        there = [key.language for key in self.desk.corpus.translations if key.article == article]
        return list(dict.fromkeys([*there, *(place.in_.root if place.in_ else ())]))

    def behind(self, source: SourceId) -> list[SourceId]:
        """The documents further back from which a source was made, as far as they are known."""
        return list(dict.fromkeys(self._behind(source, {source})))

    def _behind(self, source: SourceId, seen: set[SourceId]) -> Iterator[SourceId]:
        record = self.desk.corpus.sources.get(source)
        for step in record.value.derived_from if record else ():
            if step.source not in seen:
                seen.add(step.source)
                yield step.source
                yield from self._behind(step.source, seen)

    def is_unlocated(self, source: SourceId) -> bool:
        """Whether a document has no address."""
        record = self.desk.corpus.sources.get(source)
        return record is not None and record.value.url is None

    def credit_words(self, source: SourceId) -> list[str]:
        """The article's words that name a document, or its publisher."""
        record = self.desk.corpus.sources.get(source)
        return credit_words(self.desk.corpus, self.claim, record.value.publisher if record else None)

    @property
    def comparable(self) -> list[tuple[str, str]]:
        """The documents at hand with which the words of a step can have been compared."""
        claim = self.claim
        known = [*(one.source for one in claim.evidence), *(one.source for one in claim.trail)]
        known += [one.compared_with for one in claim.trail if one.compared_with]
        return [(name, source_name(self.desk, self.language, name)) for name in dict.fromkeys(known)]
