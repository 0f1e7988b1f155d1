"""A claim in, its statements out as they are compared with those of others. Pure."""

from collections.abc import Iterator

from claimspring.model.claim import Claim


def statements(claim: Claim) -> Iterator[tuple[str, str]]:
    """Language and words of each, without what makes no other of it: capitals, blanks, the full stop."""
    for language, words in claim.statement.root.items():
        yield language, " ".join(words.casefold().split()).rstrip(".!")
