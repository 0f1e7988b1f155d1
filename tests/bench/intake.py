"""The intake on pages and files with known answers: `python -m tests.bench.intake FOLDER [--verbose]`.

FOLDER holds any of these sets, unpacked or as `.tar.xz`; each is known by its list, with the pages in `html/`:
`ground-truth.json` (`articleBody`, `url`), `articles.json` (`articleBody`, `title`, `date`, `authors`, `url`),
`ground_truth.json` (`body`, `url`; pages named after their outlet), `evaldata.json` (strings that must and must not be
in the text, `title`, `date`, `author`), and folders of `.docx`, `.warc`, `.wacz`, `.pdf` files.

Bodies: F1 of mean precision and mean recall over runs of four words; captions count neither way. Titles, days and
authors: exactly, as far as the list has them. `not on the page`: blocks that the page's whole text does not hold.
"""

import argparse
import json
import re
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

from claimspring.document.article.gate import PageWords
from claimspring.document.article.model import ArticleReading, BlockRole, FactField, ReadingDoubt
from claimspring.document.article.page import read_page
from claimspring.document.article.read import characters
from claimspring.document.markup import visible
from claimspring.intake.arrival import from_upload
from claimspring.intake.markdown import NotWritableError, written
from claimspring.intake.proposal import Hints, IntakeRefused, Upload
from claimspring.intake.questions import asks_language
from claimspring.intake.readers import read_document

_WORD = re.compile(r"\w+")
_RUN = 4
_APART = re.compile(r"\s*(?:,|;| and | & )\s*")


@dataclass(frozen=True)
class Page:
    """A page and what is known of it."""

    file: Path
    url: str | None
    body: str | None = None
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    authors: str = ""


@dataclass
class Figures:
    """What was counted over one set."""

    counts: Counter[str] = field(default_factory=Counter)
    bodies: list[tuple[int, int, int]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)


def main() -> None:
    """Print the figures of every set in the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="name each page that was read otherwise")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked:
        for archive in sorted(chosen.folder.glob("*.tar.xz")):
            with tarfile.open(archive) as tar:
                tar.extractall(Path(unpacked) / archive.name.partition(".")[0], filter="data")
        for folder in (chosen.folder, Path(unpacked)):
            for listed in sorted(folder.rglob("*.json")):
                pages = list(_pages(listed))
                if pages:
                    _print(listed.parent.name, measure(pages), verbose=chosen.verbose)
            for ending in ("docx", "pdf", "eml", "warc", "wacz"):
                files = sorted(file for file in folder.rglob(f"*.{ending}*") if file.is_file())
                if files:
                    _print_files(ending, files, verbose=chosen.verbose)


def _pages(listed: Path) -> Iterator[Page]:
    readers = {
        "ground-truth.json": _bodies,
        "articles.json": _bodies,
        "ground_truth.json": _paragraphs,
        "evaldata.json": _strings,
    }
    read = readers.get(listed.name)
    if read:
        yield from (
            page for page in read(json.loads(listed.read_bytes()), listed.parent / "html") if page.file.is_file()
        )


def pages_in(folder: Path) -> Iterator[Page]:
    """All pages of the sets in a folder that was unpacked."""
    for listed in sorted(folder.rglob("*.json")):
        yield from _pages(listed)


def _bodies(listed: dict[str, Any], html: Path) -> Iterator[Page]:
    for name, gold in listed.items():
        authors = gold.get("authors") or ""
        yield Page(
            html / f"{name}.html",
            gold.get("url"),
            gold["articleBody"],
            title=gold.get("title") or "",
            date=(gold.get("date") or "")[:10],
            authors=authors if isinstance(authors, str) else ", ".join(authors),
        )


def _paragraphs(listed: dict[str, Any], html: Path) -> Iterator[Page]:
    for name, gold in listed.items():
        yield Page(html / name.removesuffix(".gz"), gold.get("url"), "\n".join(gold["body"]))


def _strings(listed: dict[str, Any], html: Path) -> Iterator[Page]:
    for url, gold in listed.items():
        yield Page(
            html / gold["file"],
            url,
            must=tuple(gold.get("with") or ()),
            must_not=tuple(gold.get("without") or ()),
            title=gold.get("title") or "",
            date=(gold.get("date") or "")[:10],
            authors=gold.get("author") or "",
        )


def measure(pages: Iterable[Page]) -> Figures:
    """The figures over pages."""
    figures = Figures()
    for page in pages:
        document = characters(page.file.read_bytes(), None)
        start = time.process_time()
        reading = read_page(document, page.url)
        figures.seconds.append(time.process_time() - start)
        figures.counts["pages"] += 1
        _count_body(page, reading, document, figures)
        _count_head(page, reading, figures)
    return figures


def _count_body(page: Page, reading: ArticleReading, document: str, figures: Figures) -> None:
    blocks = [block for block in reading.blocks if block.role is not BlockRole.CAPTION]
    text = "\n".join("\t".join(block.words) for block in blocks)
    if page.body is not None:
        score = _score(page.body, text)
        figures.bodies.append(score)
        if _f1([score]) < 0.8:
            figures.slips.append(f"body {_f1([score]):.2f} {page.file.name}")
    figures.counts["must"] += len(page.must)
    figures.counts["must found"] += sum(words in text for words in page.must)
    figures.counts["must not"] += len(page.must_not)
    figures.counts["must not found"] += sum(words in text for words in page.must_not)
    whole = PageWords(visible(document).text)
    missing = [word for block in reading.blocks for word in block.words if whole.find(word) < 0]
    figures.counts["blocks"] += len(reading.blocks)
    figures.counts["not on the page"] += len(missing)
    figures.counts["repaired"] += reading.repaired
    figures.counts["left out"] += len(reading.left_out)
    entries = [block for block in reading.blocks if block.role is BlockRole.ENTRY]
    figures.counts["live entries"] += len(entries)
    figures.counts["with their time"] += sum(bool(block.time) for block in entries)
    figures.counts["doubted"] += bool(set(reading.doubts) - {ReadingDoubt.LEFT_OUT})
    try:
        figures.counts["raw HTML"] += bool(re.search(r"(?<!\\)<[A-Za-z/!?]", written(reading.blocks)))
    except NotWritableError:
        figures.counts["not written as read"] += 1


def _count_head(page: Page, reading: ArticleReading, figures: Figures) -> None:
    facts = reading.facts
    for name, gold, fact_field in (("title", page.title, FactField.TITLE), ("day", page.date, FactField.PUBLISHED)):
        if not gold:
            continue
        fact = facts.get(fact_field)
        right = fact is not None and " ".join(fact.value.split()) == " ".join(gold.split())
        figures.counts[f"{name}s"] += 1
        figures.counts[f"{name} given"] += fact is not None
        figures.counts[f"{name} right"] += right
        if fact is not None and fact_field is FactField.PUBLISHED:
            figures.counts[f"day by {fact.origin}"] += 1
            figures.counts[f"day by {fact.origin} right"] += right
        if not right:
            figures.slips.append(f"{name} {gold!r}: {fact.value if fact else None!r} {page.file.name}")
    author = facts.get(FactField.AUTHOR)
    if page.authors:
        figures.counts["authors"] += 1
        figures.counts["author right"] += author is not None and _people(author.value) == _people(page.authors)
    elif page.title:
        figures.counts["without author"] += 1
        figures.counts["author made up"] += author is not None
    figures.counts["language asked"] += asks_language(facts.get(FactField.LANGUAGE))
    figures.counts["with an outlet"] += FactField.PUBLISHER in facts


def _people(names: str) -> list[str]:
    return sorted(name.casefold() for name in _APART.split(names) if name.strip())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))) if words else Counter()


def _score(gold: str, found: str) -> tuple[int, int, int]:
    """Runs that are in both, only in the text found, only in the one wanted."""
    wanted, got = _runs(gold), _runs(found)
    both = (wanted & got).total()
    return both, got.total() - both, wanted.total() - both


def _f1(scores: Iterable[tuple[int, int, int]]) -> float:
    return _figures(scores)[2]


def _figures(scores: Iterable[tuple[int, int, int]]) -> tuple[float, float, float]:
    listed = list(scores)
    precision = mean([both / (both + more) for both, more, _ in listed if both + more] or [0.0])
    recall = mean([both / (both + less) for both, _, less in listed if both + less] or [0.0])
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _print(name: str, figures: Figures, *, verbose: bool) -> None:
    counts = figures.counts
    print(f"== {name}: {counts['pages']} pages")
    if figures.bodies:
        precision, recall, f1 = _figures(figures.bodies)
        print(f"body F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    if counts["must"]:
        found, wrong = counts["must found"], counts["must not found"]
        precision, recall = found / (found + wrong), found / counts["must"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"strings F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")
    for kind, right, total in (
        ("title", "title right", "titles"),
        ("day", "day right", "days"),
        ("author", "author right", "authors"),
        ("outlet", "with an outlet", "pages"),
        ("author made up", "author made up", "without author"),
    ):
        if counts[total]:
            print(f"{kind} {counts[right] / counts[total]:.3f} ({counts[right]} of {counts[total]})")
    origins = sorted(key for key in counts if key.startswith("day by ") and not key.endswith(" right"))
    print(", ".join(f"{key} {counts[f'{key} right']} of {counts[key]}" for key in origins))
    told = ("blocks", "not on the page", "repaired", "left out", "not written as read", "raw HTML", "live entries")
    print(", ".join(f"{key} {counts[key]}" for key in (*told, "with their time", "doubted", "language asked")))
    ordered = sorted(figures.seconds)
    slow = ordered[int(0.95 * (len(ordered) - 1))]
    times = ", ".join(
        f"{name} {1_000 * value:.0f}"
        for name, value in (("median", median(ordered)), ("p95", slow), ("most", ordered[-1]))
    )
    print(f"processor ms a page: {times}")
    if verbose:
        print("\n".join(figures.slips))


def _print_files(ending: str, files: Sequence[Path], *, verbose: bool) -> None:
    """How many files were read, hold nothing, or were refused, and how long the slowest took."""
    told: Counter[str] = Counter()
    seconds = []
    for file in files:
        start = time.perf_counter()
        outcome, why = _read_file(file)
        seconds.append(time.perf_counter() - start)
        told[outcome] += 1
        if verbose or outcome == "refused":
            print(f"  {file.name}: {outcome} {why}")
    counts = ", ".join(f"{count} {outcome}" for outcome, count in told.items())
    print(f"== {ending}: {len(files)} files: {counts}; the slowest {max(seconds):.1f} s")


def _read_file(file: Path) -> tuple[str, str]:
    try:
        read = read_document(from_upload(Upload(file.read_bytes(), file.name)), Hints())
        written(read.reading.blocks)
    except IntakeRefused as refused:
        return "refused", str(refused)
    blocks = read.reading.blocks
    return ("read" if any(block.words for block in blocks) else "empty"), f"{len(blocks)} blocks"


if __name__ == "__main__":
    main()
