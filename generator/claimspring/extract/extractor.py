"""An article to its statements: zones, sentences, attribution, clauses, dates, worth, joined. Text in, statements out.

Deterministic, offline, linear in the length of the text.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimspring.extract.attribution import Discourse, RoleAssigner
from claimspring.extract.clauses import split_clauses
from claimspring.extract.cues import AttributionRelation, Pattern, find_attributions
from claimspring.extract.dates.grammar import find_dates
from claimspring.extract.kinds import KindSigns, form_of, has_figure, is_future, kind_of
from claimspring.extract.passages import uncheckable
from claimspring.extract.phrases import Range
from claimspring.extract.sentence import Sentence, read_sentence
from claimspring.extract.sentences import split_sentences
from claimspring.extract.speech_date import told_on
from claimspring.extract.statement import DateMention, Statement
from claimspring.extract.strip_markup import plain
from claimspring.extract.worth import Facts, Worth, weigh
from claimspring.extract.zones import ZonedLine, read_lines
from claimspring.lexicon.compiled import Lexicon
from claimspring.model.passage import Uncheckable, Zone
from claimspring.model.values import earliest

_NESTED = 9
"""No more than so many statements inside a statement are looked at."""
_WHOLE = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.HEADING})


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """What is read: the file's text, and what is known about the article from outside of it."""

    text: str
    markdown: bool = False
    language: str | None = None
    """The article's language; guessed where it is not given."""
    published: str | None = None
    """The article's own date, from which `yesterday` counts."""

    @property
    def today(self) -> dt.date | None:
        """The article's day, where all of it is known."""
        return earliest(self.published) if self.published and len(self.published) == len("2023-08-14") else None


class RuleExtractor:
    """The extractor that comes with Claimspring: rules and lexicons, no model."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._lexicons = lexicons

    def statements(self, source: ArticleInput) -> Iterator[Statement]:
        """The statements of an article in the order of their places."""
        text = plain(source.text, markdown=source.markdown)
        memory = Discourse()
        for line in read_lines(text, self._lexicons, source.language):
            if line.zone is Zone.BOILERPLATE:
                continue
            lexicon = self._lexicons[line.language]
            for start, end in split_sentences(text, line.start, line.end, lexicon):
                sentence = read_sentence(text, start, end, lexicon)
                if uncheckable(sentence, line.zone) in {None, Uncheckable.OPINION}:
                    yield from _statements(source, line, sentence, memory)


def _statements(source: ArticleInput, line: ZonedLine, sentence: Sentence, memory: Discourse) -> Iterator[Statement]:
    attributions = find_attributions(sentence)
    reader = _SentenceReader(source, sentence, attributions, RoleAssigner(source.text, sentence, memory))
    parts = list(_parts(sentence, attributions, whole=line.zone in _WHOLE))
    whole = reader.facts(Range(0, len(sentence.lows)), attributions)[1] if len(parts) > 1 else None
    for part, reaching in parts:
        facts, worth = reader.facts(part, reaching)
        yield reader.statement(line, part, facts, worth.within(whole) if whole else worth)
    reader.roles.remember(attributions)


class _SentenceReader:
    """Puts together what is known about the parts of one sentence."""

    def __init__(
        self, source: ArticleInput, sentence: Sentence, attributions: list[AttributionRelation], roles: RoleAssigner
    ) -> None:
        self._sentence = sentence
        self._whole = source.text[sentence.start : sentence.end]
        dates = find_dates(sentence.tokens, sentence.lexicon.dates, source.today)
        self._dates = [
            DateMention(source.text[found.start : found.end], found.start, found.end, str(found.when))
            for found in (told_on(date, sentence, attributions, source.today) for date in dates)
        ]
        self.roles = roles

    def facts(self, part: Range, reaching: list[AttributionRelation]) -> tuple[Facts, Worth]:
        """What a part is, who is behind it, and what it is worth."""
        credit = self.roles.credit(reaching, part)
        act = next((attribution.act for attribution in reaching), None)
        form = form_of(self._sentence, part, attributed=bool(reaching) or credit.carried)
        start, end = self._sentence.tokens[part.first].start, self._sentence.tokens[part.stop - 1].end
        dates = tuple(date for date in self._dates if start <= date.start and date.end <= end)
        signs = KindSigns(has_figure(self._sentence, part, dates), is_future(self._sentence, part), dated=bool(dates))
        kind = kind_of(self._sentence, part, form, act, signs)
        facts = Facts(kind, form, act, credit, dates, signs.figure, signs.future)
        return facts, weigh(self._sentence, part, facts)

    def statement(self, line: ZonedLine, part: Range, facts: Facts, worth: Worth) -> Statement:
        """The statement in a part."""
        quote = self.roles.mention(part)
        return Statement(
            *quote,
            zone=line.zone,
            speaker=facts.credit.speaker,
            source=facts.credit.source,
            cue=facts.credit.cue,
            form=facts.form,
            kind=facts.kind,
            dates=facts.dates,
            score=worth.score,
            reasons=worth.reasons,
            language=line.language,
            unresolved=facts.credit.unresolved,
            sentence="" if quote.text == self._whole else self._whole,
            subject=self.roles.certain_subject(part),
        )


def _parts(
    sentence: Sentence, attributions: list[AttributionRelation], *, whole: bool
) -> Iterator[tuple[Range, list[AttributionRelation]]]:
    """Each part with the attributions that reach it, and a part of its own for a statement inside a statement."""
    parts = [Range(0, len(sentence.lows))] if whole else split_clauses(sentence, attributions)
    for part in parts:
        reaching = [a for a in attributions if _reaches(sentence, a, part)]
        inside = [a for a in reaching if part.first <= a.cue.first < part.stop]
        spoken = [a for a in inside if a.pattern is not Pattern.ACCORDING]
        yield part, [*spoken[:1], *(a for a in reaching if a not in spoken)]
        for outer, inner in pairwise(spoken[:_NESTED]):
            shared = inner.speaker.first <= outer.cue.first < inner.cue.first
            first = inner.cue.first if shared else min(inner.cue.first, inner.speaker.first)
            yield Range(max(part.first, first), part.stop), [inner]


def _reaches(sentence: Sentence, attribution: AttributionRelation, part: Range) -> bool:
    if part.first <= attribution.cue.first < part.stop:
        return True
    return attribution.content.first <= part.first < attribution.content.stop and not any(
        low == ";" for low in sentence.lows[attribution.content.first : part.first]
    )
