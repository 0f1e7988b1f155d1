"""A claim as a card for other people's pages: a small document without scripts, and the oEmbed answer that leads to it.

Follows oEmbed 1.0 (type "rich"). The card asks nothing of any other host and has its colours from one style sheet in
itself, which its Content-Security-Policy names by hash.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache

from claimspring.diagrams.palette import OTHER_VERDICT, VERDICT_COLOURS
from claimspring.exports.jsonld import indented
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import escaped
from claimspring.i18n.multilingual import Said

WIDTH, HEIGHT = 600, 320
"""Enough for a long statement; on a phone the frame is as wide as the page around it, and what is longer scrolls."""
_RULES = """
body{margin:0;font:16px/1.45 system-ui,sans-serif;color:#1a1a1a;background:#fff}
article{border:1px solid #d5d8db;border-left-width:8px;border-left-color:var(--v);padding:16px 20px}
p{margin:0 0 10px}.v{font-weight:700;color:var(--v);text-transform:uppercase}
q{font:600 19px/1.35 Georgia,serif;quotes:none}a{color:#1a4d8f}
"""


@dataclass(frozen=True, slots=True)
class Embed:
    """What a card says; texts are plain, and multilingual where there is a card in several languages."""

    language: Said
    statement: Said
    statement_tag: str
    """The statement's `lang` attribute, safe HTML."""
    verdict: Said
    icon: str
    """The rating's icon, which gives the colour."""
    summary: Said
    changed: Said | None
    """That the verdict or the words are others than they were, and since when; None where they are not."""
    url: Said
    """The claim's page, in full."""
    card_url: Said
    """The card's own address, in full."""
    more: Said
    """The words of the link to the claim's page."""
    site_name: str
    site_url: Said


def card(embed: Embed) -> str:
    """The card as an HTML document."""
    style, digest = _style(VERDICT_COLOURS.get(embed.icon, OTHER_VERDICT))
    verdict, statement, url = escaped(embed.verdict), escaped(embed.statement), escaped(embed.url)
    changed = f"<p><small>{escaped(embed.changed)}</small></p>" if embed.changed else ""
    return (
        f'<!doctype html>\n<html{lang_attributes(embed.language)}><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'\">"
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{verdict}: {statement}</title><link rel="canonical" href="{url}"><style>{style}</style></head>\n'
        f'<body><article><p class="v">{verdict}</p><p><q{embed.statement_tag}>{statement}</q></p>'
        f"<p>{escaped(embed.summary)}</p>{changed}"
        f'<p><a href="{url}" target="_top" rel="noopener">{escaped(embed.more)}</a>'
        f" · {escaped(embed.site_name)}</p></article></body></html>\n"
    )


@cache
def _style(colour: str) -> tuple[str, str]:
    """The style sheet for one of our colours, and what the policy calls it."""
    style = f":root{{--v:{colour}}}{_RULES}"
    return style, base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def snippet(embed: Embed) -> str:
    """The lines that a page which shows the card puts into its own HTML."""
    return (
        f'<iframe src="{escaped(embed.card_url)}" width="100%" height="{HEIGHT}" '
        f'title="{escaped(embed.verdict)}: {escaped(embed.statement)}" loading="lazy" sandbox="allow-top-navigation-by-'
        'user-activation allow-popups"></iframe>'
    )


def oembed(embed: Embed) -> str:
    """The oEmbed answer for the claim's page, as JSON."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": f"{embed.verdict}: {embed.statement}",
        "provider_name": embed.site_name,
        "provider_url": embed.site_url,
        "width": WIDTH,
        "height": HEIGHT,
        "html": snippet(embed),
    }
    return indented(answer, step=" ") + "\n"
