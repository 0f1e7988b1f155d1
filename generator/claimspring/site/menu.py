"""What the frame needs besides its slots: menu, links at the foot, languages, each in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimspring.i18n.multilingual import Said, alone
from claimspring.i18n.translator import Words, own_name
from claimspring.routes.addresses import Addresses
from claimspring.routes.pages import HOME
from claimspring.site.frame import slot
from claimspring.site.page import Menu
from claimspring.site.registry import KINDS
from claimspring.site.site import Site
from claimspring.site.view import View


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A link of the menu; `place` is already that of its language."""

    title: str
    """Plain text."""
    place: str
    active: bool = False


@dataclass(frozen=True, slots=True)
class FrameParts:
    """One frame: its language, how deep its pages lie (None: anywhere), and what its menus hold."""

    language: str
    depth: int | None
    is_written: bool
    """Whether people write its pages, which may hold all that Material's script makes work: code, tabs, tooltips."""
    home: str
    menu: tuple[MenuEntry, ...]
    foot: tuple[MenuEntry, ...]
    search: MenuEntry | None
    """None where the site has no full-text search."""
    alternates: tuple[dict[str, str], ...]
    """The languages to choose from, as Material's templates read them."""
    imprint: "Imprint"
    palette: tuple[str, ...]
    """What the switch of the colour scheme says in each of its three states."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who answers for the site, how to reach them and what may be done with it; plain text, empty where not settled."""

    owner: str
    funding: str
    licence: str
    write: str
    contact: str
    address: str
    """The link of the contact: a letter, or a page of theirs."""


def frame_parts(site: Site, language: str, depth: int | None, section: str, *, is_written: bool) -> FrameParts:
    """The parts of the frame for one language, depth and active entry of the menu."""
    words, places = Words(language), site.addresses
    view = View(site, (language,))

    def entry(title: Said, place: str) -> MenuEntry:
        return MenuEntry(alone(title), places.place_in(language, place), active=place == section)

    def entries(menu: Menu) -> tuple[MenuEntry, ...]:
        shown = [(kind.menu[1], kind) for kind in KINDS if kind.menu and kind.menu[0] is menu and kind.subjects(view)]
        return tuple(entry(words.say(title), kind.route.place(1)) for title, kind in shown)

    written = [page for page in site.written(language) if page.place.count("/") == 1]
    return FrameParts(
        language=language,
        depth=depth,
        is_written=is_written,
        home=places.place_in(language, HOME.place()) or ".",
        menu=(*entries(Menu.TOP), *(entry(page.title, page.place) for page in written if page.in_nav)),
        search=next(iter(entries(Menu.SEARCH)), None),
        foot=(*entries(Menu.FOOT), *(entry(page.title, page.place) for page in written if not page.in_nav)),
        alternates=tuple(_alternates(places)),
        imprint=_imprint(site, words),
        palette=(
            alone(words.say("Colours of the system; switch to light")),
            alone(words.say("Light colours; switch to dark")),
            alone(words.say("Dark colours; switch to those of the system")),
        ),
    )


def _imprint(site: Site, words: Words) -> Imprint:
    settings, say = site.settings, words.say
    contact = settings.contact or ""
    is_page = contact.startswith(("https://", "http://"))
    told = (
        say("Responsible for this site: %(owner)s.", owner=settings.owner) if settings.owner else "",
        say("Paid for by: %(funding)s.", funding=settings.funding) if settings.funding else "",
        say("Our texts and data: %(licence)s. Quoted passages belong to their publishers.", licence=settings.licence)
        if settings.licence
        else "",
        say("Write to us:") if contact else "",
    )
    owner, funding, licence, write = map(alone, told)
    return Imprint(owner, funding, licence, write, contact, contact if is_page or not contact else f"mailto:{contact}")


def _alternates(places: Addresses) -> Iterator[dict[str, str]]:
    for language in places.languages:
        slots = {"link": "alternate", "there": "there", "note": "note"}
        filled = {key: slot(f"{name}-{language}") for key, name in slots.items()}
        yield {"lang": language, "name": own_name(language), **filled}
