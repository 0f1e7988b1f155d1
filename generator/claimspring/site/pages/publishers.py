"""The list of publishers by groups: who has the say over them, what of theirs is used, whether the articles say so."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Control, Publisher, PublisherKind
from claimspring.routes.pages import PUBLISHERS
from claimspring.site.matches import credited_for, match_of
from claimspring.site.page import Languages, Menu, PageContent, PageKind
from claimspring.site.paging import leaf, numbers
from claimspring.site.site import Site
from claimspring.site.view import View

PAGE_SIZE = 500
_AGENCIES, _STATE, _OUTLETS, _OTHERS = "agencies", "state", "outlets", "others"
GROUPS: Mapping[str, str] = MappingProxyType(
    {
        _AGENCIES: mark("News agencies"),
        _STATE: mark("Governments and armed forces"),
        _OUTLETS: mark("State-controlled outlets"),
        _OTHERS: mark("Others"),
    }
)


class ListedPublisher(NamedTuple):
    """A row of the list."""

    name: PublisherId
    publisher: Publisher
    documents: int
    evidence: int
    """Statements for which its documents are evidence."""
    seen: int
    """Statements that match its text and do not credit it."""
    probable: int
    credited: int


class _Counts(NamedTuple):
    seen: Counter[PublisherId]
    probable: Counter[PublisherId]
    credited: Counter[PublisherId]


def publishers_content(view: View, number: int) -> PageContent:
    """One page of the list."""
    site = view.site
    shown = leaf(PUBLISHERS, number, _order(view), PAGE_SIZE)
    counts = _counts(site)
    groups: dict[str, list[ListedPublisher]] = {}
    for name in shown.items:
        groups.setdefault(_group(site.corpus.publishers[name]), []).append(_listed(site, name, counts))
    return PageContent(
        title=view.words.say("Publishers"),
        description=view.words.say("Who stands behind the documents, and who has the say over them."),
        values={"leaf": shown, "groups": groups, "names_of": GROUPS, "total": len(site.corpus.publishers)},
    )


def _group(publisher: Publisher) -> str:
    if publisher.kind is PublisherKind.AGENCY:
        return _AGENCIES
    if publisher.kind in {PublisherKind.GOVERNMENT, PublisherKind.MILITARY}:
        return _STATE
    return _OUTLETS if publisher.control is Control.STATE else _OTHERS


def _order(view: View) -> list[PublisherId]:
    """By group, then those with most documents first, then by name."""
    site, groups = view.site, list(GROUPS)

    def place(name: PublisherId) -> tuple[int, int, str]:
        value = site.corpus.publishers[name]
        number = len(site.sources_of.get(name, ()))
        return groups.index(_group(value)), -number, alone(view.plain(value.name)).casefold()

    return sorted(site.corpus.publishers, key=place)


def _counts(site: Site) -> _Counts:
    counts = _Counts(Counter(), Counter(), Counter())
    for key in site.published:
        match = match_of(site, key)
        if match and not match.credited:
            (counts.probable if match.probable else counts.seen)[match.publisher] += 1
        claim = site.claim(key)
        counts.credited.update({*credited_for(site, claim), *credited_for(site, claim, photographs=True)})
    return counts


def _listed(site: Site, name: PublisherId, counts: _Counts) -> ListedPublisher:
    sources = site.sources_of.get(name, ())
    used = {use.key for source in sources for use in site.uses.get(source, ())}
    return ListedPublisher(
        name,
        site.corpus.publishers[name],
        len(sources),
        len(used),
        counts.seen[name],
        counts.probable[name],
        counts.credited[name],
    )


PUBLISHERS_KIND = PageKind(
    name="publishers",
    route=PUBLISHERS,
    subjects=lambda view: numbers(len(view.site.corpus.publishers), PAGE_SIZE),
    content=publishers_content,
    search="a list of what has pages of its own",
    last_change=lambda site, _: site.last_change,
    section=PUBLISHERS,
    languages=Languages.EACH,
    menu=(Menu.TOP, mark("Publishers")),
    introduced=True,
    typeset=False,
)
