"""A statement with its wrong words struck and the right ones beside them: in headings, lists, cards and pictures.

A `View` and a claim in, pieces of text or safe HTML out; pure. Nothing is ever struck without what should stand there.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.model.claim import Claim, Fix
from claimspring.model.values import LocalizedText
from claimspring.site.view import View

_LEAST_KEPT = 3
"""So many words between two changes at least are not struck with them."""
_PHRASE = 7
"""So few words on one side are a phrase that an editor chose, and stay whole."""
_MOST_CHANGED = 0.7
"""Where a larger part of the words changed, all of them are struck."""

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


def corrected_statement(claim: Claim, language: str) -> str:
    """The statement as it would be right in a language."""
    return "".join(piece.words for piece in pieces_of(claim, language) if piece.standing is not Correctness.WRONG)


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


def pieces_between(before: str, after: str) -> list[StatementPiece]:
    """What words became of others: those that changed, struck, each with what stands there now, and the rest.

    A pure loss or addition takes the word beside it along, so that nothing is struck without what should stand there.
    """
    old, new = before.split(), after.split()
    whole = [StatementPiece(Correctness.WRONG, before), StatementPiece(Correctness.RIGHT, after)]
    if min(len(old), len(new)) <= _PHRASE:
        return whole
    blocks = [
        block
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        if block.size >= _LEAST_KEPT or block.a + block.size in {block.size, len(old)}
    ]
    if sum(block.size for block in blocks) < (1 - _MOST_CHANGED) * max(len(old), len(new)):
        return whole
    pieces: list[StatementPiece] = []
    done_old = done_new = 0
    for start_old, start_new, size in blocks:
        wrong, right = old[done_old:start_old], new[done_new:start_new]
        kept = old[start_old : start_old + size]
        if bool(wrong) != bool(right):  # one side alone: the next word shows where, else the last one
            if kept:
                wrong, right, kept = [*wrong, kept[0]], [*right, kept[0]], kept[1:]
            elif pieces:
                last = pieces.pop().words.split()
                wrong, right = [last[-1], *wrong], [last[-1], *right]
                pieces += [StatementPiece(Correctness.KEPT, " ".join(last[:-1]))] if last[:-1] else []
        if wrong:
            pieces += [
                StatementPiece(Correctness.WRONG, " ".join(wrong)),
                StatementPiece(Correctness.RIGHT, " ".join(right)),
            ]
        if kept:
            pieces.append(StatementPiece(Correctness.KEPT, " ".join(kept)))
        done_old, done_new = start_old + size, start_new + size
    return pieces


def replaced(view: View, before: LocalizedText, after: LocalizedText) -> Markup:
    """Words of ours as they stood and as they stand, in each language of the page."""
    return markup(html(view.in_each(lambda one: str(_replaced(one, before, after)))))


def _replaced(view: View, before: LocalizedText, after: LocalizedText) -> Html:
    was, now = before.pick(view.language), after.pick(view.language)
    if was.language != now.language:
        return html(f"<del>{view.words.shown(before)}</del> <ins>{view.words.shown(after)}</ins>")
    return _tagged(view, now.language, _drawn(view, pieces_between(was.words, now.words), joint=" "))


def _places(words: str, fixes: tuple[Fix, ...], language: str) -> Iterator[tuple[int, str, str]]:
    for fix in fixes:
        wrong, right = fix.wrong.said(language), fix.right.said(language)
        if wrong and right and words.count(wrong) == 1:
            yield words.index(wrong), wrong, right


def corrected(view: View, claim: Claim) -> Markup:
    """The statement as HTML, marked with its own language where that is another one than the page's."""
    if not claim.review.fix:
        return view.localized(claim.statement)
    return markup(html(view.in_each(lambda one: str(_shown(one, claim)))))


def _shown(view: View, claim: Claim) -> Html:
    said = claim.statement.pick(view.language)
    return _tagged(view, said.language, _drawn(view, pieces_of(claim, view.language)))


def _drawn(view: View, pieces: Sequence[StatementPiece], joint: str = "") -> str:
    """The pieces as HTML, with `joint` between those that stand in a row."""
    wrong, right = escaped(view.words.say("wrong:")), escaped(view.words.say("right:"))
    parts = []
    for standing, words in pieces:
        match standing:
            case Correctness.KEPT:
                parts.append(f"{escaped(words)}{joint}")
            case Correctness.WRONG:
                parts.append(f'<del><span class="vh">{wrong} </span>{escaped(words)}</del> ')
            case Correctness.RIGHT:
                parts.append(f'<ins><span class="vh">{right} </span>{escaped(words)}</ins>{joint}')
    return "".join(parts).rstrip()


def _tagged(view: View, language: str | None, inside: str) -> Html:
    return html(inside if language in {view.language, None} else f"<span{lang_attributes(language)}>{inside}</span>")
