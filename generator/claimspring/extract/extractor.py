"""An article to its statements: zones, quotations, sentences, attribution, parts, dates, worth, joined.

Text in, statements out; deterministic, offline, linear in the length of the text.
"""

import datetime as dt
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimspring.extract.attribution import AssignedRoles, Discourse, RoleAssigner
from claimspring.extract.credits import QuotationCredit, beside, label, line_after
from claimspring.extract.cues import AttributionRelation, find_attributions
from claimspring.extract.file_labels import FileLabels
from claimspring.extract.furniture import ArticleParagraph, Standing, told_paragraphs
from claimspring.extract.kinds import KindSigns, form_of, happened, has_figure, is_future, kind_of
from claimspring.extract.meant_dates import meant_dates
from claimspring.extract.parts import DraftPart, parts_of
from claimspring.extract.passages import uncheckable
from claimspring.extract.phrases import Range
from claimspring.extract.quotations import Quotation, marked, read_quotations
from claimspring.extract.sentence import TokenizedSentence, read_sentence
from claimspring.extract.stances import find_stances
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.extract.strip_markup import readable
from claimspring.extract.worth import RANKER, Facts
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.tokens import fold
from claimspring.model.claim import Form
from claimspring.model.passage import Uncheckable, Zone
from claimspring.model.values import earliest
from claimspring.reading.sentences import split_sentences
from claimspring.reading.zones import ZonedLine, read_lines

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
        reading = _ArticleReader(source, self._lexicons)
        waiting: deque[_PendingDraft] = deque()
        for paragraph in reading.paragraphs:
            waiting.extend(reading.drafts(paragraph))
            while waiting and reading.is_settled(waiting[0]):
                yield reading.statement(waiting.popleft())
        yield from map(reading.statement, waiting)


@dataclass(frozen=True, slots=True)
class _SentenceFacts:
    """What is known of a sentence as a whole."""

    sentence: TokenizedSentence
    line: ZonedLine
    words: str
    attributions: list[AttributionRelation]
    dates: list[DateMention]


@dataclass(frozen=True, slots=True)
class _PendingDraft:
    """A part of a sentence with who is behind it, as far as the text up to here tells."""

    facts: _SentenceFacts
    part: DraftPart
    roles: AssignedRoles


class _ArticleReader:
    """One article, read paragraph by paragraph."""

    def __init__(self, source: ArticleInput, lexicons: Mapping[str, Lexicon]) -> None:
        self._source = source
        self._lexicons = lexicons
        raw = readable(source.text, markdown=source.markdown)
        text = fold(raw)
        self._labels = FileLabels(source.text, markdown=source.markdown)
        lines = list(self._labels.told(read_lines(text, lexicons, source.language), lexicons))
        self.paragraphs = told_paragraphs(text, lines, lexicons)
        places = [(paragraph.line.start, paragraph.line.end) for paragraph in self.paragraphs]
        self._quotations, marks = read_quotations(raw, places)
        self._text = marked(text, marks)
        self._discourse = Discourse()
        self._chains: dict[int, AssignedRoles] = {}
        """Who speaks in each quotation, wherever in it that is told."""
        self._waiting: AssignedRoles | None = None
        """Who was named in a line that leads to what follows."""
        self._spoken: AssignedRoles | None = None
        """Who speaks in the quotation before in the same paragraph."""
        self._last_chain: int | None = None

    def drafts(self, paragraph: ArticleParagraph) -> Iterator[_PendingDraft]:
        """The drafts of one paragraph."""
        line = paragraph.line
        if paragraph.entry:
            self._discourse.new_entry()
        self._discourse.new_paragraph()
        led = self._waiting
        if paragraph.standing is not Standing.ITEM:
            self._waiting = None
        lexicon = self._lexicons[line.language]
        self._spoken = None
        for start, end in split_sentences(self._text, line.start, line.end, lexicon):
            sentence = read_sentence(self._text, start, end, lexicon, self._quotations)
            if self._credits(sentence, paragraph):
                continue
            if paragraph.standing is Standing.ITEM:
                yield from self._item(paragraph, sentence, led)
            elif uncheckable(sentence, line.zone) in {None, Uncheckable.OPINION}:
                yield from self._told(paragraph, sentence, led)

    def _told(
        self, paragraph: ArticleParagraph, sentence: TokenizedSentence, led: AssignedRoles | None
    ) -> Iterator[_PendingDraft]:
        """The drafts of one sentence; `led` is who was named in the line before."""
        facts = self._facts(paragraph.line, sentence)
        roles = RoleAssigner(self._source.text, sentence, self._discourse)
        quotations = self._quotations.within(sentence.start, sentence.end)
        last = sentence.end >= paragraph.line.end
        leads = paragraph.standing is Standing.LEAD and last and not quotations
        for part in [] if leads else self._parts(facts, quotations):
            assigned = roles.credit(part.reaching, part.place)
            if part.quotation is not None:
                assigned = self._in_quotation(facts, part, assigned, self._spoken or led)
                self._spoken = assigned if assigned.speaker or assigned.source else self._spoken
            elif paragraph.poster is not None and assigned.speaker is None:
                assigned = AssignedRoles(self._mention(*paragraph.poster))
            yield _PendingDraft(facts, part, assigned)
        if paragraph.standing is Standing.LEAD and last:
            self._waiting = roles.credit(facts.attributions, Range(0, len(sentence.lows)))
        quoted = sum(min(one.end, sentence.end) - max(one.start, sentence.start) for one in quotations)
        roles.remember(facts.attributions, own_words=quoted > (sentence.end - sentence.start) / 2)

    def _credits(self, sentence: TokenizedSentence, paragraph: ArticleParagraph) -> bool:
        """Whether a sentence only says who speaks in the quotation after or before it."""
        before = line_after(sentence)
        if before is not None and self._last_chain is not None:
            self._chains.setdefault(self._last_chain, self._credited(sentence, before))
            return True
        after = label(sentence) if sentence.end >= paragraph.line.end - 1 else None
        if after is not None:
            self._waiting = self._credited(sentence, after)
        return after is not None

    def _credited(self, sentence: TokenizedSentence, credit: QuotationCredit) -> AssignedRoles:
        roles = RoleAssigner(self._source.text, sentence, self._discourse)
        return AssignedRoles(roles.mention(credit.speaker), cue=roles.mention(credit.cue) if credit.cue else None)

    def _mention(self, start: int, end: int) -> Mention:
        return Mention(self._source.text[start:end], start, end)

    def _item(
        self, paragraph: ArticleParagraph, sentence: TokenizedSentence, led: AssignedRoles | None
    ) -> Iterator[_PendingDraft]:
        """`Trains: 1 in 6`, said by the one named in the line above the list."""
        facts = self._facts(paragraph.line, sentence)
        dated = sum(date.end - date.start for date in facts.dates)
        if dated > 0.7 * (sentence.end - sentence.start):
            return
        yield _PendingDraft(facts, DraftPart(Range(0, len(sentence.lows)), []), led or AssignedRoles())

    def _facts(self, line: ZonedLine, sentence: TokenizedSentence) -> _SentenceFacts:
        attributions = find_attributions(sentence)
        attributions = sorted([*attributions, *find_stances(sentence, attributions)], key=lambda a: a.cue)
        dates = [
            DateMention(self._source.text[found.start : found.end], found.start, found.end, str(found.when))
            for found in meant_dates(sentence, attributions, self._labels.day(sentence.start) or self._source.today)
        ]
        return _SentenceFacts(sentence, line, self._source.text[sentence.start : sentence.end], attributions, dates)

    def _parts(self, facts: _SentenceFacts, quotations: Sequence[Quotation]) -> list[DraftPart]:
        if facts.line.zone in _WHOLE and not facts.sentence.quoted[0]:
            if not (facts.attributions or any(low[0].isdigit() for low in facts.sentence.lows)):
                return []
            return [DraftPart(Range(0, len(facts.sentence.lows)), facts.attributions)]
        return parts_of(self._text, facts.sentence, facts.attributions, quotations)

    def _in_quotation(
        self, facts: _SentenceFacts, part: DraftPart, assigned: AssignedRoles, before: AssignedRoles | None
    ) -> AssignedRoles:
        """Who speaks in a quotation: told beside it, by a label, in another part of it, or before in the paragraph."""
        quotation = part.quotation
        if quotation is None:
            return assigned
        self._last_chain = quotation.chain
        if quotation.label is not None:
            assigned = AssignedRoles(self._mention(*quotation.label))
        if assigned.cue is None and assigned.speaker is None:
            known = self._chains.get(quotation.chain) or self._dropped(facts.sentence, part.place)
            if known is None and (credit := beside(facts.sentence, part.place)) is not None:
                known = self._credited(facts.sentence, credit)
            assigned = known or before or assigned
        if assigned.speaker or assigned.source:
            self._chains.setdefault(quotation.chain, assigned)
        return assigned

    def _dropped(self, sentence: TokenizedSentence, place: Range) -> AssignedRoles | None:
        """`Más adelante agrega: “…”`: a verb of saying right before, whose subject is the last speaker."""
        verbs, named = sentence.lexicon.verbs, self._discourse.speaker
        if not sentence.lexicon.drops_pronouns or named is None:
            return None
        cue = next((i for i in range(place.first - 1, max(-1, place.first - 5), -1) if sentence.lows[i] in verbs), None)
        roles = RoleAssigner(self._source.text, sentence, self._discourse)
        return AssignedRoles(named.mention, cue=roles.mention(Range(cue, cue + 1))) if cue is not None else None

    def is_settled(self, draft: _PendingDraft) -> bool:
        """Whether nothing that comes after can tell who speaks."""
        quotation = draft.part.quotation
        return quotation is None or quotation.chain in self._chains or quotation.chain != self._last_chain

    def statement(self, draft: _PendingDraft) -> Statement:
        """The statement of a draft that is settled."""
        facts, part, roles = draft.facts, draft.part, draft.roles
        sentence, place, quotation = facts.sentence, part.place, part.quotation
        if quotation is not None and not (roles.speaker or roles.source or roles.pronoun):
            roles = self._chains.get(quotation.chain, roles)
        start, end = sentence.tokens[place.first].start, sentence.tokens[place.stop - 1].end
        dates = tuple(date for date in facts.dates if start <= date.start and date.end <= end)
        act = next((attribution.act for attribution in part.reaching), None)
        credited = bool(part.reaching) or roles.carried or roles.speaker is not None
        form = Form.DIRECT if quotation is not None else form_of(sentence, place, attributed=credited)
        signs = KindSigns(has_figure(sentence, place, dates), is_future(sentence, place), dated=bool(dates))
        kind = kind_of(sentence, place, form, act, signs)
        past = happened(sentence, place)
        worth = RANKER.weigh(sentence, place, Facts(kind, form, act, roles, dates, signs.figure, signs.future, past))
        quote = self._source.text[start:end]
        return Statement(
            quote,
            start,
            end,
            zone=facts.line.zone,
            speaker=roles.speaker,
            source=roles.source,
            cue=roles.cue,
            form=form,
            kind=kind,
            dates=dates,
            score=worth.score,
            reasons=worth.reasons,
            language=facts.line.language,
            pronoun=roles.pronoun,
            sentence="" if quote == facts.words else facts.words,
        )
