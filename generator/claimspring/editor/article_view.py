"""An article for the screen: its blocks in pieces, each with its place, its sentence and what was made of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import checked
from claimspring.editor.proposals import Proposals
from claimspring.editor.stop import Stop
from claimspring.extract.passages import passages
from claimspring.extract.statement import Statement
from claimspring.i18n.labels import mark
from claimspring.model.article import Article
from claimspring.model.claim import ReviewStatus
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.reading.blocks import BlockKind, TextBlock
from claimspring.reading.text import ReadingText


class MarkState(StrEnum):
    """What was made of words of the article."""

    PROPOSED = "proposed"
    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    DISMISSED = "dismissed"


class ClaimMark(NamedTuple):
    """Words that are a claim, a draft, or no claim."""

    start: int
    end: int
    state: MarkState
    key: ClaimKey | None = None
    number: int = 0
    """Which claim of the article it is, in the order of the text, from 1."""
    statement: Statement | None = None
    why: str = ""
    """Why it is no claim."""


class TextPiece(NamedTuple):
    """Words that are alike in all that is said of them."""

    start: int
    text: str
    sentence: int
    """Which sentence they belong to, from 1; 0 where to none."""
    mark: ClaimMark | None
    begins: ClaimMark | None
    """The mark that begins here."""


class ViewBlock(NamedTuple):
    """A paragraph or heading."""

    tag: str
    pieces: tuple[TextPiece, ...]


class SentenceView(NamedTuple):
    """One sentence, for those who go from one to the next."""

    number: int
    start: int
    end: int
    text: str
    mark: ClaimMark | None


@dataclass(frozen=True)
class ArticleView:
    """An article with all that is known of its words."""

    desk: OpenDesk
    proposals: Proposals
    id: ArticleId

    @cached_property
    def article(self) -> Article:
        """The article; raises `Stop` where there is none that can be read."""
        record = self.desk.corpus.articles.get(ArticleId(checked(self.id)))
        if record is None:
            raise Stop(mark("There is no article “%(name)s”, or it cannot be read."), gone=True, name=self.id)
        return record.value

    def require(self) -> Article:
        """The article; raises `Stop` where there is none that can be read."""
        return self.article

    @cached_property
    def reading(self) -> ReadingText:
        """Its text as it is read."""
        self.require()
        return self.desk.project.context.reading(self.id)

    @cached_property
    def claims(self) -> tuple[ClaimMark, ...]:
        """The claims by their first place in the text."""
        corpus = self.desk.corpus
        context = self.desk.project.context
        said = (place for key in self.desk.said_in(self.id) for place in context.places_of(key))
        places = [place for place in said if place.article == self.id and place.match]
        found: dict[tuple[int, int, ClaimKey], None] = {
            (place.match.start, place.match.end, place.claim): None for place in places if place.match
        }
        numbers: dict[ClaimKey, int] = {}
        marks = []
        for start, end, key in sorted(found):
            number = numbers.setdefault(key, len(numbers) + 1)
            status = corpus.claims[key].value.review.status
            marks.append(ClaimMark(start, end, _STATES[status], key, number))
        return tuple(marks)

    @property
    def listed(self) -> list[ClaimMark]:
        """Each claim once, by its first place."""
        first = {one.key: one for one in reversed(self.claims)}
        return sorted(first.values(), key=_start)

    @cached_property
    def dismissed(self) -> tuple[ClaimMark, ...]:
        """The words that somebody found to be no claim."""
        records = self.desk.project.reading.drafts.get(self.id, ())
        quotable = self.desk.project.context.quotable(self.id)
        fates = [(quotable.locate(one.exact, one.prefix), one.dismissed) for one in records if one.dismissed]
        return tuple(
            ClaimMark(place.match.start, place.match.end, MarkState.DISMISSED, why=why or "")
            for place, why in fates
            if place
        )

    @cached_property
    def open(self) -> tuple[ClaimMark, ...]:
        """The drafts that nobody has looked at."""
        taken = [(one.start, one.end) for one in (*self.claims, *self.dismissed)]
        found = self.proposals.open(self.desk, self.id, taken)
        return tuple(ClaimMark(one.start, one.end, MarkState.PROPOSED, statement=one) for one in found)

    @property
    def marks(self) -> list[ClaimMark]:
        """All of them, in the order of the text."""
        found: list[ClaimMark] = [*self.claims, *self.dismissed, *self.open]
        return sorted(found, key=lambda one: (one.start, -one.end))

    @cached_property
    def sentences(self) -> tuple[SentenceView, ...]:
        """The sentences, in order."""
        text, offset, marks = self.reading.text, self.article.text_start, self.marks
        found: list[SentenceView] = []
        for passage in passages(self.article.text, language=self.article.header.language):
            start, end = (self.reading.at(offset + place) for place in (passage.start, passage.end))
            if text[start:end].strip():
                found.append(SentenceView(len(found) + 1, start, end, text[start:end], _most(marks, start, end)))
        return tuple(found)

    @property
    def checked(self) -> int:
        """How many sentences a published claim is about."""
        places = [(one.start, one.end) for one in self.claims if one.state is MarkState.PUBLISHED]
        return sum(any(one.start < end and start < one.end for start, end in places) for one in self.sentences)

    def blocks(self) -> Iterator[ViewBlock]:
        """The text, block by block."""
        marks, sentences = self.marks, self.sentences
        for block in self.reading.blocks:
            yield ViewBlock(_tag(block), tuple(self._pieces(block, marks, sentences)))

    def _pieces(
        self, block: TextBlock, marks: Sequence[ClaimMark], sentences: Sequence[SentenceView]
    ) -> Iterator[TextPiece]:
        here = [one for one in marks if one.start < block.end and one.end > block.start]
        said = [one for one in sentences if one.start < block.end and one.end > block.start]
        places = [(one.start, one.end) for one in here] + [(one.start, one.end) for one in said]
        inside = {place for pair in places for place in pair if block.start < place < block.end}
        edges = {block.start, block.end} | inside
        ordered = sorted(edges)
        for start, end in pairwise(ordered):
            covering = [one for one in here if one.start <= start and one.end >= end]
            covered = min(covering, key=lambda one: one.end - one.start, default=None)
            begins = next((one for one in here if max(one.start, block.start) == start and one.key), None)
            sentence = next((one.number for one in said if one.start <= start < one.end), 0)
            yield TextPiece(start, self.reading.text[start:end], sentence, covered, begins)

    def snapped(self, start: int, end: int) -> tuple[int, int]:
        """Places widened to whole words; raises `Stop` where no words are between them."""
        text = self.reading.text
        start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise Stop(mark("No words are selected."))
        while start > 0 and _joins(text[start - 1]) and _joins(text[start]):
            start -= 1
        while end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
            end += 1
        return start, end

    def quote(self, start: int, end: int) -> dict[str, str]:
        """Words as a claim quotes them, with those around them where they stand more than once."""
        text = self.reading.text
        exact = " ".join(text[start:end].split())
        found = {"exact": exact}
        quotable = self.desk.project.context.quotable(self.id)
        place = quotable.locate(exact)
        if place is None or not place.match.ambiguous:
            return found
        for width in (40, 80, 160, 320):
            before = " ".join(text[max(0, start - width) : start].split())
            after = " ".join(text[end : end + width].split())
            place = quotable.locate(exact, before, after)
            if place and (place.match.start, place.match.end) == (start, end) and not place.match.ambiguous:
                break
        return found | ({"prefix": before} if before else {}) | ({"suffix": after} if after else {})

    def occurrences(self, start: int, end: int) -> int:
        """How often the words at a place stand in the text."""
        text = " ".join(self.reading.text.split())
        return text.count(" ".join(self.reading.text[start:end].split()))


_STATES = {
    ReviewStatus.DRAFT: MarkState.DRAFT,
    ReviewStatus.IN_REVIEW: MarkState.IN_REVIEW,
    ReviewStatus.PUBLISHED: MarkState.PUBLISHED,
    ReviewStatus.UNTRACED: MarkState.DRAFT,
}


def _tag(block: TextBlock) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return f"h{min(block.level + 1, 6)}"
        case BlockKind.CODE:
            return "pre"
        case _:
            return "blockquote" if "blockquote" in block.around else "p"


def _most(marks: Iterable[ClaimMark], start: int, end: int) -> ClaimMark | None:
    """The mark that covers most of a place."""
    shared = [(min(end, one.end) - max(start, one.start), one) for one in marks]
    return max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def _start(one: ClaimMark) -> int:
    return one.start


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter in "'’-_"
