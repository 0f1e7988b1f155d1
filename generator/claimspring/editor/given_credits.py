"""Whom the words of an article credit for a claim, publisher by publisher."""

from claimspring.model.claim import Claim, GivenCredit
from claimspring.model.corpus import Corpus
from claimspring.model.ids import PublisherId


def credit_words(corpus: Corpus, claim: Claim, publisher: str | None) -> list[str]:
    """The article's words that name a publisher, or a document of it."""
    return [one.as_ for one in claim.word_credits if _credited(corpus, one) == publisher]


def _credited(corpus: Corpus, credit: GivenCredit) -> PublisherId | None:
    if not credit.source:
        return credit.publisher
    record = corpus.sources.get(credit.source)
    return record.value.publisher if record else None
