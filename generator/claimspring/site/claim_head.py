"""What the page of a claim offers to machines and to people who pass it on: its head, how to cite and to embed it."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from claimspring.exports.citation import Citation, bibtex, csl_json, plain
from claimspring.exports.claimreview import claim_review
from claimspring.exports.jsonld import Node, script
from claimspring.i18n.html import escaped, html, markup
from claimspring.i18n.multilingual import Said
from claimspring.model.ids import ClaimKey
from claimspring.routes.addresses import relative
from claimspring.routes.pages import CLAIM, CLAIM_JSONLD, EMBED, HOME, OEMBED, PICTURE
from claimspring.site.alternate_links import JSONLD, alternate
from claimspring.site.change_notices import notice_in_brief
from claimspring.site.embed_card import Embed, snippet
from claimspring.site.icons import icon
from claimspring.site.opengraph import open_graph_picture, site_picture
from claimspring.site.page import ALTERNATE
from claimspring.site.view import View


def claim_head(view: View, key: ClaimKey) -> Markup:
    """The ClaimReview, the ways to the claim's other forms, and its picture; nothing while there is no verdict."""
    site = view.site
    node = review_of(view, key)
    if node is None:
        return Markup()
    page, oembed = CLAIM.place(key), OEMBED.place(key)
    answer = relative(oembed, seen_from=page)  # both lie among the pages of the language
    lines = [
        script(node),
        alternate(view, page, CLAIM_JSONLD.place(key), JSONLD),
        f'<link rel="{ALTERNATE}" type="application/json+oembed" href="{escaped(answer)}">',
    ]
    if site.settings.site_url:
        lines.append(_picture(view, key))
    return markup(html("\n".join(lines)))


@lru_cache(maxsize=1)
def review_of(view: View, key: ClaimKey) -> Node | None:
    """The claim's ClaimReview; kept, for its page and its file both want it."""
    return claim_review(key, view.site.corpus, view.site.settings, view.words)


def _picture(view: View, key: ClaimKey) -> Markup:
    site = view.site
    if not site.settings.social_pictures:
        return site_picture(site.addresses, view.languages, site.settings.site_name)
    shown = embed_of(view, key)
    picture = view.address(PICTURE.place(key))
    return open_graph_picture(picture, f"{shown.verdict}: {shown.statement}")


def claim_tools(view: View, key: ClaimKey) -> Markup:
    """How to cite the review and how to show it elsewhere, as two entries of the page's list of tools."""
    claim = view.site.claim(key)
    citation = Citation(
        id=key.claim,
        title=view.plain(claim.statement),
        author=view.site.settings.site_name,
        url=view.address(CLAIM.place(key)),
        language=view.words.language,
        date=claim.changed_on,
    )
    texts = [
        _text(plain(citation)),
        f"<p>BibTeX</p>{_text(bibtex(citation))}",
        f"<p>CSL-JSON</p>{_text(csl_json(citation))}",
    ]
    tools = [_tool("copy", view.words.say("Cite"), texts)]
    if view.site.rating(key):
        told = view.words.say("Paste this into a page to show the statement as a card.")
        texts = [f"<p>{escaped(told)}</p>", _text(snippet(embed_of(view, key)))]
        tools.append(_tool("out", view.words.say("Embed"), texts))
    return markup(html("\n".join(tools)))


def _tool(sign: str, name: Said, texts: Iterable[str]) -> str:
    unfolded = "\n".join(texts)
    summary = f"<summary>{icon(sign)}{escaped(name)}</summary>"
    return f'<li><details class="tool">{summary}\n{unfolded}\n</details></li>'


def _text(text: str) -> str:
    """Lines to be copied."""
    return f'<pre tabindex="0">{escaped(text)}</pre>'


@lru_cache(maxsize=1)
def embed_of(view: View, key: ClaimKey) -> Embed:
    """The claim as a card says it; kept, for its page and its card both want it."""
    site = view.site
    claim, rating = site.claim(key), site.rating(key)
    return Embed(
        language=view.words.language,
        statement=view.plain(claim.statement),
        statement_tag=view.words.tag(claim.statement),
        verdict=view.plain(rating.label) if rating else view.words.say("Being checked"),
        icon=rating.icon if rating else "",
        summary=view.plain(claim.review.summary),
        changed=notice_in_brief(view, key),
        url=view.address(CLAIM.place(key)),
        card_url=view.address(EMBED.place(key)),
        more=view.words.say("Evidence"),
        site_name=site.settings.site_name,
        site_url=view.address(HOME.place()),
    )
