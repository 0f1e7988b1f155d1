"""What the page of a claim offers to machines and to people who pass it on: its head, how to cite and to embed it."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from claimspring.exports.citation import Citation, bibtex, csl_json, plain
from claimspring.exports.claimreview import claim_review
from claimspring.exports.jsonld import script
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.multilingual import Said, alone
from claimspring.model.ids import ClaimKey
from claimspring.routes.addresses import relative
from claimspring.routes.pages import CLAIM, CLAIM_JSONLD, CONTACT, HOME, OEMBED, PICTURE
from claimspring.site.alternate_links import JSONLD, alternate
from claimspring.site.embed_card import Embed, snippet
from claimspring.site.opengraph import open_graph_picture, site_picture
from claimspring.site.view import View

_IN_THE_FILE = frozenset({"citation"})
"""What of the review stands in its file alone: no search engine asks for it, and every reader would load it."""
OEMBED_TYPE = "application/json+oembed"


def claim_head(view: View, key: ClaimKey) -> Markup:
    """The ClaimReview, the ways to the claim's other forms, and its picture; nothing while there is no verdict."""
    site = view.site
    node = claim_review(key, site.corpus, site.settings, view.words)
    if node is None:
        return Markup()
    page = CLAIM.place(key)
    lines = [
        script({name: value for name, value in node.items() if name not in _IN_THE_FILE}),
        alternate(view, page, CLAIM_JSONLD.place(key), JSONLD),
        alternate(view, page, OEMBED.place(key), OEMBED_TYPE),
    ]
    if site.settings.site_url:
        lines.append(_picture(view, key))
    return markup(html("\n".join(map(str, lines))))


def _picture(view: View, key: ClaimKey) -> Markup:
    site = view.site
    if not site.settings.social_pictures:
        return site_picture(site.addresses, view.languages, site.settings.site_name)
    shown = embed_of(view, key)
    return open_graph_picture(view.address(PICTURE.place(key)), shown.title)


def claim_tools(view: View, key: ClaimKey) -> Markup:
    """How to pass the review on, as entries of the page's list: a link, a citation, a card, a picture, an error."""
    page, say = CLAIM.place(key), view.words.say
    copied, shared, proved = map(escaped, (say("Copy link"), say("Share picture"), say("Check it yourself")))
    tools = [f'<li><a href="./" data-copy>{copied}</a></li>']
    if not view.site.claim(key).is_untraced:  # what others found is theirs to be cited
        tools.append(_tool(say("Cite"), _citations(view, key)))
    if view.site.rating(key):
        pasted = escaped(say("Paste this into a page to show the statement as a card."))
        told = f"<p>{pasted}</p>"
        tools.append(_tool(say("Embed"), [told, _text(snippet(embed_of(view, key)))]))
        if view.site.settings.social_pictures:
            picture = relative(PICTURE.place(key), seen_from=page)
            tools.append(f'<li><a href="{escaped(picture)}">{shared}</a></li>')
        tools.append(f'<li hidden><a href="#card" data-kit>{proved}</a></li>')
    tools.append(str(view.in_each(lambda one: str(_report(one, key)))))
    return markup(html("\n".join(tools)))


def _citations(view: View, key: ClaimKey) -> list[str]:
    claim = view.site.claim(key)
    citation = Citation(
        id=key.claim,
        title=embed_of(view, key).title if view.site.rating(key) else view.plain(claim.statement),
        author=view.site.settings.site_name,
        url=view.address(CLAIM.place(key)),
        language=view.words.language,
        date=claim.changed_on,
    )
    return [
        _text(plain(citation, view.words.say("“%(words)s”", words=citation.title))),
        f"<p>BibTeX</p>{_text(bibtex(citation))}",
        f"<p>CSL-JSON</p>{_text(csl_json(citation))}",
    ]


def _tool(name: Said, texts: Iterable[str]) -> str:
    return f'<li><details class="tool"><summary>{escaped(name)}</summary>\n{"".join(texts)}</details></li>'


def _text(text: str) -> str:
    """Lines to be copied; between tags a quotation mark may stand as it is."""
    shown = str(escaped(text)).replace("&#34;", '"').replace("&#39;", "'")
    return f'<pre tabindex="0">{shown}</pre>'


def _report(view: View, key: ClaimKey) -> Html:
    """The tool by which a reader reports an error, where the desk says how."""
    address = _error_address(view, key)
    if not address:
        return html("")
    said = escaped(view.words.say("Report an error"))
    return html(f'<li><a href="{escaped(address)}">{said}</a></li>')


def _error_address(view: View, key: ClaimKey) -> str:
    """The desk's page or form, or a letter that already names the claim; empty where there is none of these."""
    contact = view.site.settings.contact
    if contact is None:
        written = view.site.narrative(CONTACT, view.language)
        return relative(CONTACT, seen_from=CLAIM.place(key)) if written else ""
    if contact.startswith(("https://", "http://")):
        return contact
    subject = view.words.say("Error in the review of %(claim)s", claim=key)
    page = view.address(CLAIM.place(key))
    return f"mailto:{quote(contact, safe='@')}?subject={quote(alone(subject))}&body={quote(alone(page))}"


@lru_cache(maxsize=1)
def embed_of(view: View, key: ClaimKey) -> Embed:
    """What is said of the claim's card; kept, for its page and its oEmbed answer."""
    site = view.site
    claim = site.claim(key)
    return Embed(
        title=view.words.say("%(name)s: %(what)s", name=view.verdict(key), what=view.plain(claim.statement)),
        url=view.address(CLAIM.place(key)),
        site_name=site.settings.site_name,
        site_url=view.address(HOME.place()),
    )
