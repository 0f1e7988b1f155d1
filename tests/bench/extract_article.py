"""The real article: `python -m tests.bench.extract_article`, statements found beside the claims that editors wrote.

The claims under claims/<article>/ are the careful editor's list. A claim counts as found where a statement of its own
covers the same words (they share at least half of all words that either has); each statement counts once.
"""

from itertools import product
from pathlib import Path

from claimspring.anchor.match import Haystack
from claimspring.extract.extractor import RuleExtractor
from claimspring.extract.reading import read_source
from claimspring.lexicon.load import load_lexicons
from claimspring.read.corpus import read_corpus

ROOT = Path(__file__).parents[2]


def one_to_one(claims: list[tuple[int, int]], statements: list[tuple[int, int]], least: float) -> int:
    """How many claims have a statement of their own, the likest pairs first."""
    pairs = [(_likeness(claim, statement), claim, statement) for claim, statement in product(claims, statements)]
    taken: set[tuple[str, tuple[int, int]]] = set()
    for likeness, claim, statement in sorted(pairs, reverse=True):
        if likeness >= least and not {("c", claim), ("s", statement)} & taken:
            taken |= {("c", claim), ("s", statement)}
    return len(taken) // 2


def _likeness(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared else 0.0


def main() -> None:
    """Print one line for each article of the project."""
    corpus = read_corpus(ROOT).corpus
    extractor = RuleExtractor(load_lexicons())
    print("claims found one to one, at half and at four fifths (goal: 85 % at half)")
    for name, record in corpus.articles.items():
        raw = (ROOT / record.path).read_bytes()
        source = read_source(raw, record.path)
        haystack = Haystack(source.text)
        places = [
            haystack.locate(claim.value.appearances[0].exact)
            for key, claim in corpus.claims.items()
            if key.article == name
        ]
        claims = [(place.start, place.end) for place in places if place]
        statements = [(one.start, one.end) for one in extractor.statements(source)]
        half, most = (one_to_one(claims, statements, least) for least in (0.5, 0.8))
        print(f"{half}/{len(claims)}  {most}/{len(claims)}  of {len(statements)} statements  {name}")


if __name__ == "__main__":
    main()
