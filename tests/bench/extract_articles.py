"""Whole articles: `python -m tests.bench.extract_articles [FOLDER]`, drafts held against what an editor would write.

FOLDER holds `<id>.txt` and `<id>.json`: language, day, statements (place, speaker and outlet by name, forms that are
right, worth 0 to 2, dates or null) and stretches that are no claim; the fields of larger sets (`accept`, `may_be_null`)
are understood. Two spans are the same where they share half of the letters and digits that either has; pairs are made
best first.
"""

import json
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from claimspring.extract.drafts import LEAST, SHOWN
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.statement import Mention, Statement
from claimspring.lexicon.load import load_lexicons
from tests.bench.extract_data import SAMPLES

Span = tuple[int, int]

_SMALL = frozenset("the a an of and le la les l un une de du des et à el los las y en".split())  # noqa: SIM905 -- words
FIGURES = (
    ("precision", "good", "drafts"),
    ("no claim", "no claim", "drafts"),
    ("must", "must found", "must"),
    ("good to have", "nice found", "nice"),
    ("best fifteen", "top good", "top"),
    ("speaker", "speaker right", "pairs"),
    ("outlet", "outlet right", "outlets"),
    ("form", "form right", "forms"),
    ("dates", "dates right", "dates"),
)


def measure(gold: dict[str, Any], text: str) -> Counter[str]:
    """Counts over one article."""
    source = ArticleInput(text, language=gold["language"], published=gold["published"])
    drafts = [one for one in RuleExtractor(load_lexicons()).statements(source) if one.score >= LEAST]
    places = [index for index, letter in enumerate(text) if letter.isalnum()]

    def letters(start: int, end: int) -> Span:
        return bisect_left(places, start), bisect_left(places, end)

    mine = [letters(one.start, one.end) for one in drafts]
    theirs = [letters(one["start"], one["end"]) for one in gold["statements"]]
    pairs = _pairs(mine, theirs)
    empty = [letters(one["start"], one["end"]) for one in gold["no_claim"]]
    counts: Counter[str] = Counter(drafts=len(drafts), pairs=len(pairs))
    ranked = sorted(range(len(drafts)), key=lambda number: -drafts[number].score)
    for rank, number in enumerate(ranked):
        wanted = gold["statements"][pairs[number]] if number in pairs else None
        wrong = any(_shared(span, mine[number]) >= 0.6 * (mine[number][1] - mine[number][0]) for span in empty)
        good = wanted is not None and wanted["worth"] > 0 and not wrong
        counts.update({"good": good, "no claim": wrong, "top": rank < SHOWN, "top good": rank < SHOWN and good})
        if wanted is not None:
            counts.update(_roles(drafts[number], wanted))
    for number, wanted in enumerate(gold["statements"]):
        name = ("little", "nice", "must")[wanted["worth"]]
        counts.update({name: 1, f"{name} found": number in pairs.values()})
    return counts


def _pairs(mine: Sequence[Span], theirs: Sequence[Span]) -> dict[int, int]:
    likely = sorted(
        ((_likeness(mine[i], theirs[j]), i, j) for i, j in product(range(len(mine)), range(len(theirs)))), reverse=True
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in likely:
        if likeness >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _likeness(one: Span, other: Span) -> float:
    return _shared(one, other) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _roles(draft: Statement, wanted: dict[str, Any]) -> Iterator[str]:
    """The counts that a pair adds to."""
    names, outlets = _names(wanted["speaker"]), _names(wanted.get("outlet"))
    said = draft.speaker or draft.source
    if (draft.speaker is None and (not names or _may_lack(wanted["speaker"]))) or (said and _same(said, names)):
        yield "speaker right"
    if outlets or draft.source:
        yield "outlets"
        named = any(_same(mention, outlets or names) for mention in (draft.source, draft.speaker) if mention)
        if named or (draft.source is None and _may_lack(wanted["outlet"])):
            yield "outlet right"
    if wanted["form"]:
        yield "forms"
        if draft.form in wanted["form"]:
            yield "form right"
    if wanted["dates"] is not None:
        values = [date if isinstance(date, str) else date["value"] for date in wanted["dates"]]
        found = [date.value for date in draft.dates]
        yield from ["dates"] * len(values)
        yield from ["dates right" for value in values if any(_is_date(one, value) for one in found)]
        yield from ["dates false" for one in found if not any(_is_date(one, value) for value in values)]


def _may_lack(known: Any) -> bool:  # noqa: ANN401 -- of a file
    """Whether leaving a name out is right, too."""
    return isinstance(known, dict) and bool(known.get("may_be_null"))


def _is_date(value: str, wanted: str) -> bool:
    """A month holds its days; an open range holds the day that it names."""
    day = value.removeprefix("../").removesuffix("/..")
    return wanted in {value, day} or (len(wanted) == len("2023-08") and day.startswith(wanted))


def _names(known: Any) -> list[str]:  # noqa: ANN401 -- of a file
    return [] if known is None else [known] if isinstance(known, str) else list(known["accept"])


def _same(mention: Mention, names: Iterable[str]) -> bool:
    mine = _words(mention.text)
    return any(2 * len(mine & words) >= max(1, min(len(mine), len(words))) for words in map(_words, names) if words)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _SMALL


def main() -> None:
    """Print one column for each language, and one for all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES / "articles"
    total: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        counts = measure(gold, path.with_suffix(".txt").read_text("utf-8"))
        for name in (gold["language"], "all"):
            total.setdefault(name, Counter()).update(counts)
    columns = sorted(total, key=lambda name: (name == "all", name))
    print(f"{'':14}" + "".join(f"{name:>8}" for name in columns))
    for name, part, whole in FIGURES:
        shares = (total[column][part] / max(1, total[column][whole]) for column in columns)
        print(f"{name:14}" + "".join(f"{share:8.3f}" for share in shares))
    print(f"{'false dates':14}" + "".join(f"{total[column]['dates false']:8}" for column in columns))


if __name__ == "__main__":
    main()
