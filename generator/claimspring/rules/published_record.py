"""What several rules ask of the published record."""

from typing import NamedTuple

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Record
from claimspring.model.finding import Route
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.model.published import Edition, PublishedRecord, article_promise, changed_fields
from claimspring.model.suggest import nearest
from claimspring.rules.context import Context

_ROUTES: dict[str, Route] = {
    "words": ("appearances",),
    "response": ("review", "contacted", "response"),
    **{field: (field,) for field in Claim.model_fields},
}


class Live(NamedTuple):
    """A claim that is on record, and not as ended."""

    path: str
    """Of the record."""
    last: Edition


class Changed(NamedTuple):
    """A published claim that is not as its last edition has it."""

    key: ClaimKey
    claim: Record[Claim]
    last: Edition
    fields: tuple[str, ...]


def live(record: Record[PublishedRecord]) -> Live | None:
    """What readers rely on, as the record knows; None where it knows that the claim ended."""
    return None if record.value.last.ends else Live(record.path, record.value.last)


def changed_parts(context: Context, article: ArticleId, record: Live) -> tuple[str, ...]:
    """What of an article on record is not as its last edition has it."""
    held = context.corpus.articles.get(article)
    now = article_promise(held.value, context.reading(article).text) if held else record.last.promise
    return tuple(sorted(part for part in now if now[part] != record.last.promise.get(part)))


def changed(context: Context, key: ClaimKey, record: Live) -> Changed | None:
    """A published claim that does not keep what its last edition promised; None for any other."""
    claim = context.corpus.claims.get(key)
    if claim is None or claim.value.review.status is not ReviewStatus.PUBLISHED:
        return None
    fields = changed_fields(record.last.promise, claim.value)
    return Changed(key, claim, record.last, fields) if fields else None


def route_of(field: str) -> Route:
    """Where a field of the promise stands in a claim's file."""
    name, _, language = field.partition(".")
    route = _ROUTES.get(name, ("review", name))
    return (*route, language) if language and name != "open_questions" else route


def old_words(last: Edition, field: str) -> str:
    """The words before, as far as the record holds them in clear."""
    name, _, language = field.partition(".")
    if name == "verdict":
        return f" (it was '{last.verdict}')"
    text = {"statement": last.statement, "summary": last.summary}.get(name)
    words = text.root.get(language) if text else None
    return f" (it was '{words}')" if words else ""


def nearest_unrecorded(context: Context, last: Edition) -> ClaimKey | None:
    """The claim without a record whose statement is nearest to that of an edition; None where none is near."""
    language = next(iter(last.statement))
    others = {
        record.value.statement.pick(language).words: key
        for key, record in context.corpus.claims.items()
        if key not in context.corpus.publications
    }
    found = nearest(last.statement.pick(language).words, others)
    return others[found] if found else None
