"""Everything that the site consists of, in parts: what is worked out once for several files lies in one part.

Parts are made one by one, in any order and by any process, and none is kept, so memory does not grow with their number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeVar

from claimspring.i18n.html import html, markup
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import HOME
from claimspring.routes.route import Numbered, Route
from claimspring.site.corrected import corrected
from claimspring.site.data_files import DATA_KINDS, DataKind
from claimspring.site.page import Languages, Output, Page, PageKind
from claimspring.site.registry import KINDS, ROUTES
from claimspring.site.site import Site
from claimspring.site.templates import template
from claimspring.site.view import View, shortened

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Part:
    """Files that belong together."""

    name: str
    make: Callable[[], Iterator[Page | Output]]


def every_part(site: Site, share: int = 0, of: int = 1) -> Iterator[Part]:
    """All parts, or one of so many shares of them.

    Pages of a kind that lie beside each other stay together: they read the same records, and what one share works out
    of these no other needs again. Those that grow with the whole site come first, so that no process ends with one.
    """
    view, numbers = View(site, tuple(site.settings.languages)), count()
    for data in DATA_KINDS:
        yield from (data_part(data, one) for one in _views_of_data(data, view) if next(numbers) % of == share)
    numbers = count()
    for kind in KINDS:
        for one in views_of(kind, view):
            subjects = kind.subjects(one)
            turn = next(numbers) if len(subjects) < of else 0  # or one share would have all of which there are few
            for at, key in enumerate(subjects):
                if (at * of // len(subjects) + turn) % of == share and (shown := one.narrowed(kind.route.place(key))):
                    yield page_part(kind, shown, key)


def most_parts(site: Site) -> int:
    """No more parts are there than that: some pages are not there in every language."""
    view = View(site, tuple(site.settings.languages))
    pages = (len(kind.subjects(one)) for kind in KINDS for one in views_of(kind, view))
    return sum(len(_views_of_data(data, view)) for data in DATA_KINDS) + sum(pages)


def _views_of_data(data: DataKind, view: View) -> Sequence[View]:
    return view.alone if data.in_each else (view,)


def views_of(kind: PageKind[K], view: View) -> tuple[View, ...]:
    """The languages in which pages of a kind are made, those of one page together."""
    match kind.languages:
        case Languages.TOGETHER:
            return (view,)
        case Languages.EACH:
            return view.alone
        case Languages.FIRST:
            return view.alone[:1]


def data_part(data: DataKind, view: View) -> Part:
    """Files of the whole site."""
    return Part(_name(data.name, view, each=data.in_each), partial(data.make, view))


def page_part(kind: PageKind[K], view: View, key: K) -> Part:
    """A page with the files that are made with it."""
    name = _name(f"{kind.name} {key}", view, each=kind.languages is Languages.EACH)
    return Part(name, partial(_made, kind, view, key))


def page_of(kind: PageKind[K], view: View, key: K) -> Page:
    """The page of one subject, its template filled in.

    In templates `url_for(CLAIM, key)` leads from the page to another one, `root` to where files lie that are there once
    for all languages; `contact_at("report")` to where a reader reports an error.
    """
    place, content = kind.route.place(key), kind.content(view, key)
    home = home_of(place)

    def url_for(route: Route[K], key: K = 1) -> str:  # type: ignore[assignment] # of a numbered page the first
        return str(view.link(home, route.place(key)))

    def contact_at(section: str) -> str:
        places = view.site.contact_places
        return home + (places.get(section) or places.get("") or HOME.place())

    values: dict[str, object] = {
        "view": view,
        "site": view.site,
        "place": place,
        "home": home,
        "url_for": url_for,
        "contact_at": contact_at,
        **ROUTES,
    }
    values["corrected"] = partial(corrected, view)
    if isinstance(kind.route, Numbered) and kind.introduced:
        values["introduced"] = partial(view.introduced, kind.route.place())
    rendered = template(view.pieces, f"{kind.name}.html").render(values, **content.values)
    return Page(
        kind=kind,
        place=place,
        languages=view.languages,
        there=view.site.languages_of(place),
        title=content.title,
        description=view.words.each(shortened, content.description),
        body=markup(html(rendered)),
        section=kind.section_at(key),
        head=content.head,
        listed=content.listed and kind.last_change is not None,
    )


def _made(kind: PageKind[K], view: View, key: K) -> Iterator[Page | Output]:
    yield page_of(kind, view, key)
    if kind.files:
        yield from kind.files(view, key)


def _name(name: str, view: View, *, each: bool) -> str:
    return f"{name} {view.language}" if each else name
