"""The page of a claim: verdict, corrected sentence, reasons, dates, the article's words, evidence, trail, history."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from claimspring.diagrams.social_card import Card, WordLook, social_picture
from claimspring.exports.claimreview import whole_review
from claimspring.exports.jsonld import document
from claimspring.i18n.direction import lang_attributes
from claimspring.i18n.html import Html, escaped, html, markup
from claimspring.i18n.labels import CLAIM_KINDS, mark
from claimspring.i18n.multilingual import alone, encoded, read_off
from claimspring.model.article import Article, ArticleKind
from claimspring.model.claim import Appearance, Claim
from claimspring.model.ids import ClaimKey
from claimspring.model.values import LocalizedText
from claimspring.routes.addresses import home_of
from claimspring.routes.pages import ARTICLE, CLAIM, CLAIM_JSONLD, CLAIMS, EMBED, OEMBED, PICTURE
from claimspring.site.change_notices import lines, notice_in_brief, notices, struck
from claimspring.site.claim_head import claim_head, claim_tools, embed_of
from claimspring.site.claim_pictures import claim_dates, claim_trails
from claimspring.site.corrected import Correctness, corrected, corrected_statement, pieces_of
from claimspring.site.earlier_checks import earlier_checks
from claimspring.site.embed_card import oembed
from claimspring.site.evidence_html import evidence_groups, looked_at, place_in_work
from claimspring.site.former_card import former_cards
from claimspring.site.glance import glance
from claimspring.site.page import Output, PageContent, PageKind
from claimspring.site.search_document import SearchDocument, said, told
from claimspring.site.view import View, shortened

TITLE_LENGTH = 110
_LOOKS = {Correctness.KEPT: WordLook.PLAIN, Correctness.WRONG: WordLook.STRUCK, Correctness.RIGHT: WordLook.MARKED}


def claim_content(view: View, key: ClaimKey) -> PageContent:
    """The page of one claim."""
    claim, article, rating = view.site.claim(key), view.site.article(key.article), view.site.rating(key)
    home = home_of(CLAIM.place(key))
    statement = view.plain(claim.statement)
    verdict = view.verdict(key)
    summary = view.plain(claim.review.fact or claim.review.summary)
    return PageContent(
        title=view.words.each(_title, statement),
        description=view.words.say("%(name)s: %(what)s", name=verdict, what=summary or statement),
        head=claim_head(view, key),
        listed=rating is not None,
        values={
            "key": key,
            "claim": claim,
            "rating": rating,
            "earlier": earlier_checks(view, key),
            "article": article,
            "notices": notices(view, key),
            "lines": lines(view, key),
            "struck": partial(struck, view),
            "changed": notice_in_brief(view, key),
            "kicker": _kicker(view, home, key, article),
            "statement": corrected(view, claim),
            "counted": view.words.count("Evidence: %(num)s document", "Evidence: %(num)s documents", _documents(claim)),
            "fact": _fact(claim) if rating else None,
            "summary": _summary(claim) if rating else None,
            "facts": tuple(glance(view, key)),
            "tools": claim_tools(view, key),
            "dates": claim_dates(view, key),
            "says": _says(view, claim, article),
            "looked_at": looked_at(view, key),
            "groups": evidence_groups(view, home, key),
            "trails": "" if claim.is_untraced else claim_trails(view, key),
            "neighbours": view.site.neighbours.get(key, (None, None)),
        },
    )


def _summary(claim: Claim) -> LocalizedText | None:
    """The reason in one sentence, where readers do not see it above already."""
    review = claim.review
    return review.summary if review.reasons and review.summary not in review.reasons else None


def _fact(claim: Claim) -> LocalizedText | None:
    """What is the case, where the statement with its right words does not say just that."""
    fact = claim.review.fact
    if fact and all(text == corrected_statement(claim, language) for language, text in fact.root.items()):
        return None
    return fact


def _title(statement: str) -> str:
    return shortened(statement, TITLE_LENGTH)


def _documents(claim: Claim) -> int:
    return len({evidence.source for evidence in claim.evidence})


def _kicker(view: View, home: str, key: ClaimKey, article: Article | None) -> Markup:
    """Which statement of which article it is."""
    if article is None:
        return Markup()
    name, words = view.article_name(key.article), view.words
    link = f'<a href="{view.link(home, ARTICLE.place(key.article))}#r-{key.claim}">{escaped(name)}</a>'
    if article.header.kind is not ArticleKind.ARTICLE:
        return markup(html(link))
    among = view.site.claims_of[key.article]
    if len(among) == 1:
        return markup(html(words.say("A statement in %(article)s", article=link)))
    number, total = words.number(among.index(key) + 1), words.number(len(among))
    said = words.say("Statement %(number)s of %(total)s in %(article)s", number=number, total=total, article=link)
    return markup(html(said))


def _says(view: View, claim: Claim, article: Article | None) -> Markup:
    """The article's own words, beside each what they are in the reader's language."""
    tag = lang_attributes(article.header.language if article else None)
    written = article.header.language if article else None
    return markup(html("\n".join(_said(view, one, tag, written) for one in claim.appearances)))


def _said(view: View, appearance: Appearance, tag: Html, written: str | None) -> str:
    translated = view.in_each(lambda reader: str(_translated(reader, appearance, written)))
    words = f'<p class="said"{tag}>{escaped(appearance.exact)}</p>' if appearance.exact else ""
    shown = f'<p class="said">{view.localized(appearance.description)}</p>' if appearance.description else ""
    where = place_in_work(view, appearance.time, appearance.page)
    return f"{words}{translated}{shown}" + (f'<p class="meta">{where}</p>' if where else "")


def _translated(view: View, appearance: Appearance, written: str | None) -> Html:
    words = appearance.in_.root.get(view.language) if appearance.in_ else None
    if words is None or view.language == written:
        return html("")
    told_ = escaped(view.words.say("Our translation"))
    return html(f'<p class="said">{escaped(words)} <span class="meta">{told_}</span></p>')


def _document(view: View, key: ClaimKey) -> SearchDocument | None:
    claim, article = view.site.claim(key), view.site.article(key.article)
    verdict = view.verdict(key)
    publishers = sorted({alone(name) for evidence in claim.evidence if (name := view.publisher_of(evidence.source))})
    return SearchDocument(
        mark("Statements"),
        view.plain(claim.statement),
        [escaped(verdict), *_findings(view, claim)],
        {
            "verdict": [verdict],
            "article": [article.header.title] if article else [],
            "publisher": publishers,
            "kind": [view.words.say(CLAIM_KINDS[claim.kind])] if claim.kind else [],
            "topic": claim.topics,
        },
    )


def _findings(view: View, claim: Claim) -> Iterator[Html]:
    """What the evidence says, what became of the credits, and what the desk makes of it all."""
    review = claim.review
    yield said(view, review.summary)
    yield said(view, review.fact)
    for reason in review.reasons:
        yield said(view, reason)
    for speaker in claim.speakers:
        yield said(view, view.speaker_name(speaker))
    for place in claim.appearances:
        yield said(view, place.description)
    for evidence in claim.evidence:
        yield escaped(evidence.passage or "")
        yield said(view, evidence.description)
        yield said(view, evidence.note)
    for credit in claim.credits:
        yield escaped(view.credited(credit))
        yield said(view, credit.note)
    yield told(view, review.rationale)
    yield from (said(view, question) for question in review.open_questions)
    yield said(view, review.contacted.response if review.contacted else None)


def _files(view: View, key: ClaimKey) -> Iterator[Output]:
    """The claim as structured data and as oEmbed answer, both in the site's first language, and its pictures."""
    node = whole_review(key, view.site.corpus, view.site.settings, [one.words for one in view.alone])
    if node is None:
        return
    embed = embed_of(view, key)
    yield Output(CLAIM_JSONLD.place(key), [encoded(document(node))])
    yield from former_cards(view.site, key, key, lambda whole: embed_of(whole, key).title)
    yield Output(OEMBED.place(key), read_off(oembed(embed), len(view.languages))[:1])
    if view.site.settings.social_pictures:
        yield from _pictures(view, key)


def _pictures(view: View, key: ClaimKey) -> Iterator[Output]:
    """A picture in each language."""
    claim, rating, article = view.site.claim(key), view.site.rating(key), view.site.article(key.article)
    for one in view.alone:
        fact = one.plain(claim.review.fact or claim.review.summary)
        card = Card(
            verdict=alone(one.plain(rating.label)) if rating else "",
            icon=rating.icon if rating else "",
            statement=[(_LOOKS[piece.standing], piece.words) for piece in pieces_of(claim, one.language)],
            site_name=view.site.settings.site_name,
            fact=alone(fact),
            origin=alone(one.article_name(key.article)) if article else "",
        )
        yield Output(view.site.addresses.place_in(one.language, PICTURE.place(key)), [social_picture(card)])


CLAIM_KIND = PageKind(
    name="claim",
    route=CLAIM,
    subjects=lambda view: view.site.rated,
    content=claim_content,
    search=_document,
    last_change=lambda site, key: site.last_change_of([key]),
    section=CLAIMS,
    files=_files,
    file_routes=(CLAIM_JSONLD, OEMBED, PICTURE, EMBED),
    typeset=False,
)
