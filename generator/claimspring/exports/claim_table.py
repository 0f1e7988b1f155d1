"""Published claims as the rows of one table, which CSV, XLSX and SQLite share, and what its columns mean."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from claimspring.exports.claimreview import address_of, carriers, first_published, scale
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.model.actors import speaker_name
from claimspring.model.article import Article
from claimspring.model.claim import Claim, Stance
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ClaimKey
from claimspring.model.settings import Settings
from claimspring.model.values import LocalizedText
from claimspring.routes.addresses import Addresses
from claimspring.routes.page_languages import claim_languages, nearest
from claimspring.routes.pages import CLAIM


class Column(NamedTuple):
    """A column, in the words of Frictionless Data's Table Schema."""

    name: str
    type: str
    description: str


COLUMNS = (
    Column("article", "string", "Id of the article in which the claim stands."),
    Column("claim", "string", "Id of the claim, unique within its article."),
    Column("url", "string", "The page of the claim in this table's language."),
    Column("statement", "string", "The claim as a sentence of its own."),
    Column("language", "string", "Language tag of the statement (BCP 47)."),
    Column(
        "kind", "string", "event, number, quotation, state, policy, plan, interpretation or opinion; empty if untraced."
    ),
    Column("speaker", "string", "Who says it in the article, or several; empty for the article's own voice."),
    Column("status", "string", "How far the review is: published; untraced for what an earlier check brought in."),
    Column("verdict", "string", "Id of the verdict, the same in every language."),
    Column("verdict_label", "string", "The verdict as readers see it."),
    Column("summary", "string", "The reason in one sentence."),
    Column("reviewed_on", "date", "Day of the last review."),
    Column("supports", "integer", "How many passages support the statement."),
    Column("refutes", "integer", "How many refute it."),
    Column("qualifies", "integer", "How many qualify it."),
    Column("context", "integer", "How many are context only."),
    Column("sources", "string", "Ids of the sources cited, separated by spaces."),
    Column("topics", "string", "Ids of its topics, separated by spaces."),
    Column("claimant", "string", "Who made the claim: the speaker, else the publisher of the article."),
    Column("said_on", "string", "When it was made, as much as is known: YYYY, YYYY-MM or YYYY-MM-DD."),
    Column("appearances", "string", "Addresses at which it stands or stood, separated by spaces."),
    Column("published", "date", "Day on which the review was first published."),
    Column("modified", "date", "Day of its last public change."),
    Column("worst", "integer", "The lowest number of the scale."),
    Column("value", "integer", "The verdict's number on it; empty for a verdict by its word alone."),
    Column("best", "integer", "The highest number of the scale."),
    Column("answers", "array", "The questions that were answered: a JSON array of {question, answer}."),
    Column("publisher", "string", "The desk whose review it is."),
    Column("publisher_url", "string", "The desk's address."),
    Column("licence", "string", "Licence of the desk's texts and data."),
)
KEY = ("article", "claim")
"""The columns that name a row."""
Cell: TypeAlias = str | int
Row: TypeAlias = Sequence[Cell]
"""A cell for each column; empty where nothing is known."""


def claim_rows(keys: Iterable[ClaimKey], corpus: Corpus, settings: Settings, words: Words) -> Iterator[Row]:
    """A row for each claim in the order of `keys`, texts in the one language of the words where they exist in it."""
    for key in keys:
        cells = _cells(key, corpus.claims[key].value, corpus, settings, words) | _desk(settings)
        yield [cells[column.name] for column in COLUMNS]


def _cells(key: ClaimKey, claim: Claim, corpus: Corpus, settings: Settings, words: Words) -> dict[str, Cell]:
    (language,) = words.languages
    addresses, review = Addresses(settings.languages, settings.site_url), claim.review
    rating = corpus.ratings.get(review.verdict) if review.verdict else None
    numbers = scale(rating, corpus) if rating else {}
    names = (speaker_name(one, corpus.people, corpus.publishers) for one in claim.speakers)
    speaker = "; ".join(_picked(name, language) for name in names)
    stances = [item.stance for item in claim.evidence]
    statement = claim.statement.pick(language)
    known = carriers(key, claim, corpus)
    return {
        "article": key.article,
        "claim": key.claim,
        "url": addresses.page_in(nearest(language, claim_languages(claim, settings)), CLAIM.place(key)),
        "statement": statement.words,
        "language": statement.language or "",
        "kind": claim.kind.value if claim.kind else "",
        "speaker": speaker,
        "status": review.status.value,
        "verdict": review.verdict or "",
        "verdict_label": _picked(rating.label if rating else None, language),
        "summary": _picked(review.summary, language),
        "reviewed_on": review.reviewed_on.isoformat() if review.reviewed_on else "",
        **{stance.value: stances.count(stance) for stance in Stance},
        "sources": " ".join(dict.fromkeys(item.source for item in claim.evidence)),
        "topics": " ".join(claim.topics),
        "claimant": speaker or (_publisher(known[0][1], corpus, language) if known and not claim.is_untraced else ""),
        "said_on": claim.said_on or ((known[0][1].header.published or "") if known else ""),
        "appearances": " ".join(alone(address_of(article, value, addresses, words)) for article, value in known),
        "published": first_published(claim) or "",
        "modified": claim.changed_on.isoformat() if claim.changed_on else "",
        "worst": numbers.get("worstRating", ""),
        "value": numbers.get("ratingValue", ""),
        "best": numbers.get("bestRating", ""),
        "answers": _answers(claim, language),
    }


def _desk(settings: Settings) -> dict[str, Cell]:
    return {
        "publisher": settings.site_name,
        "publisher_url": settings.site_url or "",
        "licence": settings.licence or "",
    }


def _publisher(article: Article, corpus: Corpus, language: str) -> str:
    name = article.header.publisher
    known = corpus.publishers.get(name) if name else None
    return _picked(known.name, language) if known else ""


def _answers(claim: Claim, language: str) -> str:
    answered = [
        {"question": _picked(question.ask, language), "answer": _picked(question.answer, language)}
        for question in claim.questions
        if question.answer
    ]
    return json.dumps(answered, ensure_ascii=False) if answered else ""


def _picked(text: LocalizedText | None, language: str) -> str:
    return text.pick(language).words if text else ""
