"""Silent edits of articles: `python -m tests.bench.intake_edits FOLDER [--edits N]`.

FOLDER is as for `tests.bench.intake`. Each page is read twice, the second time with other furniture around its article
(menu, boxes, footer, comments): an edit that is seen there is false. And N edits, from a seed, are planted one by one
in copies of pages: a number, a name or a word changed, a sentence taken away, one put in.
"""

import argparse
import datetime as dt
import random
import re
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimspring.document.article.gate import PageWords
from claimspring.document.article.model import BlockRole
from claimspring.document.article.page import read_page
from claimspring.document.article.read import characters
from claimspring.document.markup import visible
from claimspring.model.observation import ArticleEdits
from claimspring.observe.article_edits import ComparedPage, compared
from tests.bench.intake import pages_in

_NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_BOX = (
    "<aside class='related'><h3>Most read today</h3><ul><li><a href='/x'>A lighthouse is for sale</a></li>"
    "<li><a href='/y'>Ten walks along the coast that nobody knows</a></li></ul></aside>"
)
_FOOT = "<footer><p>Copyright of the example paper, all rights reserved, of another year.</p></footer>"
_NEW = "The committee had not been told of any of this before the meeting in the old town hall on Friday."


def main() -> None:
    """Print how many false edits were seen, and how many of the planted ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=50)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked:
        for archive in sorted(chosen.folder.glob("*.tar.xz")):
            with tarfile.open(archive) as tar:
                tar.extractall(Path(unpacked) / archive.name.partition(".")[0], filter="data")
        found = [page for folder in (chosen.folder, Path(unpacked)) for page in pages_in(folder)]
        documents = [characters(page.file.read_bytes(), None) for page in found]
    false = sum(_differs(document, _with_furniture(document)) is not None for document in documents)
    print(f"furniture: {false} false edits on {len(documents)} pages")
    told: Counter[str] = Counter()
    for kind, document, edited in _planted(documents, chosen.edits):
        edits = _differs(document, edited)
        told[f"{kind} planted"] += 1
        told[f"{kind} seen"] += edits is not None
    kinds = [key.removesuffix(" planted") for key in told if key.endswith(" planted")]
    print(", ".join(f"{kind} {told[f'{kind} seen']} of {told[f'{kind} planted']}" for kind in kinds))
    print(f"planted: {sum(told[f'{kind} seen'] for kind in kinds)} of {chosen.edits} seen")


def _differs(before: str, after: str) -> ArticleEdits | None:
    return compared(_page(before), _page(after), _NOW)


def _page(document: str) -> ComparedPage:
    return ComparedPage(read_page(document, None), PageWords(visible(document).text))


def _with_furniture(document: str) -> str:
    menu = '<nav><a href="/new">Something new</a> <a href="/old">Something old</a></nav>'
    changed = re.sub(r"(<body\b[^>]*>)", rf"\1{menu}", document, count=1, flags=re.IGNORECASE)
    return re.sub(r"(</body>)", rf"{_BOX}{_FOOT}\1", changed, count=1, flags=re.IGNORECASE)


def _planted(documents: list[str], wanted: int) -> Iterator[tuple[str, str, str]]:
    """Kind, page, and the page with one edit."""
    chance = random.Random(7)
    kinds = ("number", "word", "gone", "new")
    made = 0
    while made < wanted:
        document, kind = chance.choice(documents), kinds[made % len(kinds)]
        blocks = [block.text for block in read_page(document, None).blocks if block.role is BlockRole.PARAGRAPH]
        fit = [text for text in blocks if len(text) > 80 and document.count(text) == 1]
        edited = _edited(kind, chance.choice(fit), document, chance) if fit else None
        if edited and visible(edited).text != visible(document).text:  # not only in its structured data
            made += 1
            yield kind, document, edited


def _edited(kind: str, text: str, document: str, chance: random.Random) -> str | None:
    match kind:
        case "number":
            numbers = list(re.finditer(r"\d+", text))
            if not numbers:
                return None
            number = chance.choice(numbers)
            changed = f"{text[: number.start()]}{int(number[0]) + 1}{text[number.end() :]}"
        case "word":
            words = list(re.finditer(r"[^\W\d_]{5,}", text))
            word = chance.choice(words)
            changed = f"{text[: word.start()]}otherwise{text[word.end() :]}"
        case "gone":
            changed = text[: len(text) // 3]
        case _:
            changed = f"{text} {_NEW}"
    return document.replace(text, changed)


if __name__ == "__main__":
    main()
