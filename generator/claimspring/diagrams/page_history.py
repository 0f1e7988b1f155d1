"""A source's history as a small timeline: its ledger in, a bar with the same in words behind it out."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import Multilingual
from claimspring.i18n.translator import Words
from claimspring.model.observation import READABLE, Ledger, PageState
from claimspring.model.observation_summary import Moment, timeline

WIDTH, HEIGHT = 600.0, 16
_LEAST = 3.0
_MOST = 200
"""How many stretches are shown: the newest."""

_SAID: Mapping[PageState, str] = MappingProxyType(
    {
        PageState.ALIVE: mark("the page was there"),
        PageState.MOVED: mark("the page was at another address"),
        PageState.BLOCKED: mark("the page blocked automated checks"),
        PageState.TRANSIENT: mark("the page could not be reached"),
        PageState.NOT_THE_PAGE: mark("something else stood where the page should be"),
        PageState.SOFT_404: mark("the page said that it does not exist"),
        PageState.MISSING: mark("there was no such page"),
        PageState.GONE: mark("the page was gone"),
        PageState.REFUSED: mark("the address is not a public one"),
        PageState.UNREADABLE: mark("the page held no text that could be read"),
    }
)


def history(words: Words, ledger: Ledger | None) -> Markup:
    """The timeline of a ledger; nothing where nobody has looked."""
    moments = timeline(ledger)[-_MOST:] if ledger else ()
    if not moments:
        return Markup()
    lines = Markup().join(Markup("<li>{}</li>").format(_line(words, moment)) for moment in moments)
    return Markup('<details class="history"><summary>{}{}</summary><ol>{}</ol></details>').format(
        _bar(moments), _span(words, moments), lines
    )


def _span(words: Words, moments: Sequence[Moment]) -> Multilingual:
    looks = sum(moment.looks for moment in moments)
    since = words.date(moments[0].start.date())
    return words.count("Looked at once, on %(day)s", "Looked at %(num)s times since %(day)s", looks, day=since)


def _bar(moments: Sequence[Moment]) -> Markup:
    """A decoration for those who see it; the list says the same."""
    pieces = Markup().join(
        Markup('<rect class="h-{}" x="{:.1f}" width="{:.1f}" y="1" height="{}"/>').format(kind, x, width, HEIGHT - 2)
        for kind, x, width in _pieces(moments)
    )
    return Markup('<svg viewBox="0 0 {:.0f} {}" preserveAspectRatio="none" aria-hidden="true">{}</svg>').format(
        WIDTH, HEIGHT, pieces
    )


def _pieces(moments: Sequence[Moment]) -> Iterator[tuple[str, float, float]]:
    """Each stretch's kind, place and width; what is too short to be seen is drawn as wide as can be seen."""
    start = moments[0].start
    whole = max((moments[-1].end - start).total_seconds(), dt.timedelta(days=1).total_seconds())
    for moment in moments:
        x = (moment.start - start).total_seconds() / whole * (WIDTH - _LEAST)
        width = (moment.end - moment.start).total_seconds() / whole * (WIDTH - _LEAST)
        yield _kind(moment), x, max(width, _LEAST) if len(moments) > 1 else WIDTH


def _kind(moment: Moment) -> str:
    """What the bar shows: the worst that was seen of the words, else of the page."""
    if moment.state not in READABLE:
        return "missing" if moment.missing else "unknown"
    if moment.absent:
        return "absent"
    return "altered" if moment.altered else "there"


def _line(words: Words, moment: Moment) -> str:
    """One stretch in words."""
    first, last = moment.start.date(), moment.end.date()
    days = words.date(first) if first == last else f"{words.date(first)} – {words.date(last)}"
    return str(words.say("%(day)s: %(what)s", day=days, what=words.listing(list(_parts(words, moment)))))


def _parts(words: Words, moment: Moment) -> Iterator[Multilingual]:
    yield words.say(_SAID[moment.state])
    if moment.text_changed:
        yield words.say("its text had changed")
    if moment.found:
        yield words.count("%(num)s passage stood there", "%(num)s passages stood there", moment.found)
    if moment.altered:
        yield words.count("%(num)s passage read differently", "%(num)s passages read differently", moment.altered)
    if moment.absent:
        yield words.count("%(num)s passage was not there", "%(num)s passages were not there", moment.absent)
