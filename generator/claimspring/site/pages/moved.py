"""What stands at the former address of an article, a source, a publisher, a person or a topic: the way to today's."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from claimspring.model.published import RecordedKind, RecordedName
from claimspring.routes.addresses import home_of
from claimspring.site.page import PageContent, PageKind
from claimspring.site.pages.article import ARTICLE_KIND
from claimspring.site.pages.person import PERSON_KIND
from claimspring.site.pages.publisher import PUBLISHER_KIND
from claimspring.site.pages.source import SOURCE_KIND
from claimspring.site.pages.topic import TOPIC_KIND
from claimspring.site.view import View

_KINDS: Mapping[RecordedKind, PageKind[Any]] = MappingProxyType(
    {
        RecordedKind.ARTICLE: ARTICLE_KIND,
        RecordedKind.SOURCE: SOURCE_KIND,
        RecordedKind.PUBLISHER: PUBLISHER_KIND,
        RecordedKind.PERSON: PERSON_KIND,
        RecordedKind.TOPIC: TOPIC_KIND,
    }
)
"""The pages of things that can have another name."""


def former_places(view: View) -> Iterator[tuple[str, str]]:
    """The place of every page that has another one now, and that one."""
    for kind, page in _KINDS.items():
        yield from ((page.route.place(old), page.route.place(now)) for old, now in _former(view, kind).items())


def _former(view: View, kind: RecordedKind) -> dict[str, str]:
    """Former names with those of today, as far as these have a page."""
    moved = {name.id: now for name, now in view.site.moved.items() if name.kind is kind}
    shown = set(_KINDS[kind].subjects(view)) if moved else ()
    return {old: now for old, now in moved.items() if now in shown}


def leading_head(view: View, place: str, to: str) -> str:
    """What of a page's head leads its readers from its place to another, in their language if it can; safe HTML."""
    address = view.link(home_of(place), to)
    return f'<meta http-equiv="refresh" content="0; url={address}"><link rel="canonical" href="{address}">'


def _kind(kind: RecordedKind) -> PageKind[str]:
    route = _KINDS[kind].route

    def content(view: View, old: str) -> PageContent:
        name = RecordedName(kind, old)
        place = route.place(view.site.moved[name])
        title = view.site.corpus.names[name].value.last.statement
        return PageContent(
            title=view.plain(title),
            description=view.words.say("This page has another address now."),
            head=leading_head(view, route.place(old), place),
            listed=False,
            values={"title": title, "to": view.link(home_of(route.place(old)), place)},
        )

    return PageKind(
        name=f"moved-{kind}",
        route=route,
        subjects=lambda view: _former(view, kind),
        content=content,
        search="nothing that is not found at its address of today",
        last_change=None,
        section=_KINDS[kind].section,
    )


MOVED_KINDS = tuple(map(_kind, RecordedKind))
