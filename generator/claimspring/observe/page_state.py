"""An answer to the state of a page: alive, moved, blocked, transient, soft-404, missing or unreadable. Pure.

Blocked is neither alive nor dead: popular sites answer machines with 403 and people with the page. And a server that
answers 200 may still say that there is no such page, or show a riddle instead of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from claimspring.document.text import PageText
from claimspring.model.observation import FOUND, PageState, QuotationSeen
from claimspring.observe.http.answer import Answer

_MISSING = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 418, 423, 426, 428, 429, 430, 451, 460, 498, 499, 999})
_PASSING = frozenset({408, 421, 425, 500, 502, 503, 504, 507, 508, 509, 520, 521, 522, 523, 524, 525, 526, 527, 530})

_RIDDLE = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a (?:robot|human)|access denied|captcha|pardon our interruption|unusual traffic|"
    r"vérifi\w+ que vous êtes humain|êtes-vous un robot|comprobando (?:su|tu) navegador|bot detection",
    re.IGNORECASE,
)
_ERROR_TITLE = re.compile(r"^\W*(?:error |erreur )?404\b|\b404\W*$|\b404 (?:error|not found|page)", re.IGNORECASE)
_NO_SUCH_PAGE = re.compile(
    r"(?:page|article|file|document|story|content)\b.{0,30}(?:not|no longer|n['’]t) (?:be )?(?:found|available|exist)|"
    r"no longer (?:exists|available)|doesn['’]t exist|"
    r"page (?:introuvable|inexistante|non trouvée)|n['’]existe (?:pas|plus)|article introuvable|"
    r"página no encontrada|no (?:se ha encontrado|existe)|seite (?:wurde )?nicht gefunden|"
    r"pagina non trovata|página não encontrada|страница не найдена|页面不存在|找不到|ページが見つかりません",
    re.IGNORECASE,
)
_SCRIPT_ONLY = re.compile(
    r"(?:enable|requires?|turn on|activate|activer|habilit\w+) ?(?:\w+ ){0,3}javascript", re.IGNORECASE
)
_WALL = re.compile(
    r"before you continue|we value your privacy|accept all cookies|tout accepter|aceptar todas|"
    r"subscribe to (?:read|continue)|abonnez-vous pour|réservé aux abonnés|suscríbete para|"
    r"not available in your (?:country|region)|unavailable in your (?:country|region)|indisponible dans votre pays",
    re.IGNORECASE,
)
_GATE = re.compile(
    r"(?:^|/)(?:login|log-in|signin|sign-in|sso|consent|subscribe|registration)(?:[/.]|$)", re.IGNORECASE
)
_GATE_HOST = re.compile(r"^(?:consent|guce|login|accounts|auth|sso)\.", re.IGNORECASE)
_SHORT = 150
"""A page of fewer words may be nothing but a notice."""
_OPENING = 600


class Verdict(NamedTuple):
    """A state, and why in a short phrase; empty for a page that is simply there."""

    state: PageState
    reason: str = ""


def by_status(answer: Answer) -> Verdict | None:
    """What the status alone decides; None for an answer whose text must be read."""
    status = answer.status
    said = f"the server answers {status} {answer.reason}".strip()
    if (answer.header("cf-mitigated") or "").lower() == "challenge":
        return Verdict(PageState.BLOCKED, "the server shows a riddle instead of the page")
    if status in _MISSING:
        return Verdict(PageState.MISSING, said)
    if status in _BLOCKED:
        return Verdict(PageState.BLOCKED, said)
    if status in _PASSING or status >= 500:
        return Verdict(PageState.TRANSIENT, said)
    if 200 <= status < 300 and status not in {204, 205, 206}:
        return None
    return Verdict(PageState.UNREADABLE, f"{said}, which holds no page")


def by_text(asked: str, answer: Answer, page: PageText, quotations: tuple[QuotationSeen, ...]) -> Verdict:
    """What became of a page whose text was read. One on which a quotation stands is there, whatever else it says."""
    if not any(quotation.state in FOUND for quotation in quotations):
        notice = next(_notices(asked, answer, page), None)
        if notice:
            return notice
    if not _same_place(asked, answer.address):
        return Verdict(PageState.MOVED, f"now at {answer.address}")
    return Verdict(PageState.ALIVE)


def _notices(asked: str, answer: Answer, page: PageText) -> Iterator[Verdict]:
    """What may stand where the page should be, the surest sign first."""
    target = urlsplit(answer.address)
    short = page.words < _SHORT
    title, opening = page.title or "", page.text[:_OPENING]
    if answer.redirects and (_GATE.search(target.path) or _GATE_HOST.search(target.hostname or "")):
        yield Verdict(PageState.BLOCKED, f"it asks for a login or consent first: {answer.address}")
    if short and (_RIDDLE.search(title) or _RIDDLE.search(opening)):
        yield Verdict(PageState.BLOCKED, "the server shows a riddle instead of the page")
    if short and _WALL.search(page.text):
        yield Verdict(PageState.BLOCKED, "the server asks for consent or a subscription first")
    if _ERROR_TITLE.search(title) or _NO_SUCH_PAGE.search(title) or (short and _NO_SUCH_PAGE.search(opening)):
        yield Verdict(PageState.SOFT_404, "the page says that there is no such page")
    if answer.redirects and target.path in {"", "/"} and urlsplit(asked).path not in {"", "/"}:
        yield Verdict(PageState.SOFT_404, f"it leads to the front page {answer.address}")
    if short and _SCRIPT_ONLY.search(page.text):
        yield Verdict(PageState.UNREADABLE, "the page shows its text only with scripts")


def _same_place(asked: str, final: str) -> bool:
    """Whether two addresses differ only in scheme, a leading `www.` or a trailing slash."""
    return _plain(asked) == _plain(final)


def _plain(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query
