"""A statement with its wrong words struck and the right ones beside them: in headings, lists, cards and pictures.

A `View` and a claim in, pieces of text or safe HTML out; pure. Nothing is ever struck without what should stand there.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.model.claim import Claim, Fix
from claimspring.model.values import LocalizedText
from claimspring.site.view import View

UNSAID = "und"
"""The language of words of which none is named."""


class Correctness(StrEnum):
    """What becomes of a piece of the statement."""

    KEPT = "kept"
    WRONG = "wrong"
    RIGHT = "right"


class StatementPiece(NamedTuple):
    """Some words of a statement, in their order; behind wrong ones always stand the right ones."""

    standing: Correctness
    words: str


def pieces_of(claim: Claim, language: str) -> list[StatementPiece]:
    """The statement as it is shown in a language, cut at the words that are put right in the language it is in."""
    said = claim.statement.pick(language)
    found = sorted(_places(said.words, claim.review.fix, said.language or UNSAID))
    pieces: list[StatementPiece] = []
    end = 0
    for start, wrong, right in found:
        if start < end:
            continue
        if start > end:
            pieces.append(StatementPiece(Correctness.KEPT, said.words[end:start]))
        pieces += [StatementPiece(Correctness.WRONG, wrong), StatementPiece(Correctness.RIGHT, right)]
        end = start + len(wrong)
    if end < len(said.words):
        pieces.append(StatementPiece(Correctness.KEPT, said.words[end:]))
    return pieces


def _places(words: str, fixes: tuple[Fix, ...], language: str) -> Iterator[tuple[int, str, str]]:
    for fix in fixes:
        wrong, right = _in(fix.wrong, language), _in(fix.right, language)
        if wrong and right and words.count(wrong) == 1:
            yield words.index(wrong), wrong, right


def _in(text: LocalizedText, language: str) -> str | None:
    return text.root.get(language) or text.root.get(UNSAID)


def corrected(view: View, claim: Claim) -> Markup:
    """The statement as HTML, marked with its own language where that is another one than the page's."""
    if not claim.review.fix:
        return view.localized(claim.statement)
    return markup(html(view.in_each(lambda one: str(_shown(one, claim)))))


def _shown(view: View, claim: Claim) -> Html:
    said = claim.statement.pick(view.language)
    wrong, right = (escaped(view.words.say(word)) for word in ("wrong:", "right:"))
    parts = []
    for standing, words in pieces_of(claim, view.language):
        match standing:
            case Correctness.KEPT:
                parts.append(str(escaped(words)))
            case Correctness.WRONG:
                parts.append(f'<del><span class="vh">{wrong} </span>{escaped(words)}</del> ')
            case Correctness.RIGHT:
                parts.append(f'<ins><span class="vh">{right} </span>{escaped(words)}</ins>')
    inside = "".join(parts)
    if said.language in {view.language, None}:
        return html(inside)
    return html(f"<span{lang_attributes(said.language)}>{inside}</span>")
