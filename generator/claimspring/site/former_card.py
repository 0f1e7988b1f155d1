"""What stands at the address that a claim's card had: the way to the card on the claim's page, in each language."""

import datetime as dt
from collections.abc import Callable, Iterator

from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import Said, read_off
from claimspring.model.ids import ClaimKey
from claimspring.routes.pages import CLAIM, EMBED
from claimspring.site.embed_card import FRAGMENT
from claimspring.site.page import Output
from claimspring.site.site import Site
from claimspring.site.view import View

CARDS_UNTIL = dt.date(2026, 11, 28)
"""The last day on which cards had addresses of their own."""


def former_cards(site: Site, key: ClaimKey, to: ClaimKey, title_in: Callable[[View], Said]) -> Iterator[Output]:
    """The files that lead from the former card of one claim to the card of the same or of another.

    There was one in every language of the site, also where the claim has no page in it.
    Pages that embedded the card have it in a frame whose sandbox follows no `refresh`: each shows it in one of its own.
    What was first published later never had such a card.
    """
    record = site.corpus.publications.get(key)
    if record is None or record.value.editions[0].on > CARDS_UNTIL:
        return
    view, place = View(site, site.settings.languages), EMBED.place(key)
    title, page = title_in(view), escaped(view.way(place, CLAIM.place(to)))
    language = view.in_each(lambda one: str(lang_attributes(one.language)))
    text = (
        f'<!doctype html>\n<html{language}><meta charset="utf-8"><title>{escaped(title)}</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{page}">'
        f'<meta http-equiv="refresh" content="0; url={page}{FRAGMENT}"><style>body{{margin:0}}</style>\n'
        f'<iframe src="{page}{FRAGMENT}" title="{escaped(title)}" style="border:0;width:100%;height:98vh"></iframe>\n'
    )
    for one, made in zip(view.languages, read_off(text, len(view.languages)), strict=True):
        yield Output(f"{site.addresses.place_in(one, place)}index.html", [made])
