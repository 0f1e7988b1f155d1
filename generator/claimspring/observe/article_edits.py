"""An article's page of today and the copy that was kept, to the sentences that are not as they were.

Both are read by today's reader, so that a better reader looks like no edit; and a sentence that still stands anywhere
on the page is not gone, nor is one new that stood anywhere before, so that the choice of paragraphs looks like none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from claimspring.anchor.diff import TextChange, difference
from claimspring.document.article.gate import PageWords, folded
from claimspring.document.article.model import ArticleReading, BlockRole, FactField
from claimspring.document.article.read import TooLargeError, characters, read_html
from claimspring.document.kinds import DocumentKind, kind_of_bytes
from claimspring.document.markup import visible
from claimspring.lexicon.load import load_lexicons
from claimspring.model.observation import ArticleEdits, Concern, SentenceEdit
from claimspring.observe.http.answer import Answer
from claimspring.observe.record.copies import CopiedPage
from claimspring.observe.sanitize import printable
from claimspring.reading.sentences import split_sentences

_KEPT, _LONGEST = 100, 600
_MOST_GONE = 0.6
_ALIKE = 60
"""How like two sentences must be, from 0 to 100, to be one that was changed."""
_AROUND = frozenset({BlockRole.CAPTION, BlockRole.PAGE})
_NOTE = re.compile(
    r"\b(?:correction|corrected|clarification|clarified|editor['’]s note|an earlier version|"
    r"has been (?:updated|amended)|updated? (?:on|at|to)|rectificatif|rectifié|précision|mis à jour|mise à jour|"
    r"une version précédente|fe de errores|rectificación|corrección|corregid[oa]|actualizad[oa]|"
    r"una versión anterior|nota de la redacción|korrektur|berichtigung|aktualisiert|in einer früheren version)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """One of the two pages."""

    reading: ArticleReading
    whole: PageWords
    """All that it shows."""


def edits(kept: CopiedPage, now: Answer, since: dt.datetime) -> ArticleEdits | None:
    """The sentences that differ; None where none do, or one of the two is no page that can be read."""
    before = _page(kept.body, kept.content_type)
    after = _page(now.body, now.header("Content-Type")) if before else None
    return compared(before, after, since) if before and after else None


def compared(before: ComparedPage, after: ComparedPage, since: dt.datetime) -> ArticleEdits | None:
    """The sentences that differ in two pages that were read; None where none do, or most of the text is gone.

    A page without most of its text was not edited: it has gone behind a wall, or is another one.
    """
    found = list(_edits(before, after))
    gone = sum(one.after is None for one in found)
    if not found or gone > _MOST_GONE * sum(1 for _ in _sentences(before.reading)):
        return None
    said = _moved(before.reading, after.reading) or any(one.after and _NOTE.search(one.after) for one in found)
    return ArticleEdits(since=since, sentences=tuple(found[:_KEPT]), count=len(found), said=said)


def _page(body: bytes, content_type: str | None) -> ComparedPage | None:
    if kind_of_bytes(body) is not DocumentKind.HTML:
        return None
    try:
        reading = read_html(body, content_type)
    except TooLargeError:
        return None
    return ComparedPage(reading, PageWords(visible(characters(body, content_type)).text)) if reading.blocks else None


def _sentences(reading: ArticleReading) -> Iterator[str]:
    language = reading.facts.get(FactField.LANGUAGE)
    known = load_lexicons()
    lexicon = known.get(language.value if language else "", known["en"])
    for block in reading.blocks:
        if block.role in _AROUND:
            continue
        text = " ".join(block.words)
        yield from (text[start:end] for start, end in split_sentences(text, 0, len(text), lexicon))


def _moved(before: ArticleReading, after: ArticleReading) -> bool:
    """Whether the page's own date of change is another one."""
    return bool(after.modified_at) and after.modified_at != before.modified_at


def _edits(before: ComparedPage, after: ComparedPage) -> Iterator[SentenceEdit]:
    was, now = list(_sentences(before.reading)), list(_sentences(after.reading))
    steps = SequenceMatcher(None, list(map(folded, was)), list(map(folded, now)), autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in steps:
        if tag != "equal":
            gone = [one for one in was[start:end] if after.whole.find(one) < 0]
            come = [one for one in now[new_start:new_end] if before.whole.find(one) < 0]
            yield from _paired(gone, come)


def _paired(gone: Sequence[str], come: Sequence[str]) -> Iterator[SentenceEdit]:
    """Sentences that are like each other are one that was changed; the others are gone, or new."""
    left = list(come)
    for sentence in gone:
        like = max(left, key=lambda other: fuzz.ratio(sentence, other), default=None)
        if like is None or fuzz.ratio(sentence, like) < _ALIKE:
            yield SentenceEdit(before=printable(sentence, _LONGEST))
            continue
        left.remove(like)
        found = difference(sentence, like)
        if any(piece.change is not TextChange.EQUAL for piece in found.pieces):  # else only signs are drawn otherwise
            concerns = tuple(Concern(flag.value) for flag in found.flags)
            yield SentenceEdit(before=printable(sentence, _LONGEST), after=printable(like, _LONGEST), concerns=concerns)
    yield from (SentenceEdit(after=printable(sentence, _LONGEST)) for sentence in left)
