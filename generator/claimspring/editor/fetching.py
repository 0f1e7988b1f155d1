"""A source's page asked for through observe's guard: its ledger and its copy, as `claimspring observe` makes them."""

import threading
from importlib.metadata import version

from claimspring.editor.desk import OpenDesk
from claimspring.editor.refusal_words import REFUSALS
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.observation import READABLE
from claimspring.observe.plan import targets
from claimspring.observe.record.store import BusyError, Store
from claimspring.observe.run import ObserveRun, TargetResult
from claimspring.workers.executors import executor_for


def fetch(desk: OpenDesk, source: str) -> str:
    """Look at a source's address now; the state of its page. Raises `Stop` where nothing can be asked."""
    target = next((one for one in targets(desk.corpus) if one.id == source), None)
    if target is None:
        raise Stop(mark("This source has no address to ask."))
    settings = desk.settings.observe
    contact = settings.contact or desk.settings.contact or desk.settings.site_url or "no contact given"
    agent = f"claimspring/{version('claimspring')} (+{contact})".encode("ascii", "replace").decode()
    results: list[TargetResult] = []
    run = ObserveRun(Store(desk.root), settings, agent, executor_for("threads", 1))
    try:
        with run.store.alone():
            run.look_at([target], results.append, threading.Event())
    except BusyError:
        raise Stop(mark("Another look at the sources is under way. Try again when it is done.")) from None
    desk.changed()
    entry = results[0].entry if results else None
    if entry is None:
        raise Stop(REFUSALS["page-transient"], document=target.address)
    if entry.seen.state not in READABLE:
        told = REFUSALS.get(f"page-{entry.seen.state}", REFUSALS["page-unreadable"])
        raise Stop(told, document=target.address)
    return str(entry.seen.state)
