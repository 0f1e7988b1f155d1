"""Known claims as they are offered beside a draft: what they say, who found what, and where to read it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.known import KnownKey
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.extract.drafts import known_name, texts_of_claim
from claimspring.i18n.multilingual import alone
from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.earlier_check import CheckKey
from claimspring.model.ids import ClaimKey


class KnownOffer(NamedTuple):
    """One known claim."""

    name: str
    """As a file names it."""
    is_same: bool
    """Whether it seems to say the same."""
    says: str
    language: str
    """Of what it says; nothing where that is the reader's."""
    verdict: str
    """What was found, as far as anything was."""
    place: str
    """Where it was checked: the article's title, or the publisher of the check."""
    day: str
    address: str


def prepared(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """Nothing to see: whoever asked for it knows that offers can be made now."""
    return screen(desk, language, "nothing", alone(words_in(language).say("Checked before?")))


def is_wanted(claim: Claim) -> bool:
    """Whether a claim is a draft with words, so that it could still go into another one."""
    return claim.review.status is ReviewStatus.DRAFT and bool(claim.appearances and claim.appearances[0].exact)


def of_claim(desk: OpenDesk, language: str, key: ClaimKey, claim: Claim) -> list[KnownOffer]:
    """What a draft has in common with others."""
    drafts = desk.project.reading.drafts.get(key.article, ())
    others = {name for record in drafts if record.claim == key.claim for name in record.not_same}
    named = {f"checks/{check}" for check in claim.checks}
    return list(_offers(desk, language, texts_of_claim(claim), {str(key)} | others | named))


def of_words(desk: OpenDesk, language: str, words: str) -> list[KnownOffer]:
    """The claims of the desk that seem to say what words of an article say."""
    found = _offers(desk, language, [" ".join(words.split())], ())
    return [one for one in found if one.is_same and not one.name.startswith("checks/")]


def _offers(desk: OpenDesk, language: str, texts: Iterable[str], without: Collection[str]) -> Iterator[KnownOffer]:
    for like in desk.known.like(texts, without):
        yield _offer(desk, language, like.of, is_same=like.same)


def _offer(desk: OpenDesk, language: str, key: KnownKey, *, is_same: bool) -> KnownOffer:
    corpus, name = desk.corpus, known_name(key)
    if isinstance(key, CheckKey):
        check = corpus.checks[key].value
        publisher = corpus.publishers.get(key.publisher)
        who = publisher.name.pick(language).words if publisher else key.publisher
        day = check.published or ""
        return KnownOffer(
            name, is_same, check.claim, check.language or "", check.label or "", who, day, check.url or ""
        )
    claim = corpus.claims[key].value
    article = corpus.articles.get(key.article)
    rating = corpus.ratings.get(claim.review.verdict) if claim.review.verdict else None
    said = claim.statement.pick(language)
    return KnownOffer(
        name,
        is_same,
        said.words,
        "",
        rating.label.pick(language).words if rating else "",
        article.value.header.title if article else key.article,
        str(claim.changed_on or ""),
        f"/claims/{key}",
    )
