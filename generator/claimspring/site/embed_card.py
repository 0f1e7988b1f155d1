"""A claim as a card in other people's pages: the lines that show it, and the oEmbed answer that leads to it.

The card is the head of the claim's own page: with `#card` the page's style sheet shows nothing else, without a script,
so that a correction shows in every card that anybody ever embedded. Follows oEmbed 1.0 (type "rich").
"""

from dataclasses import dataclass

from claimspring.exports.jsonld import indented
from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import Said

WIDTH, HEIGHT = 480, 240
"""Enough for a long statement on a narrow page; what is longer scrolls."""
FRAGMENT = "#card"


@dataclass(frozen=True, slots=True)
class Embed:
    """What is said of a card; texts are plain, and multilingual where they are for several languages."""

    title: Said
    """The verdict and the statement."""
    url: Said
    """The claim's page, in full."""
    site_name: str
    site_url: Said


def snippet(embed: Embed) -> str:
    """The lines that a page which shows the card puts into its own HTML."""
    return (
        f'<iframe src="{escaped(embed.url)}{FRAGMENT}" width="100%" height="{HEIGHT}" '
        f'title="{escaped(embed.title)}" loading="lazy" sandbox="allow-top-navigation-by-'
        'user-activation allow-popups"></iframe>'
    )


def oembed(embed: Embed) -> str:
    """The oEmbed answer for the claim's page, as JSON."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": embed.site_name,
        "provider_url": embed.site_url,
        "width": WIDTH,
        "height": HEIGHT,
        "html": snippet(embed),
    }
    return indented(answer, step=" ") + "\n"
