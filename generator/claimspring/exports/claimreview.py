"""A claim's review as schema.org ClaimReview, for the claim's own page and its `.jsonld` file.

Follows schema.org 30.0 and Google's fact-check guide: one ClaimReview a page, and nothing in it
that the page does not show. In whatever language a page gives it, it is one review with one `@id`; the whole one is in
the site's first language and says where its translations stand.
"""

from collections.abc import Iterator, Sequence

from claimspring.exports.carrier_types import CARRIER_TYPES
from claimspring.exports.jsonld import Node, compact
from claimspring.exports.licence import licence
from claimspring.i18n.multilingual import Said
from claimspring.i18n.translator import Words
from claimspring.model.actors import Speaker, SpeakerType, speaker_name, speaker_type
from claimspring.model.article import Article
from claimspring.model.claim import Appearance, Claim, ReviewStatus, Stance
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId, ClaimKey, PublisherId, SourceId
from claimspring.model.rating import Rating
from claimspring.model.settings import Settings
from claimspring.model.source import Source, SourceKind
from claimspring.model.values import seconds
from claimspring.routes.addresses import Addresses
from claimspring.routes.pages import ARTICLE, CLAIM

CONTEXT = "https://schema.org"

_WORK_TYPES = {
    SourceKind.AGENCY: "NewsArticle",
    SourceKind.NEWS: "NewsArticle",
    SourceKind.SOCIAL: "SocialMediaPosting",
}


def claim_review(key: ClaimKey, corpus: Corpus, settings: Settings, words: Words) -> Node | None:
    """The ClaimReview of a published claim in the language of the words; `None` while it has no published verdict."""
    claim = corpus.claims[key].value
    review = claim.review
    rating = corpus.ratings.get(review.verdict) if review.verdict else None
    if review.status is not ReviewStatus.PUBLISHED or rating is None:
        return None
    addresses = Addresses(settings.languages, settings.site_url)
    return compact(
        _context=CONTEXT,
        _type="ClaimReview",
        _id=review_id(key, addresses),
        url=addresses.page(CLAIM.place(key), words.languages),
        inLanguage=words.language,
        claimReviewed=words.plain(claim.statement),
        abstract=words.plain(review.summary),
        datePublished=first_published(claim),
        dateModified=claim.changed_on.isoformat() if claim.changed_on else None,
        author=desk(settings),
        license=licence(settings.licence),
        reviewRating=_review_rating(rating, claim, corpus, words),
        itemReviewed=_reviewed_claim(key, claim, corpus, addresses, words),
        citation=[_work(source, corpus, words) for source in _cited(claim, corpus)],
    )


def whole_review(key: ClaimKey, corpus: Corpus, settings: Settings, voices: Sequence[Words]) -> Node | None:
    """The ClaimReview in the first of the voices, each in one language, with its translations and its questions."""
    original, *others = voices
    node = claim_review(key, corpus, settings, original)
    if node is None:
        return None
    claim = corpus.claims[key].value
    addresses = Addresses(settings.languages, settings.site_url)
    translations = [
        _translation(key, claim, corpus, addresses, words)
        for words in others
        if claim.statement.pick(words.languages[0]).language == words.languages[0]
    ]
    return {**node, **compact(hasPart=list(_questions(claim, original)), workTranslation=translations)}


def review_id(key: ClaimKey, addresses: Addresses) -> str:
    """The one name of a claim's review, whichever page or file tells of it."""
    return f"{addresses.absolute(CLAIM.place(key))}#review"


def _translation(key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses, words: Words) -> Node:
    rating = corpus.ratings[claim.review.verdict] if claim.review.verdict else None
    return compact(
        _type="Review",  # a second ClaimReview would be counted as a second check
        url=addresses.page(CLAIM.place(key), words.languages),
        inLanguage=words.language,
        itemReviewed=compact(_type="Claim", text=words.plain(claim.statement)),
        abstract=words.plain(claim.review.summary),
        reviewRating=compact(_type="Rating", alternateName=words.plain(rating.label)) if rating else None,
    )


def _questions(claim: Claim, words: Words) -> Iterator[Node]:
    for question in claim.questions:
        answer = words.plain(question.answer)
        yield compact(
            _type="Question",
            name=words.plain(question.ask),
            acceptedAnswer=compact(_type="Answer", text=answer) if answer else None,
        )


def desk(settings: Settings) -> Node:
    """The organization that answers for the reviews."""
    return compact(_type="Organization", name=settings.site_name, url=settings.site_url)


def first_published(claim: Claim) -> str | None:
    """The day on which the review was first published."""
    first = claim.history[0].on if claim.history else claim.review.reviewed_on
    return first.isoformat() if first else None


def _review_rating(rating: Rating, claim: Claim, corpus: Corpus, words: Words) -> Node:
    return compact(
        _type="Rating",
        alternateName=words.plain(rating.label),
        ratingExplanation=words.plain(claim.review.summary),
        **scale(rating, corpus),
    )


def scale(rating: Rating, corpus: Corpus) -> dict[str, int]:
    """The verdict as a number, with those at the ends of the scale; nothing for a verdict by its word alone."""
    if rating.value is None:
        return {}
    values = [other.value for other in corpus.ratings.values() if other.value is not None]
    return {"ratingValue": rating.value, "bestRating": max(values), "worstRating": min(values)}


def carriers(key: ClaimKey, claim: Claim, corpus: Corpus) -> list[tuple[ArticleId, Article]]:
    """The articles in which a claim stands, the first one first; its own where nobody has looked for the words."""
    articles = dict.fromkeys(place.article or key.article for place in claim.appearances) or {key.article: None}
    return [(article, corpus.articles[article].value) for article in articles if article in corpus.articles]


def _reviewed_claim(key: ClaimKey, claim: Claim, corpus: Corpus, addresses: Addresses, words: Words) -> Node:
    known = carriers(key, claim, corpus)
    places: dict[ArticleId, list[Appearance]] = {}
    for place in claim.appearances:
        places.setdefault(place.article or key.article, []).append(place)
    first = known[0][1] if known else None
    return compact(
        _type="Claim",
        author=_claimants(claim, first, corpus, words),
        datePublished=claim.said_on or (first.header.published if first else None),
        contentLocation=compact(_type="Place", name=words.plain(claim.said_at)) if claim.said_at else None,
        appearance=[_appearance(name, places.get(name, []), corpus, addresses, words) for name, _ in known],
    )


def _claimants(claim: Claim, article: Article | None, corpus: Corpus, words: Words) -> Node | list[Node] | None:
    """Who says it; a list only where they are several."""
    if claim.speaker is None:
        return _publisher(article.header.publisher, corpus, words) if article else None
    said = [_claimant(speaker, claim, corpus, words) for speaker in claim.speakers]
    known = [one for one in said if one is not None]
    return known if len(known) > 1 else next(iter(known), None)


def _claimant(speaker: Speaker, claim: Claim, corpus: Corpus, words: Words) -> Node | None:
    typed = claim.speaker_type if speaker is claim.speaker else None
    kind = typed or speaker_type(speaker, corpus.people, corpus.publishers)
    if kind is None:  # schema.org wants a person or an organization, and guessing is not ours to do
        return None
    name = words.plain(speaker_name(speaker, corpus.people, corpus.publishers))
    return compact(_type="Person" if kind is SpeakerType.PERSON else "Organization", name=name)


def address_of(article: ArticleId, value: Article, addresses: Addresses, words: Words) -> Said:
    """Where an article stands: where it was published, else here."""
    return value.header.url or addresses.page(ARTICLE.place(article), words.languages)


def _appearance(
    article: ArticleId, places: Sequence[Appearance], corpus: Corpus, addresses: Addresses, words: Words
) -> Node:
    header = corpus.articles[article].value.header
    times = dict.fromkeys(place.time for place in places if place.time)
    return compact(
        _type=CARRIER_TYPES[header.kind],
        headline=header.title,
        url=address_of(article, corpus.articles[article].value, addresses, words),
        inLanguage=header.language,
        datePublished=header.published,
        publisher=_publisher(header.publisher, corpus, words),
        abstract=words.plain(header.description) if header.description else None,
        sha256=header.hash,
        hasPart=[compact(_type="Clip", startOffset=seconds(time)) for time in times],
        archivedAt=header.archived,
    )


def _cited(claim: Claim, corpus: Corpus) -> Iterator[Source]:
    """The documents that speak for or against the statement, each once, without mere context."""
    ids = dict.fromkeys(item.source for item in claim.evidence if item.stance is not Stance.CONTEXT)
    return (corpus.sources[source].value for source in ids if source in corpus.sources)


def _work(source: Source, corpus: Corpus, words: Words) -> Node:
    return compact(
        _type=_WORK_TYPES.get(source.kind, "CreativeWork"),
        name=source.title,
        url=source.url,
        inLanguage=source.language,
        datePublished=source.published,
        publisher=_publisher(source.publisher, corpus, words),
        archivedAt=source.archived,
        isBasedOn=[
            _origin(step.source, corpus, words) for step in source.derived_from if step.source in corpus.sources
        ],
    )


def _origin(source: SourceId, corpus: Corpus, words: Words) -> Node:
    value = corpus.sources[source].value
    return compact(
        _type=_WORK_TYPES.get(value.kind, "CreativeWork"),
        name=value.title,
        url=value.url,
        publisher=_publisher(value.publisher, corpus, words),
    )


def _publisher(publisher: PublisherId | None, corpus: Corpus, words: Words) -> Node | None:
    known = corpus.publishers.get(publisher) if publisher else None
    return compact(_type="Organization", name=words.plain(known.name), url=known.url) if known else None
