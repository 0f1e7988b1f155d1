"""What is seen of a claim at a glance, beside its verdict: who says it, whom the article credits, whose words they are.

A `View` and a claim in, terms and what is said of them out; pure.
"""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from claimspring.anchor.normalise import fold
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Said
from claimspring.model.claim import Claim, CreditKind, Form
from claimspring.model.ids import ClaimKey, DeskId
from claimspring.site.matches import match_line, match_of
from claimspring.site.view import View
from claimspring.trace.node_names import links_and_origins


class GlanceFact(NamedTuple):
    """A term and what is said of it."""

    term: Said
    said: Markup
    style: str = ""
    """A class, where it has a look of its own."""


def glance(view: View, key: ClaimKey) -> Iterator[GlanceFact]:
    """The facts, in the order in which they are shown."""
    claim, say = view.site.claim(key), view.words.say
    trace = view.site.provenance.trace(key)
    if claim.speaker or not claim.is_untraced:
        yield GlanceFact(say("Who says it"), _speakers(view, claim))
    if claim.said_on:
        yield GlanceFact(say("Said on"), view.pieces.partial(claim.said_on))
    if claim.said_at:
        yield GlanceFact(say("Where it was said"), view.localized(claim.said_at))
    if not claim.is_untraced:
        yield GlanceFact(say("Source credited"), _credited(view, claim))
    if match := match_of(view.site, key):
        yield GlanceFact(
            say("Whose words"), markup(escaped(match_line(view, key))), "u-txt" if match.is_uncredited else ""
        )
    if trace.exhibits and not claim.is_untraced:
        found = trace.evidence
        counts = links_and_origins(
            len(found.starts), found.independent_origins, view.words, complete=not found.open_ends
        )
        yield GlanceFact(say("Evidence"), markup(escaped(view.words.sentence(counts))))
    if claim.review.reviewed_on:
        yield GlanceFact(say("Reviewed"), _reviewed(view, claim))
    if claim.review.as_of:
        yield GlanceFact(say("As of"), view.pieces.day(claim.review.as_of))


def _speakers(view: View, claim: Claim) -> Markup:
    names = [view.pieces.speaker(view.speaker_name(speaker)) for speaker in claim.speakers]
    unnamed = view.words.say("the article, citing a source") if _cites_a_source(claim) else view.pieces.speaker(None)
    return markup(html(view.words.sentence(view.words.listing(names) if names else unnamed)))


def _cites_a_source(claim: Claim) -> bool:
    """Whether the article credits somebody in the very sentence: it says the words, but not in its own voice."""
    given = [fold(credit.as_) for credit in claim.word_credits]
    retold = claim.form not in {None, Form.AUTHOR}
    return any(retold or words in fold(place.exact) for words in given for place in claim.appearances)


def _credited(view: View, claim: Claim) -> Markup:
    """Whom the article credits for these words, and apart from them for a photograph."""
    say = view.words.say
    texts = [view.credited(credit) for credit in claim.word_credits]
    photos = [view.credited(credit) for credit in claim.credits if credit.kind is CreditKind.PHOTO]
    said = [view.words.listing(list(dict.fromkeys(texts))) if texts else say("None for this sentence")]
    if photos:
        said.append(say("for a photograph: %(names)s", names=view.words.listing(list(dict.fromkeys(photos)))))
    return markup(html("; ".join(str(escaped(one)) for one in said)))


def _reviewed(view: View, claim: Claim) -> Markup:
    day = view.pieces.day(claim.review.reviewed_on) if claim.review.reviewed_on else ""
    names = [_member(view, name) for name in claim.review.reviewed_by]
    if not names:
        return markup(html(day))
    return markup(html(view.words.say("%(day)s, by %(names)s", day=day, names=escaped(view.words.listing(names)))))


def _member(view: View, name: str) -> Said:
    known = view.site.corpus.desk.get(DeskId(name))
    return view.plain(known.name) if known else name
