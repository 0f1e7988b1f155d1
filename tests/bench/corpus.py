"""Makes a project of any size to measure with: `python -m tests.bench.corpus CLAIMS FOLDER`.

The words are made of syllables and mean nothing, so no fact is invented. How long texts are, how much evidence a claim
has and how documents derive from each other follow the first article's dossier (29 claims, 109 pieces of evidence).
The same number of claims always gives the same bytes. Time grows with the number of claims, memory does not: a passage
is made anew from its number wherever it is quoted.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from claimspring.model.observation import Ledger, LedgerEntry, Observation, PageState, QuotationSeen, QuotationState

CLAIMS_PER_ARTICLE = 29
MOST = 1_000_000
PUBLISHERS = 60
DOCUMENTS_PER_ORIGIN = 5

# Eighths of the dossier's distributions, in words: a length is drawn between two neighbours.
STATEMENT_WORDS = (10, 12, 15, 16, 17, 18, 23, 25, 28)
QUOTATION_WORDS = (5, 10, 13, 16, 20, 25, 29, 34, 46)
SUMMARY_WORDS = (14, 17, 18, 18, 20, 20, 22, 23, 25)
RATIONALE_WORDS = (54, 62, 79, 83, 96, 114, 121, 140, 177)
RATIONALE_SENTENCE = 20
PASSAGE_WORDS = (4, 17, 22, 24, 27, 30, 34, 38, 44)
TITLE_WORDS = (4, 9, 11, 11, 12, 14, 15, 17, 26)
# As they are counted there, one number per claim, derived document or verdict.
EVIDENCE = (1, *[2] * 5, *[3] * 9, *[4] * 7, *[5] * 3, *[6] * 3, 10)
DERIVATIONS = (*[1] * 11, 2)
VERDICTS = (*["supported"] * 22, *["not-enough-evidence"] * 3, *["misleading"] * 3, "refuted")
STANCES = {
    "supported": (*["supports"] * 68, *["qualifies"] * 15, *["context"] * 8),
    "misleading": (*["refutes"] * 10, *["qualifies"] * 15, *["context"] * 8),
    "refuted": (*["refutes"] * 18, *["context"] * 8),
    "not-enough-evidence": (*["qualifies"] * 15, *["context"] * 8),
}
KINDS = ("event", "event", "number", "quotation", "state", "policy", "plan")

ONSETS = ("b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v")
VOWELS = ("a", "e", "i", "o", "u", "é", "ou", "ai")

RATINGS = """\
supported: {label: {en: Supported, fr: Étayé}, definition: {en: The evidence bears it out.}, value: 5, icon: check}
misleading: {label: {en: Misleading, fr: Trompeur}, definition: {en: It leads astray.}, value: 2, icon: half}
refuted: {label: {en: Refuted, fr: Réfuté}, definition: {en: The evidence shows the contrary.}, value: 1, icon: cross}
not-enough-evidence:
  {label: {en: Not enough evidence}, definition: {en: Nobody can tell yet.}, icon: question, decided: false}
"""
SETTINGS = """\
site_name: Benchmark
site_url: https://benchmark.example/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - claimspring:
      format: 2
      contact: desk@benchmark.example
      rules: {doubtful-address: off, untranslated-article: off} # every address here is a reserved one
"""
FIRST_DAY = date(2023, 1, 1)


@dataclass
class Words:
    """An endless, repeatable supply of words that mean nothing."""

    seed: int
    random: Random = field(init=False)
    vocabulary: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.vocabulary = [self._word() for _ in range(4000)]

    def _word(self) -> str:
        return "".join(
            self.random.choice(ONSETS) + self.random.choice(VOWELS) for _ in range(self.random.randint(1, 4))
        )

    def sentence(self, lengths: Sequence[int]) -> str:
        """A sentence whose length follows the eighths of a distribution."""
        return self._sentence(self._length(lengths))

    def paragraph(self, lengths: Sequence[int]) -> str:
        """Sentences of ordinary length that together are as long as the eighths of a distribution say."""
        left, sentences = self._length(lengths), []
        while left > 0:
            count = left if left < 1.5 * RATIONALE_SENTENCE else RATIONALE_SENTENCE
            sentences.append(self._sentence(count))
            left -= count
        return " ".join(sentences)

    def _length(self, lengths: Sequence[int]) -> int:
        eighth = self.random.randrange(8)
        return self.random.randint(lengths[eighth], lengths[eighth + 1])

    def _sentence(self, count: int) -> str:
        words = self.random.choices(self.vocabulary, k=count)
        return f"{words[0].capitalize()} {' '.join(words[1:])}."


class Passages:
    """What the sources say, one passage each, made from the source's number; the newest are remembered."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._words = Words(count)
        self._made = lru_cache(maxsize=1024)(self._make)

    def of(self, source: int) -> str:
        """The passage of one source."""
        return self._made(source)

    def _make(self, source: int) -> str:
        self._words.random.seed(self.count << 32 | source)
        return self._words.sentence(PASSAGE_WORDS)


def make(claims: int, folder: Path) -> None:
    """Write a project of `claims` claims, their articles, sources, publishers, ratings and ledgers into `folder`."""
    words = Words(claims)
    for place in ("content/articles", "claims/sources", "claims/observations"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    (folder / "claims/ratings.yml").write_text(RATINGS, "utf-8")
    (folder / "claims/publishers.yml").write_text("".join(_publisher(n, words) for n in range(PUBLISHERS)), "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for page in ("index", "methodology", "about", "corrections"):
        (folder / f"content/{page}.md").write_text(
            f"# {page.capitalize()}\n\n{words.paragraph(RATIONALE_WORDS)}\n", "utf-8"
        )
    passages = Passages(claims)  # the dossier has 3.2 addresses a claim; an archive of many articles uses its own again
    for number in range(claims):
        day = FIRST_DAY + timedelta(days=number * 900 // claims)
        (folder / f"claims/sources/source-{number:07}.yml").write_text(_source(number, day, words), "utf-8")
        if number % 4 == 0:
            ledger = folder / f"claims/observations/source-{number:07}.json"
            ledger.write_text(_ledger(number, passages.of(number), words), "utf-8")
    for first in range(0, claims, CLAIMS_PER_ARTICLE):
        _write_article(first, min(claims, first + CLAIMS_PER_ARTICLE), folder, words, passages)


def _publisher(number: int, words: Words) -> str:
    name = " ".join(word.capitalize() for word in words.random.choices(words.vocabulary, k=2))
    owner = f", owner: publisher-{number - 1:02}" if number % 7 == 1 else ""
    return f"publisher-{number:02}: {{name: {name}, kind: newspaper, country: ZZ{owner}}}\n"


def _source(number: int, day: date, words: Words) -> str:
    primary = number % DOCUMENTS_PER_ORIGIN == 0
    lines = [
        "# yaml-language-server: $schema=../schema/source.json",
        f"title: {words.sentence(TITLE_WORDS)}",
        f"url: https://publisher-{number % PUBLISHERS:02}.example/{number}",
        f"publisher: publisher-{words.random.randrange(PUBLISHERS):02}",
        f"published: {day}",
        "language: en",
        f"kind: {'primary' if primary else words.random.choice(('agency', 'news', 'news', 'news'))}",
        f"retrieved: {FIRST_DAY + timedelta(days=1000)}",
        f"archived: https://archive.example/{number}",
    ]
    if not primary:
        lines += ["derived_from:", *_derivations(number, words)]
    return "\n".join(lines) + "\n"


def _derivations(number: int, words: Words) -> Iterator[str]:
    """Each document goes back to earlier ones near it, so that every chain ends at a primary document of its group."""
    origin = number - number % DOCUMENTS_PER_ORIGIN
    wanted = words.random.choice(DERIVATIONS)
    for parent in sorted({words.random.randrange(origin, number) for _ in range(wanted)}):
        credited = words.random.choice(("true", "false"))
        yield f"  - {{source: source-{parent:07}, how: reports, credited: {credited}}}"


def _ledger(number: int, passage: str, words: Words) -> str:
    first = datetime(2025, 10, 1, 6, tzinfo=UTC) + timedelta(days=words.random.randrange(30))
    seen = Observation(
        asked=f"https://publisher-{number % PUBLISHERS:02}.example/{number}",
        state=PageState.ALIVE,
        status=200,
        content_type="text/html",
        fingerprint=f"{number:064x}",
        quotations=(QuotationSeen(exact=passage, state=QuotationState.VERBATIM),),
    )
    entry = LedgerEntry(first_seen=first, last_seen=first + timedelta(days=28), count=5, days=5, seen=seen).sealed()
    return Ledger(entries=(entry,)).model_dump_json(by_alias=True, exclude_defaults=True, indent=1) + "\n"


def _write_article(first: int, end: int, folder: Path, words: Words, passages: Passages) -> None:
    article = f"article-{first // CLAIMS_PER_ARTICLE:06}"
    quotations = [words.sentence(QUOTATION_WORDS) for _ in range(first, end)]
    header = [
        "---",
        f"title: {words.sentence(TITLE_WORDS)}",
        f"url: https://publisher-00.example/{article}",
        f"publisher: publisher-{words.random.randrange(PUBLISHERS):02}",
        f"published: {FIRST_DAY + timedelta(days=950)}",
        "language: fr",
        "---",
        "",
    ]
    paragraphs = [" ".join(quotations[start : start + 3]) for start in range(0, len(quotations), 3)]
    (folder / f"content/articles/{article}.md").write_text("\n".join(header) + "\n\n".join(paragraphs) + "\n", "utf-8")
    (folder / "claims" / article).mkdir(exist_ok=True)
    for number, quotation in enumerate(quotations, start=first):
        place = folder / "claims" / article / f"claim-{number:07}.yml"
        place.write_text(_claim(number, quotation, words, passages), "utf-8")


def _claim(number: int, quotation: str, words: Words, passages: Passages) -> str:
    verdict = words.random.choice(VERDICTS)
    reviewed = FIRST_DAY + timedelta(days=1100 + words.random.randrange(300))
    lines = [
        "# yaml-language-server: $schema=../schema/claim.json",
        "statement:",
        f"  en: {words.sentence(STATEMENT_WORDS)}",
        f"  fr: {words.sentence(STATEMENT_WORDS)}",
        "appearances:",
        f"  - exact: {quotation}",
        f"kind: {words.random.choice(KINDS)}",
        f"topics: [{words.random.choice(words.vocabulary[:40]).translate({233: 'e'})}]",
        "speaker: null",
        "credits:",
        f"  - publisher: publisher-{words.random.randrange(PUBLISHERS):02}",
        f"    as: {quotation.partition(' ')[0]}",
        "    check: confirmed",
        "review:",
        "  status: published",
        f"  verdict: {verdict}",
        *_texts("summary", words.sentence, SUMMARY_WORDS),
        f"  fact: {{en: Fact {number}., fr: Fait {number}.}}",
        f"  fix_none: {{en: None for {number}., fr: Rien pour {number}.}}",
        f"  reasons: [{{en: Reason {number}., fr: Raison {number}.}}]",
        *_texts("rationale", words.paragraph, RATIONALE_WORDS),
        "  reviewed_by: [desk]",
        f"  reviewed_on: {reviewed}",
        "evidence:",
        *_evidence(number, verdict, words, passages),
        "trail:",
        f"  - {{source: source-{words.random.randrange(passages.count):07}, credited: false, certainty: probable}}",
        "history:",
        f"  - {{on: {reviewed}, change: first-publication}}",
    ]
    return "\n".join(lines) + "\n"


def _texts(name: str, text: Callable[[Sequence[int]], str], lengths: Sequence[int]) -> list[str]:
    return [f"  {name}:", f"    en: {text(lengths)}", f"    fr: {text(lengths)}"]


def _evidence(number: int, verdict: str, words: Words, passages: Passages) -> Iterator[str]:
    """Evidence lies near the claim's own number: an article is checked with documents of its days."""
    near = [(number + step) % passages.count for step in range(-40, 40)]
    for source in dict.fromkeys(words.random.choices(near, k=words.random.choice(EVIDENCE))):
        yield f"  - source: source-{source:07}"
        yield f"    stance: {words.random.choice(STANCES[verdict])}"
        yield f"    passage: {passages.of(source)}"
        yield "    language: en"


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit() or not 1 <= int(sys.argv[1]) <= MOST:
        sys.exit(f"usage: python -m tests.bench.corpus CLAIMS FOLDER, with 1 to {MOST:,} claims")
    make(int(sys.argv[1]), Path(sys.argv[2]))
