"""An answer to the state of a page: there, moved, blocked, missing, unreadable, or not the page at all. Pure.

Blocked is neither alive nor dead: popular sites answer machines with 403 and people with the page. And a server that
answers 200 may show a consent form, a paywall or its front page instead: whether it is the page is found by comparing
with what was remembered of it, never guessed from phrases, which only give the editor a reason.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from claimspring.document.text import PageText
from claimspring.model.observation import (
    FOUND,
    HostAnswer,
    NotThePage,
    PageSketch,
    PageState,
    QuotationSeen,
    QuotationState,
)
from claimspring.observe.http.answer import Answer
from claimspring.observe.sketch import blocks, fresh_lines, runs, share, unpack, word_count

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
    r"(?:couldn['’]t|could not|can['’]t|cannot|unable to) (?:be )?f(?:i|ou)nd|"
    r"\b(?:nothing|post|account|video) (?:was )?(?:not )?found\b|nothing here|"
    r"(?:has|have) (?:been|gone) (?:removed|deleted|missing)|"
    r"page (?:introuvable|inexistante|non trouvée)|n['’]existe (?:pas|plus)|article introuvable|"
    r"n['’]est plus disponible|"
    r"a été (?:supprimée?|déplacée?|retirée?)|"
    r"página no encontrada|no (?:se ha encontrado|existe)|no (?:hemos|pudimos|podemos) (?:podido )?encontra\w+|"
    r"ya no está disponible|seite (?:wurde )?nicht gefunden|nicht mehr (?:verfügbar|vorhanden)|existiert nicht|"
    r"pagina non trovata|non (?:esiste|è più disponibile)|"
    r"página não encontrada|não (?:encontramos|existe|foi encontrad\w)|"
    r"страница не найдена|页面不存在|找不到|ページが見つかりません",
    re.IGNORECASE,
)
_SCRIPT_ONLY = re.compile(
    r"(?:enable|requires?|turn on|activate|activer|habilit\w+) ?(?:\w+ ){0,3}javascript", re.IGNORECASE
)
_LOADING = re.compile(
    r"^\W*(?:loading|please wait|chargement|cargando|caricamento|carregando|wird geladen|un instante?|einen moment)\b",
    re.IGNORECASE | re.MULTILINE,
)
_WALL = re.compile(
    r"before you continue|we value your privacy|accept all cookies|tout accepter|aceptar todas|aceptar y continuar|"
    r"accetta e continua|accetta tutt\w|accepter et continuer|aceitar todos|alle akzeptieren|akzeptieren und weiter|"
    r"usa i cookie|nosotros y nuestros socios|nous et nos partenaires|we and our (?:\d+ )?partners|"
    r"subscribe to (?:read|continue)|abonnez-vous pour|réservée?s? aux abonnés|déjà abonné|suscríbete para|"
    r"exclusivo para (?:suscriptores|assinantes)|solo per (?:gli )?abbonati|oppure abbonati|nur für abonnenten|"
    r"already a subscriber|country belonging to the european|due to (?:the )?gdpr|"
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


_ALTERED = 0.75
"""An altered quotation of at least this score proves that the page is there."""
_STANDS, _SOME = 0.5, 0.12
"""Which share of the remembered text must stand there for the page, and for a part of it."""
_FIRST_THIRD, _BREAKS_OFF, _DENSE = 0.34, 0.62, 0.7
"""A teaser: one stretch, holding so much of what stands, from the first third to where it breaks off."""
_SENTENCE = 8
"""A block of so many words is a sentence of the page's own."""
_NOTICE = 4
"""A block of so many words, shown at a made-up address too, says that both are the same answer."""
_MOSTLY = 0.6


class Verdict(NamedTuple):
    """A state, and why in a short phrase; empty for a page that is simply there."""

    state: PageState
    reason: str = ""
    kind: NotThePage | None = None


class MadeUp(NamedTuple):
    """A host's answer to an address that was made up, so that there can be no page."""

    status: int
    page: PageText | None
    """What can be read in it."""

    @property
    def shows_a_page(self) -> bool:
        """Whether the host answers as if there were a page."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a page and its host from the last look at which quoted words stood there."""

    sketch: PageSketch
    fingerprint: str
    """That of the text which the sketch is of."""
    host: HostAnswer | None = None


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


def where(asked: str, answer: Answer) -> Verdict:
    """The state of a page that is there: at the address asked, or at another one."""
    if _same_place(asked, answer.address):
        return Verdict(PageState.ALIVE)
    return Verdict(PageState.MOVED, f"now at {answer.address}")


def by_text(
    asked: str,
    answer: Answer,
    page: PageText,
    memory: Memory | None = None,
    made_up: Callable[[], MadeUp | None] = lambda: None,
) -> Verdict:
    """What became of a page whose text was read, and on which no quotation stands.

    `made_up` asks the host for an address that does not exist; it is called only where its answer tells something.
    """
    there = where(asked, answer)
    notice = next(_notices(asked, answer, page), "")
    if page.refresh:
        return Verdict(PageState.NOT_THE_PAGE, f"it leads on to {page.refresh}", NotThePage.SHELL)
    if memory is None:
        return Verdict(PageState.NOT_THE_PAGE, notice, NotThePage.UNKNOWN) if notice else there
    stands = share(memory.sketch, page, _template(made_up()) if memory.host is None else frozenset())
    if stands.of_all >= _STANDS:
        return there
    if stands.of_all >= _SOME:
        teaser = stands.begins <= _FIRST_THIRD and stands.ends <= _BREAKS_OFF and stands.dense >= _DENSE
        why = notice or "only the beginning of the text stands there"
        return Verdict(PageState.NOT_THE_PAGE, why, NotThePage.WALL) if teaser else there
    elsewhere = made_up()
    shown = elsewhere.page if elsewhere and elsewhere.shows_a_page else None
    kind, why = _instead(asked, answer, page, memory.host, shown)
    return Verdict(PageState.NOT_THE_PAGE, notice or why, kind)


def _template(elsewhere: MadeUp | None) -> frozenset[int]:
    """What the host shows everywhere, where that was not taken out of what is remembered."""
    return frozenset(runs(elsewhere.page.text)) if elsewhere and elsewhere.page else frozenset()


def proves_the_page(quotation: QuotationSeen) -> bool:
    """Whether the page is there because the words stand on it, whole or altered."""
    altered = quotation.state is QuotationState.ALTERED and (quotation.score or 0) >= _ALTERED
    return altered or quotation.state in FOUND


def _instead(
    asked: str, answer: Answer, page: PageText, host: HostAnswer | None, made_up: PageText | None
) -> tuple[NotThePage, str]:
    """What stands there instead of the page, of whose text nothing stands there; and why that is thought."""
    known = unpack(host.furniture) if host else frozenset()
    fresh = fresh_lines(page, known)
    sentences = _sentences(fresh)
    if made_up is not None and _alike(fresh, blocks(made_up.text) - known):
        if host and host.blocks and _alike(fresh, unpack(host.blocks) - known):
            return NotThePage.SOFT_404, "the host shows the same at an address that does not exist"
        kind = NotThePage.WALL if sentences else NotThePage.SHELL
        return kind, "the whole host shows this now, even at an address that does not exist"
    if answer.redirects and _leads_up(asked, answer.address):
        return NotThePage.SOFT_404, f"it leads to {answer.address}"
    if answer.redirects:
        return NotThePage.WALL, f"it leads to {answer.address}"
    if not sentences:
        return NotThePage.SHELL, "the page shows no sentence of its own"
    return NotThePage.WALL, "nothing of the text seen before stands there"


def _sentences(lines: Sequence[str]) -> bool:
    return any(word_count(line) >= _SENTENCE for line in lines)


def _alike(fresh: list[str], other: frozenset[int]) -> bool:
    """Whether what is new on a page is what another answer shows, too."""
    shared = [line for line in fresh if blocks(line) & other]
    if any(word_count(line) >= _NOTICE for line in shared):
        return True
    return len(shared) / len(fresh) > _MOSTLY if fresh else not other


def _leads_up(asked: str, final: str) -> bool:
    """Whether an address leads to a folder above the one asked, or to the front."""
    above, below = urlsplit(final).path, urlsplit(asked).path
    return below.startswith(above.rstrip("/") + "/") or above.strip("/").count("/") == 0


def _notices(asked: str, answer: Answer, page: PageText) -> Iterator[str]:
    """What may stand where the page should be, in words, the surest sign first."""
    target = urlsplit(answer.address)
    short = page.words < _SHORT
    title, opening = page.title or "", page.text[:_OPENING]
    if answer.redirects and (_GATE.search(target.path) or _GATE_HOST.search(target.hostname or "")):
        yield f"it asks for a login or consent first: {answer.address}"
    if short and (_RIDDLE.search(title) or _RIDDLE.search(opening)):
        yield "the server shows a riddle instead of the page"
    if short and _WALL.search(page.text):
        yield "the server asks for consent or a subscription first"
    if _ERROR_TITLE.search(title) or _NO_SUCH_PAGE.search(title) or (short and _NO_SUCH_PAGE.search(opening)):
        yield "the page says that there is no such page"
    if answer.redirects and target.path in {"", "/"} and urlsplit(asked).path not in {"", "/"}:
        yield f"it leads to the front page {answer.address}"
    if short and _SCRIPT_ONLY.search(page.text):
        yield "the page shows its text only with scripts"
    if short and _LOADING.search(page.text) and not _sentences(page.text.split("\n")):
        yield "the page shows its text only with scripts"


def _same_place(asked: str, final: str) -> bool:
    """Whether two addresses differ only in scheme, a leading `www.` or a trailing slash."""
    return _plain(asked) == _plain(final)


def _plain(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), parts.query
