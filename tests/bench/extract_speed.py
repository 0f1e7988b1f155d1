"""Speed: `python -m tests.bench.extract_speed`, text of several sizes and texts made to be slow, with peak memory.

Seconds are processor time. The figure to compare between machines is the ratio to plain Python: how often the same
text could be split into words by `str.split` and counted in the same time.
"""

import resource
import time
from collections import Counter
from pathlib import Path

from claimspring.anchor.quotable import QuotableText
from claimspring.extract.drafts import ArticleText, Drafter, Wish
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.similar_claims import KnownStatements
from claimspring.extract.strip_markup import front_matter_end
from claimspring.lexicon.load import load_lexicons
from claimspring.model.corpus import Corpus
from claimspring.model.ids import ArticleId
from tests.bench.measure import keep

ARTICLES = Path(__file__).parents[2] / "content" / "articles"
SLOW = ("«", ",", "que ", "a", '"', "selon ", "il dit que ", "et a ", "le 14 ", "[", "A. ", "tandis que il est ")


def _timed(text: str) -> tuple[float, int]:
    extractor = RuleExtractor(load_lexicons())
    start = time.process_time()
    found = sum(1 for _ in extractor.statements(ArticleInput(text, published="2023-08-14")))
    return time.process_time() - start, found


def _words(text: str) -> float:
    start = time.process_time()
    Counter(text.split())
    return time.process_time() - start


def _known() -> tuple[float, float]:
    """Seconds to index 10,000 known statements, and to match an article's drafts with them."""
    texts = [
        (f"Le ministre numéro {number} a visité {number % 97} pays en {1950 + number % 70}.", number)
        for number in range(10_000)
    ]
    start = time.process_time()
    index = KnownStatements(texts)
    built = time.process_time()
    for number in range(60):
        index.most_like(
            f"Le ministre numéro {number * 7} a visité {number % 97} pays en {1950 + number % 70} avec sa suite."
        )
    return built - start, time.process_time() - built


def main() -> None:
    """Print one line for each measurement, with its goal, and keep them in bench-results/."""
    files = [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.md"))]
    article = "\n\n".join(text[front_matter_end(text) :] for text in files)
    sizes = []
    for size in (100_000, 1_000_000):
        text = f"{article}\n\n" * (size // len(article) + 1)
        seconds, found = _timed(text[:size])
        ratio = seconds / max(1e-9, _words(text[:size]))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>9,} characters: {seconds:.2f} s (goal: 1 MB in 2 s), {ratio:.0f} x split and count")
        print(f"  {found} statements, peak memory {memory} MB")
        sizes.append(
            {"characters": size, "processor": round(seconds, 3), "x_split": round(ratio, 1), "statements": found}
            | {"memory": memory}
        )
    slow = {}
    for piece in SLOW:
        seconds, _ = _timed(piece * (100_000 // len(piece)))
        slow[piece] = round(seconds, 3)
        print(f"  100 kB of {piece!r}: {seconds:.2f} s (goal 2 s)")
    built, matched = _known()
    print(
        f"10,000 known statements: indexed in {built:.2f} s, an article's drafts matched in {matched:.2f} s (goal 1 s)"
    )
    start = time.process_time()
    statements = RuleExtractor(load_lexicons()).statements(ArticleInput(article))
    Drafter(Corpus(), load_lexicons()).draft(
        ArticleText(ArticleId("an-article"), QuotableText(article, article, int)), statements, Wish()
    )
    drafted = time.process_time() - start
    print(f"drafts of the real article: {drafted:.2f} s")
    known = {"indexed": round(built, 3), "matched": round(matched, 3)}
    keep("extract", {"sizes": sizes, "slow": slow, "known": known, "drafted": round(drafted, 3)})


if __name__ == "__main__":
    main()
