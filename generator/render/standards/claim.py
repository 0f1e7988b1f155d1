"""What the page of a claim offers to machines and to people who pass it on: its head, how to cite and to embed it."""

from markupsafe import Markup

from generator.model.ids import ClaimKey
from generator.render import addresses
from generator.render.standards.alternate import JSONLD, alternate
from generator.render.standards.cite import Citation, bibtex, csl_json, plain
from generator.render.standards.claimreview import claim_review
from generator.render.standards.embed import Embed, snippet
from generator.render.standards.jsonld import script
from generator.render.standards.opengraph import open_graph_picture, site_picture
from generator.render.templates import environment
from generator.render.view import View


def claim_head(view: View, key: ClaimKey) -> Markup:
    """The ClaimReview, the ways to the claim's other forms, and its picture; nothing while there is no verdict."""
    site = view.site
    node = claim_review(key, site.corpus, site.settings, view.language)
    if node is None:
        return Markup()
    page, oembed = addresses.claim_place(key), addresses.oembed_place(key)
    lines = [
        script(node),
        alternate(view, page, addresses.claim_jsonld_place(key), JSONLD),
        alternate(view, page, site.addresses.localized(oembed, view.language), "application/json+oembed"),
    ]
    if site.settings.site_url:
        lines.append(_picture(view, key))
    return Markup("\n").join(lines)


def _picture(view: View, key: ClaimKey) -> Markup:
    site = view.site
    if not site.settings.social_pictures:
        return site_picture(site.addresses, view.language, site.settings.site_name)
    shown = embed_of(view, key)
    picture = site.addresses.page(addresses.picture_place(key), view.language)
    return open_graph_picture(picture, f"{shown.verdict}: {shown.statement}")


def claim_tools(view: View, key: ClaimKey) -> Markup:
    """How to cite the review and how to show it elsewhere, as two entries of the page's list of tools."""
    claim = view.site.claim(key)
    citation = Citation(
        id=key.claim,
        title=view.plain(claim.statement),
        author=view.site.settings.site_name,
        url=view.site.addresses.page(addresses.claim_place(key), view.language),
        language=view.language,
        date=claim.changed_on,
    )
    template = environment(view.language).get_template("tools.html")
    forms = [("", plain(citation)), ("BibTeX", bibtex(citation)), ("CSL-JSON", csl_json(citation))]
    rendered = template.render(forms=forms, snippet=snippet(embed_of(view, key)) if view.site.rating(key) else None)
    return Markup(rendered)  # noqa: S704 -- autoescaped


def embed_of(view: View, key: ClaimKey) -> Embed:
    """The claim as a card says it, in the view's language."""
    site = view.site
    claim, rating = site.claim(key), site.rating(key)
    statement = claim.statement.pick(view.language)
    return Embed(
        language=view.language,
        statement=statement.words,
        statement_language=statement.language,
        verdict=view.plain(rating.label) if rating else view.words.say("Being checked"),
        icon=rating.icon if rating else "",
        summary=view.plain(claim.review.summary),
        url=site.addresses.page(addresses.claim_place(key), view.language),
        card_url=site.addresses.page(addresses.embed_place(key), view.language),
        more=view.words.say("Evidence and trail"),
        site_name=site.settings.site_name,
        site_url=site.addresses.page(addresses.HOME, view.language),
    )
