"""The lock on the door: whatever an extractor finds, only words of the article get out.

In: an article, and what any extractor made of it. Out: statements that hold, and how many did not. Ours passes it too,
so that one test covers all. A quotation that is not in the article is dropped; a speaker, outlet or cue that does not
stand near the words is taken away; a form that the marks do not bear out is put right.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from claimspring.anchor.match import Haystack, MatchMethod
from claimspring.extract.dates.grammar import find_dates
from claimspring.extract.extractor import ArticleInput
from claimspring.extract.names import name_in
from claimspring.extract.phrases import Range
from claimspring.extract.quotations import QuotationIndex, read_quotations
from claimspring.extract.sentence import read_sentence
from claimspring.extract.statement import DateMention, Mention, Statement
from claimspring.extract.strip_markup import readable
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.tokens import fold
from claimspring.model.claim import Form
from claimspring.reading.zones import read_lines

MAX_STATEMENTS = 400
"""More no editor reads; a text of any length that has more is cut here for extractors that are not ours."""

_SURE = frozenset({MatchMethod.EXACT, MatchMethod.NORMALISED})
_BEFORE, _AFTER = 2500, 800
"""Characters around a statement in which its speaker stands: ten sentences before, two after."""
_DOUBLE = 0.9
_LONGEST_REASON = 200
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S|<[a-zA-Z/!]|\]\(")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"(?:\d{4}(?:-\d\d){0,2}|\.\.)(?:/(?:\d{4}(?:-\d\d){0,2}|\.\.))?")
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_SHORT_WORD = 3
_STEM = 5
_NOT_FOUND = "named by the extractor, not found in the article"


@dataclass(slots=True)
class Passed:
    """What came through."""

    statements: list[Statement] = field(default_factory=list)
    dropped: int = 0
    """Statements that are not the article's, say nothing of their own, or are too many."""

    @property
    def failed(self) -> bool:
        """Whether so much was dropped that the extractor cannot be trusted with this article."""
        return self.dropped * 10 > self.dropped + len(self.statements)


def anchored(
    source: ArticleInput, found: Iterable[Statement], lexicons: Mapping[str, Lexicon], *, by: str = ""
) -> Passed:
    """The statements of the article among those found, in the order of their places; `by` names a foreign extractor."""
    lock, passed = _Lock(source, lexicons), Passed()
    kept: list[Statement] = []
    for statement in found:
        named = replace(statement, by=statement.by or by) if by else statement
        held = lock.held(named) if not by or len(kept) < MAX_STATEMENTS else None
        if held is None:
            passed.dropped += 1
        else:
            kept.append(held)
    for held in sorted(kept, key=lambda one: (one.start, one.end)):
        if passed.statements and _is_double(passed.statements[-1], held):
            passed.dropped += 1
        else:
            passed.statements.append(held)
    return passed


def _is_double(one: Statement, other: Statement) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _DOUBLE * (max(one.end, other.end) - min(one.start, other.start))


class _Lock:
    """One article, to which statements are held."""

    def __init__(self, source: ArticleInput, lexicons: Mapping[str, Lexicon]) -> None:
        self._source = source
        self._text = source.text
        self._lexicons = lexicons

    @cached_property
    def _haystack(self) -> Haystack:
        return Haystack(self._text)

    @cached_property
    def _quotations(self) -> QuotationIndex:
        raw = readable(self._text, markdown=self._source.markdown)
        lines = read_lines(fold(raw), self._lexicons, self._source.language)
        return read_quotations(raw, [(line.start, line.end) for line in lines])[0]

    def held(self, statement: Statement) -> Statement | None:
        """The statement as far as the article bears it out; None where it is not the article's."""
        placed = self._placed(statement)
        lexicon = self._lexicons.get(statement.language)
        if placed is None or lexicon is None or not _is_plain(placed.quote):
            return None
        speaker, source = (self._named(mention, placed, lexicon) for mention in (placed.speaker, placed.source))
        lost = (speaker is None and placed.speaker is not None) or (source is None and placed.source is not None)
        reasons = [line for reason in placed.reasons if (line := _line(reason))] or ["+ found by an extractor"]
        return replace(
            placed,
            speaker=speaker,
            source=source,
            cue=self._near(placed.cue, placed),
            pronoun=self._near(placed.pronoun, placed),
            form=self._form(placed),
            dates=tuple(self._dates(placed, lexicon)),
            score=min(1.0, max(0.0, placed.score)) if math.isfinite(placed.score) else 0.0,
            reasons=(*reasons, _NOT_FOUND) if lost else tuple(reasons),
            proposed=placed.proposed if self._says_the_same(placed, lexicon) else "",
        )

    def _named(self, mention: Mention | None, statement: Statement, lexicon: Lexicon) -> Mention | None:
        """A speaker or an outlet that stands near the statement and can be a name."""
        near = self._near(mention, statement)
        return near if near is not None and _is_name(near, lexicon) else None

    def _placed(self, statement: Statement) -> Statement | None:
        """The statement at its place: where it says, or where its words stand once."""
        start, end = statement.start, statement.end
        if 0 <= start < end and self._text[start:end] == statement.quote:
            return statement
        match = self._haystack.locate(statement.quote) if statement.quote.strip() else None
        if match is None or match.ambiguous or match.how not in _SURE:
            return None
        return replace(statement, start=match.start, end=match.end, quote=self._text[match.start : match.end])

    def _near(self, mention: Mention | None, statement: Statement) -> Mention | None:
        """The words where they stand; None where they do not stand near the statement."""
        if mention is None or not mention.text.strip():
            return None
        if mention.start >= 0 and self._text[mention.start : mention.end] == mention.text:
            return mention
        first, last = max(0, statement.start - _BEFORE), statement.end + _AFTER
        place = self._text.rfind(mention.text, first, statement.end)
        place = place if place >= 0 else self._text.find(mention.text, statement.end, last)
        return Mention(mention.text, place, place + len(mention.text)) if place >= 0 else None

    def _form(self, statement: Statement) -> Form:
        """Direct only where quotation marks, a dash or a label show it."""
        if statement.form is not Form.DIRECT:
            return statement.form
        inside = sum(
            min(one.end, statement.end) - max(one.start, statement.start)
            for one in self._quotations.within(statement.start, statement.end)
        )
        if inside > (statement.end - statement.start) / 2:
            return Form.DIRECT
        return Form.MIXED if inside else Form.PARAPHRASE if statement.speaker else Form.AUTHOR

    def _dates(self, statement: Statement, lexicon: Lexicon) -> Iterator[DateMention]:
        """The dates whose words stand in the statement; what the grammar reads in them goes before what others say."""
        for date in statement.dates:
            inside = statement.start <= date.start < date.end <= statement.end
            if not inside or self._text[date.start : date.end] != date.text or not _DATE.fullmatch(date.value):
                continue
            read = list(find_dates(lexicon.tokenize(fold(date.text)), lexicon.dates, self._source.today))
            whole = len(read) == 1 and (read[0].start, read[0].end) == (0, len(date.text))
            yield date._replace(value=str(read[0].when)) if whole and statement.by else date

    def _says_the_same(self, statement: Statement, lexicon: Lexicon) -> bool:
        """Whether a sentence that is proposed adds no figure, no name and no negation to what the article says."""
        if not statement.proposed or not _is_plain(statement.proposed):
            return False
        near = self._text[max(0, statement.start - _BEFORE) : statement.end]
        speaker = statement.speaker.text if statement.speaker else ""
        known = frozenset(_stems(" ".join([near, speaker, *(date.value for date in statement.dates)])))
        figures = Counter(_FIGURE.findall(statement.quote))
        dated = frozenset(figure for date in statement.dates for figure in _FIGURE.findall(date.value))
        proposed = Counter(figure for figure in _FIGURE.findall(statement.proposed) if figure not in dated)
        kept = Counter({figure: count for figure, count in figures.items() if figure not in dated})
        denied = [Counter(_denials(words, lexicon)) for words in (statement.quote, statement.proposed)]
        return proposed == kept and denied[0] == denied[1] and known.issuperset(_stems(statement.proposed))


def _is_plain(words: str) -> bool:
    """No markup, no address, no control characters."""
    hidden = any(unicodedata.category(letter) in _HIDDEN and letter not in "\n\r\t\u00ad" for letter in words)
    return bool(words.strip()) and not hidden and _ADDRESS.search(words) is None


def _is_name(mention: Mention, lexicon: Lexicon) -> bool:
    folded = fold(mention.text)
    sentence = read_sentence(folded, 0, len(folded), lexicon)
    return name_in(sentence, Range(0, len(sentence.lows))) is not None


def _line(words: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:_LONGEST_REASON]


def _stems(words: str) -> Iterator[str]:
    for word in _WORD.findall(fold(words).lower()):
        if len(word) > _SHORT_WORD:
            yield word[:_STEM]


def _denials(words: str, lexicon: Lexicon) -> Sequence[str]:
    return [token.low for token in lexicon.tokenize(fold(words)) if token.low in lexicon.negations]
