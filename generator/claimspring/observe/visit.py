"""What is asked of a host, what came of it, and what an answer shows. Plain values that travel between processes."""

import datetime as dt
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from claimspring.document.text import PageText, UnreadableError, kind_of, read_text
from claimspring.model.observation import (
    READABLE,
    HostAnswer,
    NotThePage,
    Observation,
    PageSketch,
    PageState,
    QuotationSeen,
)
from claimspring.model.settings import ObserveSettings
from claimspring.observe import page_state
from claimspring.observe.http.answer import Answer, Failure, Validators
from claimspring.observe.page_state import MadeUp, Memory, Verdict, proves_the_page
from claimspring.observe.quotes import seek, unseen
from claimspring.observe.sanitize import line
from claimspring.observe.sketch import blocks, pack, runs, sketch


@dataclass(frozen=True, slots=True)
class Job:
    """One address to look at."""

    target: str
    """Whose ledger it is for: a source's id, or `article-` and an article's."""
    address: str
    quotations: tuple[str, ...] = ()
    copy: bool = False
    """A copy of the page in an archive: its host is asked for nothing besides."""
    interface: bool = False
    """An interface that the desk named in its settings: robots.txt, which is about pages, is not asked."""
    data: bool = False
    """Data and no page: whatever is there is given back, and nothing is concluded from its words."""
    validators: Validators | None = None
    """Given only where an unchanged page leaves nothing to find out."""
    memory: Memory | None = None
    """What is remembered of the page from a look at which its words stood there."""


_HEAD = 65_536
"""So far into a page one that leads on says so: it is short."""


class VisitOutcome(StrEnum):
    """How a job ended."""

    SEEN = "seen"
    UNCHANGED = "unchanged"
    """The server says that the page is the one of the last look."""
    POSTPONED = "postponed"
    """The host asked us to come back later; nothing was seen."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a job."""

    job: Job
    outcome: VisitOutcome
    at: dt.datetime
    observation: Observation | None = None
    """Given for `seen` only."""
    answer: Answer | None = None
    """The server's whole answer, where there is a page worth a copy."""
    reason: str = ""
    """Why it was postponed."""
    sketch: PageSketch | None = None
    """What is to be remembered of the page, where quoted words stand there."""
    host: HostAnswer | None = None
    """What is to be remembered of the host, where it was asked for an address that does not exist."""
    retry_after: int | None = None
    """For how many seconds the host asks to be left alone."""

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        if self.answer is None:
            return Validators(None, None)
        return Validators(self.answer.header("ETag"), self.answer.header("Last-Modified"))


@dataclass(frozen=True, slots=True)
class HostQueue:
    """All jobs at one host, and under which rules they are done. Travels between processes."""

    host: str
    jobs: tuple[Job, ...]
    settings: ObserveSettings
    user_agent: str


def observe(
    job: Job,
    got: Answer | Failure,
    at: dt.datetime,
    until: float = math.inf,
    made_up: Callable[[], MadeUp | None] = lambda: None,
) -> Visit:
    """What an answer shows of the page and of each quotation, as far as it can be read until then.

    `made_up` asks the host for an address that does not exist; it is called only where its answer tells something: for
    a page whose text is new, and for an answer that is not the page.
    """
    verdict = Verdict(got.state, got.reason) if isinstance(got, Failure) else page_state.by_status(got)
    kind = "" if isinstance(got, Failure) else line(kind_of(got.header("Content-Type")), 100)
    unread = Observation(
        asked=job.address,
        state=PageState.UNREADABLE,
        status=got.status,
        redirects=got.redirects,
        content_type=kind or None,
        quotations=unseen(job.quotations),
    )
    if isinstance(got, Failure) or verdict:
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, verdict))
    if job.data:
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, page_state.where(job.address, got)), got)
    try:
        page = read_text(got.body, got.header("Content-Type"), until)
        quotations = seek(page.text, job.quotations, until)
    except UnreadableError as error:
        empty = Verdict(PageState.UNREADABLE, str(error))
        if job.memory and kind.endswith("html"):
            empty = Verdict(PageState.NOT_THE_PAGE, str(error), NotThePage.SHELL)
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, empty))
    except TimeoutError:
        late = Verdict(PageState.UNREADABLE, "the document takes too long to search")
        return Visit(job, VisitOutcome.SEEN, at, _judged(unread, late))

    if any(map(proves_the_page, quotations)):  # whatever else stands there
        verdict = page_state.where(job.address, got)
    else:
        verdict = page_state.by_text(job.address, got, page, job.memory, made_up)
    seen = _judged(unread, verdict).model_copy(update={"title": line(page.title or "", 300) or None})
    if verdict.state not in READABLE:
        return Visit(job, VisitOutcome.SEEN, at, seen)
    read = {
        "quotations": quotations,
        "fingerprint": page.fingerprint,
        "words": page.words,
        "body": hashlib.sha256(got.body).hexdigest(),
        "text": hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    remembered, host = _remembered(job, page, quotations, at, made_up)
    return Visit(job, VisitOutcome.SEEN, at, seen.model_copy(update=read), got, sketch=remembered, host=host)


def first_folder(address: str) -> str:
    """The first folder of an address: `/news` of `/news/2023/a`; `/` where there is none."""
    first, slash, _ = urlsplit(address).path.lstrip("/").partition("/")
    return f"/{first}" if slash else "/"


def leads_on(got: Answer | Failure, quotations: tuple[str, ...]) -> str | None:
    """Where a page leads on to before anybody has read it; None where it does not, or the words stand on it."""
    if isinstance(got, Failure) or got.status != 200 or b"refresh" not in got.body[:_HEAD].lower():
        return None
    try:
        page = read_text(got.body[:_HEAD], got.header("Content-Type"))
        if page.refresh is None or any(map(proves_the_page, seek(page.text, quotations))):
            return None
        return urljoin(got.address, page.refresh)
    except ValueError:  # nothing to read, or no address
        return None


def _remembered(
    job: Job,
    page: PageText,
    quotations: tuple[QuotationSeen, ...],
    at: dt.datetime,
    made_up: Callable[[], MadeUp | None],
) -> tuple[PageSketch | None, HostAnswer | None]:
    """What to remember of a page that is proved to be there, and of its host; what is remembered already stays."""
    if not any(map(proves_the_page, quotations)):
        return None, None
    if job.memory and job.memory.fingerprint == page.fingerprint:
        return job.memory.sketch, None
    answer = made_up() if page.is_html else None
    template = frozenset(runs(answer.page.text)) if answer and answer.page else frozenset[int]()
    everything, shown = blocks(page.text), blocks(answer.page.text) if answer and answer.page else frozenset[int]()
    host = answer and HostAnswer(
        at=at,
        status=answer.status,
        blocks=pack(shown) if answer.shows_a_page else "",
        furniture=pack(everything & shown | everything - blocks(page.main)),
    )
    return sketch(page, template), host


def _judged(seen: Observation, verdict: Verdict | None) -> Observation:
    if verdict is None:
        return seen
    update = {"state": verdict.state, "reason": line(verdict.reason, 300), "kind": verdict.kind}
    return seen.model_copy(update=update)
