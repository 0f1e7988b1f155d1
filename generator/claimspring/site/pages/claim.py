"""The page of a claim: the claim, the verdict and why, the evidence, the trail, the credit, the history."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from claimspring.diagrams.social_card import Card, social_picture
from claimspring.exports.jsonld import document
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.labels import CLAIM_KINDS, mark
from claimspring.i18n.multilingual import Multilingual, alone, apart, composed, read_off
from claimspring.model.claim import Claim, Stance
from claimspring.model.ids import ClaimKey
from claimspring.model.source import SourceKind
from claimspring.routes.addresses import home_of, relative
from claimspring.routes.pages import CLAIM, CLAIM_JSONLD, CLAIMS, CONTACT, EMBED, OEMBED, PICTURE
from claimspring.site import embed_card
from claimspring.site.change_notices import notices
from claimspring.site.claim_head import claim_head, claim_tools, embed_of, review_of
from claimspring.site.evidence_html import evidence_items
from claimspring.site.evidence_view import Exhibit, exhibit
from claimspring.site.icons import icon
from claimspring.site.page import Output, PageContent, PageKind
from claimspring.site.search_document import SearchDocument, said, told
from claimspring.site.trail_sections import claim_trails, independence
from claimspring.site.view import View, shortened

TITLE_LENGTH = 110
_NEARNESS = tuple(SourceKind)
_ORDER = (Stance.REFUTES, Stance.SUPPORTS, Stance.QUALIFIES, Stance.CONTEXT)


def claim_content(view: View, key: ClaimKey) -> PageContent:
    """The page of one claim."""
    claim = view.site.claim(key)
    statement = view.plain(claim.statement)
    rating = view.site.rating(key)
    verdict = view.plain(rating.label) if rating else view.words.say("Being checked")
    summary = view.plain(claim.review.summary)
    exhibits = sorted((exhibit(view.site.corpus, evidence) for evidence in claim.evidence), key=_rank)
    return PageContent(
        title=view.words.each(_title, statement),
        description=f"{verdict}: {summary or statement}",
        head=claim_head(view, key),
        listed=rating is not None,
        values={
            "notices": notices(view, key),
            "key": key,
            "claim": claim,
            "rating": rating,
            "article": view.site.article(key.article),
            "exhibits": evidence_items(view, home_of(CLAIM.place(key)), exhibits),
            "stances": _stances(view, claim),
            "independence": independence(view, key),
            "trails": claim_trails(view, key),
            "tools": claim_tools(view, key),
            "report": markup(html(view.in_each(lambda one: _report(one, key)))),
            "neighbours": view.site.neighbours.get(key, (None, None)),
        },
    )


def _title(statement: str) -> str:
    return shortened(statement, TITLE_LENGTH)


def _rank(shown: Exhibit) -> tuple[int, int]:
    """What refutes comes first, and of that what stands nearest to the event; else the editor's order holds."""
    nearness = _NEARNESS.index(shown.source.kind) if shown.source else len(_NEARNESS)
    return _ORDER.index(shown.evidence.stance), nearness


def _stances(view: View, claim: Claim) -> Multilingual:
    """6 refute · 1 qualifies."""
    numbers = Counter(evidence.stance for evidence in claim.evidence)
    count = view.words.count
    said = {
        Stance.REFUTES: lambda n: count("%(num)s refutes it", "%(num)s refute it", n),
        Stance.SUPPORTS: lambda n: count("%(num)s supports it", "%(num)s support it", n),
        Stance.QUALIFIES: lambda n: count("%(num)s qualifies it", "%(num)s qualify it", n),
        Stance.CONTEXT: lambda n: count("%(num)s gives context", "%(num)s give context", n),
    }
    return composed(" · ".join(str(said[stance](numbers[stance])) for stance in _ORDER if numbers[stance]))


def _report(view: View, key: ClaimKey) -> str:
    """The tool by which a reader reports an error, in each language that has one."""
    address = _error_address(view, key)
    if not address:
        return ""
    said = view.words.say("Report an error")
    return f'<li><a href="{escaped(address)}">{icon("report")}{escaped(said)}</a></li>'


def _error_address(view: View, key: ClaimKey) -> str:
    """The desk's page or form, or a letter that already names the claim; empty where there is none of these."""
    contact = view.site.settings.contact
    if contact is None:
        written = view.site.narrative(CONTACT, view.language)
        return relative(CONTACT, seen_from=CLAIM.place(key)) if written else ""
    if contact.startswith(("https://", "http://")):
        return contact
    subject = view.words.say("Error in the review of %(claim)s", claim=key)
    page = view.address(CLAIM.place(key))
    return f"mailto:{quote(contact, safe='@')}?subject={quote(alone(subject))}&body={quote(alone(page))}"


def _document(view: View, key: ClaimKey) -> SearchDocument | None:
    claim, article, rating = view.site.claim(key), view.site.article(key.article), view.site.rating(key)
    if rating is None:
        return None
    verdict = view.plain(rating.label)
    publishers = sorted({alone(name) for evidence in claim.evidence if (name := view.publisher_of(evidence.source))})
    return SearchDocument(
        mark("Statements"),
        view.plain(claim.statement),
        [escaped(verdict), *_findings(view, claim)],
        {
            "verdict": [verdict],
            "article": [article.header.title] if article else [],
            "publisher": publishers,
            "kind": [view.words.say(CLAIM_KINDS[claim.kind])],
            "topic": claim.topics,
        },
    )


def _findings(view: View, claim: Claim) -> Iterator[Html]:
    """What the evidence says, what became of the credits, and what the desk makes of it all."""
    review = claim.review
    yield said(view, review.summary)
    yield said(view, view.speaker(claim))
    for evidence in claim.evidence:
        yield escaped(evidence.passage or "")
        yield said(view, evidence.note)
    for credit in claim.credits:
        yield escaped(view.credited(credit))
        yield said(view, credit.note)
    yield told(view, review.rationale)
    yield from (said(view, question) for question in review.open_questions)
    yield said(view, review.contacted.response if review.contacted else None)


def _files(view: View, key: ClaimKey) -> Iterator[Output]:
    """The claim as structured data, and in every language as card, oEmbed answer and picture."""
    node = review_of(view, key)
    if node is None:
        return
    shown = embed_of(view, key)
    yield Output(CLAIM_JSONLD.place(key), read_off(document(node), len(view.languages))[:1])
    yield from _in_each(view, f"{EMBED.place(key)}index.html", embed_card.card(shown))
    yield from _in_each(view, OEMBED.place(key), embed_card.oembed(shown))
    if view.site.settings.social_pictures:
        yield from _pictures(view, key, shown)


def _in_each(view: View, place: str, text: str) -> Iterator[Output]:
    """A file in every language."""
    for language, read in zip(view.languages, read_off(text, len(view.languages)), strict=True):
        yield Output(view.site.addresses.place_in(language, place), [read])


def _pictures(view: View, key: ClaimKey, shown: embed_card.Embed) -> Iterator[Output]:
    verdicts, statements = (apart(text, len(view.languages)) for text in (shown.verdict, shown.statement))
    for language, verdict, statement in zip(view.languages, verdicts, statements, strict=True):
        place = view.site.addresses.place_in(language, PICTURE.place(key))
        yield Output(place, [social_picture(Card(verdict, shown.icon, statement, shown.site_name))])


CLAIM_KIND = PageKind(
    name="claim",
    route=CLAIM,
    subjects=lambda view: view.site.rated,
    content=claim_content,
    search=_document,
    last_change=lambda site, key: site.claim(key).changed_on,
    section=CLAIMS,
    files=_files,
    file_routes=(CLAIM_JSONLD, EMBED, OEMBED, PICTURE),
)
