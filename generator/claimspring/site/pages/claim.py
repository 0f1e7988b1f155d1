"""The page of a claim: the claim, the verdict and why, the evidence, the trail, the credit, the history."""

from collections import Counter
from urllib.parse import quote

from markupsafe import Markup

from claimspring.i18n.html import escaped
from claimspring.model.claim import Claim, Stance
from claimspring.model.ids import ClaimKey
from claimspring.model.source import SourceKind
from claimspring.routes import addresses
from claimspring.site.claim_head import claim_head, claim_tools
from claimspring.site.evidence_html import evidence_items
from claimspring.site.evidence_view import Exhibit, exhibit
from claimspring.site.icons import icon
from claimspring.site.page import Kind, Page
from claimspring.site.trail_sections import claim_trails, independence
from claimspring.site.view import View, shortened

CONTACT = "contact/"
TITLE_LENGTH = 110
_NEARNESS = tuple(SourceKind)
_ORDER = (Stance.REFUTES, Stance.SUPPORTS, Stance.QUALIFIES, Stance.CONTEXT)


def claim_page(view: View, key: ClaimKey) -> Page:
    """Render the page of one claim."""
    claim = view.site.claim(key)
    statement = view.plain(claim.statement)
    rating = view.site.rating(key)
    verdict = view.plain(rating.label) if rating else view.words.say("Being checked")
    summary = view.plain(claim.review.summary)
    place = addresses.claim_place(key)
    exhibits = sorted((exhibit(view.site.corpus, evidence) for evidence in claim.evidence), key=_rank)
    return view.page(
        Kind.CLAIM,
        place,
        title=view.words.each(_title, statement),
        description=f"{verdict}: {summary or statement}",
        section=addresses.CLAIMS,
        listed=rating is not None,
        key=key,
        claim=claim,
        rating=rating,
        article=view.site.article(key.article),
        exhibits=evidence_items(view, addresses.home_of(place), exhibits),
        stances=_stances(view, claim),
        independence=independence(view, key),
        trails=claim_trails(view, key),
        head=claim_head(view, key),
        tools=claim_tools(view, key),
        report=Markup(view.in_each(lambda one: _report(one, key))),  # noqa: S704 -- escaped
        neighbours=view.site.neighbours.get(key, (None, None)),
    )


def _title(statement: str) -> str:
    return shortened(statement, TITLE_LENGTH)


def _rank(shown: Exhibit) -> tuple[int, int]:
    """What refutes comes first, and of that what stands nearest to the event; else the editor's order holds."""
    nearness = _NEARNESS.index(shown.source.kind) if shown.source else len(_NEARNESS)
    return _ORDER.index(shown.evidence.stance), nearness


def _stances(view: View, claim: Claim) -> str:
    """6 refute · 1 qualifies."""
    numbers = Counter(evidence.stance for evidence in claim.evidence)
    count = view.words.count
    said = {
        Stance.REFUTES: lambda n: count("%(num)s refutes it", "%(num)s refute it", n),
        Stance.SUPPORTS: lambda n: count("%(num)s supports it", "%(num)s support it", n),
        Stance.QUALIFIES: lambda n: count("%(num)s qualifies it", "%(num)s qualify it", n),
        Stance.CONTEXT: lambda n: count("%(num)s gives context", "%(num)s give context", n),
    }
    return " · ".join(said[stance](numbers[stance]) for stance in _ORDER if numbers[stance])


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
        return addresses.relative(CONTACT, seen_from=addresses.claim_place(key)) if written else ""
    if contact.startswith(("https://", "http://")):
        return contact
    subject = view.words.say("Error in the review of %(claim)s", claim=key)
    page = view.address(addresses.claim_place(key))
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(page)}"
