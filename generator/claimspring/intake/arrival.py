"""A document comes: from its address behind the guard, politely, or as bytes; or one line that says why not."""

import datetime as dt
import hashlib
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimspring.intake.proposal import IntakeDesk, IntakeRefused, Upload, WebPage
from claimspring.model.observation import NotThePage, Observation, PageState
from claimspring.model.settings import ObserveSettings
from claimspring.observe.host import visiting
from claimspring.observe.http.answer import Answer
from claimspring.observe.http.politeness import host_of
from claimspring.observe.http.user_agent import product_token
from claimspring.observe.visit import HostQueue, Job, Visit

_SAVE = "open it in your browser, save the page, and give me the file"
_TARGET = "intake"
_TOLD = {
    PageState.TRANSIENT: "gives no answer ({reason}); are you online? try again, or {save}",
    PageState.REFUSED: "is not asked: {reason}; what lies in your own network comes in as a file",
    PageState.BLOCKED: "does not let machines read it ({reason}); {save}",
    PageState.MISSING: "is no page any more ({reason}); look for a copy in an archive, and give me that",
    PageState.NOT_THE_PAGE: "shows something else ({reason}); {save}",
}


@dataclass(frozen=True, slots=True)
class Came:
    """The bytes of a document, and how they came."""

    body: bytes
    content_type: str | None
    address: str | None
    """Where it was published, as far as that is known."""
    asked: str | None
    name: str
    at: dt.datetime
    seen: Observation
    answer: Answer | None = None

    @property
    def called(self) -> str:
        """How it is named to the editor."""
        return self.asked or self.name or "what was given"

    def refused(self, id_: str, told: str) -> IntakeRefused:
        """Why it does not come in; `told` goes on from how it is named."""
        return IntakeRefused(id_, f"{self.called} {told}", document=self.asked or self.name)


def from_address(page: WebPage, desk: IntakeDesk) -> Came:
    """The page at an address; raises `IntakeRefused`."""
    return _came_or_refused(_looked(page.address, desk))


def data_from_address(address: str, desk: IntakeDesk) -> Came:
    """What lies at an address, of whatever kind; raises `IntakeRefused`."""
    return _came_or_refused(_looked(address, desk, data=True))


def _came_or_refused(visit: Visit) -> Came:
    came = _came(visit)
    if isinstance(came, IntakeRefused):
        raise came
    return came


def from_addresses(addresses: Iterable[str], desk: IntakeDesk) -> Iterator[tuple[str, Came | IntakeRefused]]:
    """What stands at each of several addresses, host after host, with the pauses that the settings want."""
    hosts: dict[str, dict[str, None]] = {}
    for address in addresses:
        hosts.setdefault(host_of(address), {})[address] = None
    for host, pages in hosts.items():
        for visit in _visits(host, [Job(_TARGET, page) for page in pages], desk, desk.settings.observe):
            yield visit.job.address, _came(visit)


def _came(visit: Visit) -> Came | IntakeRefused:
    """What a look brought, or why it brought nothing."""
    seen, answer = visit.observation, visit.answer
    if seen is None or answer is None:
        return _nothing(visit.job.address, visit)
    return Came(
        body=answer.body,
        content_type=answer.header("Content-Type"),
        address=answer.address,
        asked=visit.job.address,
        name="",
        at=visit.at,
        seen=seen,
        answer=answer,
    )


def from_upload(upload: Upload) -> Came:
    """What the editor gave."""
    if not upload.body.strip(b"\xef\xbb\xbf \t\r\n\0"):
        told = f"{upload.name or 'what was given'} is empty: nothing was written"
        raise IntakeRefused("document-empty", told, document=upload.name)
    digest = hashlib.sha256(upload.body).hexdigest()
    seen = Observation(asked=upload.name or f"sha256:{digest[:12]}", state=PageState.GIVEN, body=digest)
    return Came(upload.body, None, None, None, upload.name, dt.datetime.now(dt.UTC).replace(microsecond=0), seen)


def _looked(address: str, desk: IntakeDesk, *, data: bool = False) -> Visit:
    """One look at one page; between robots.txt and the page there is no pause: it is one page, for a person."""
    settings = desk.settings.observe.model_copy(update={"delay": 0.0})
    (visit,) = _visits(host_of(address), [Job(_TARGET, address, data=data)], desk, settings)
    return visit


def _visits(host: str, jobs: Iterable[Job], desk: IntakeDesk, settings: ObserveSettings) -> Iterator[Visit]:
    queue = HostQueue(host, tuple(jobs), settings, product_token(desk.settings))
    with visiting(settings, threading.Event()) as visits:
        yield from visits(queue)


def _nothing(address: str, visit: Visit) -> IntakeRefused:
    """The cause and the way out, in one line."""
    seen = visit.observation
    if seen is None:
        told = f"{address}: {visit.reason or 'nothing came'}; try again later, or {_SAVE}"
        return IntakeRefused("page-transient", told, document=address)
    told, state = _TOLD.get(seen.state, "cannot be read: {reason}; {save}"), seen.state
    if state is PageState.NOT_THE_PAGE and seen.kind not in {NotThePage.UNKNOWN, NotThePage.WALL}:
        told = "does not show an article ({reason}); {save}"
    message = f"{address} {told.format(reason=seen.reason or 'it holds no text', save=_SAVE)}"
    return IntakeRefused(f"page-{state if state in _TOLD else PageState.UNREADABLE}", message, document=address)
