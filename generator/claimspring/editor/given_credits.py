"""Whom the words of an article credit for a claim, publisher by publisher."""

from claimspring.model.claim import Claim
from claimspring.model.corpus import Corpus


def credit_words(corpus: Corpus, claim: Claim, publisher: str | None) -> list[str]:
    """The article's words that name a publisher, or a document of it."""
    return [one.as_ for one in claim.word_credits if corpus.credited(one) == publisher]
