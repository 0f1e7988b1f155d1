"""The entries of a live report, in the order of the page, each with its time; what extracts articles loses them.

The structured data name the entries, the page has their words: each entry's text is looked for there, and the page's
own lines are taken. Data alone, which are often cut short, make no text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimspring.document.article.gate import PageWords, folded
from claimspring.document.article.json_ld import Node, text
from claimspring.document.article.model import ArticleBlock, BlockRole

_TAG = re.compile(r"<(?:br|/p|/div|/li)[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"\s*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»]?\s+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_FRACTION = re.compile(r"\.\d+")
_SHORTEST = 12
_APART = 400
"""How far before its text an entry's headline stands at most: a time, a name, a picture's words between."""


class LiveUpdate(NamedTuple):
    """An entry as the structured data have it."""

    headline: str
    body: str
    time: str
    id: str


class _Placed(NamedTuple):
    start: int
    spans: tuple[tuple[int, int], ...]
    """Where its words stand in the page's folded text."""
    blocks: tuple[ArticleBlock, ...]


def updates_of(nodes: Sequence[Node]) -> tuple[LiveUpdate, ...]:
    """The entries that a page's structured data list."""
    found: dict[tuple[str, str], LiveUpdate] = {}
    for node in nodes:
        given = node.get("liveBlogUpdate")
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, dict):
                update = _update(one)
                found.setdefault((update.id or update.time, update.headline), update)
    return tuple(found.values())


def _update(node: Node) -> LiveUpdate:
    raw = node.get("articleBody")
    lines = _LINE.split(_TAG.sub("\n", raw)) if isinstance(raw, str) else []
    match = _TIME.match(str(node.get("datePublished") or ""))
    _, mark, fragment = str(node.get("url") or node.get("@id") or "").rpartition("#")
    return LiveUpdate(
        headline=text(node.get("headline")) or "",
        body="\n".join(filter(None, map(text, lines))),
        time=_FRACTION.sub("", match[0]) if match else "",
        id=fragment if mark else "",
    )


def with_updates(
    blocks: Sequence[ArticleBlock], updates: Sequence[LiveUpdate], page: PageWords
) -> tuple[tuple[ArticleBlock, ...], tuple[str, ...]]:
    """The blocks with the entries among them as the page has them, and what of the entries does not stand there.

    `blocks` stand on the page.
    """
    missing: list[str] = []
    placed = [one for update in updates for one in _entry(update, page, missing)]
    covered = sorted(span for one in placed for span in one.spans)
    for block in blocks:
        start = page.find(block.words[0]) if block.words else -1
        if start >= 0 and not any(low <= start < high for low, high in covered):
            placed.append(_Placed(start, (), (block,)))
    placed.sort(key=lambda one: one.start)
    return tuple(block for one in placed for block in one.blocks), tuple(missing)


def _entry(update: LiveUpdate, page: PageWords, missing: list[str]) -> Iterator[_Placed]:
    """One entry where the page has it: its headline, then its lines, in one stretch or in several."""
    stretches = list(_stretches(update.body, page, missing))
    head = _head(update.headline, stretches[0][0] if stretches else None, page)
    if head is None and not stretches:
        missing.append(update.headline or update.body)
        return
    spans = [head, *stretches] if head else stretches
    entry = ArticleBlock(BlockRole.ENTRY, update.headline if head else "", time=update.time, id=update.id)
    yield _Placed(spans[0][0], tuple(spans), (entry, *_paragraphs(stretches, page)))


def _head(headline: str, body: int | None, page: PageWords) -> tuple[int, int] | None:
    """Where the headline stands, next before its text; None where it does not."""
    wanted = folded(headline)
    if not wanted:
        return None
    first = 0 if body is None else max(0, body - _APART - len(wanted))
    at = page.text.rfind(wanted, first, body) if body is not None else page.text.find(wanted)
    return (at, at + len(wanted)) if at >= 0 else None


def _stretches(body: str, page: PageWords, missing: list[str]) -> Iterator[tuple[int, int]]:
    """Where the text of an entry stands: all of it in one place, else paragraph by paragraph, else its sentences."""
    if not body:
        return
    at = page.find(body)
    if at >= 0:
        yield at, at + len(folded(body))
        return
    place = 0
    for paragraph in body.split("\n"):
        for part in [paragraph] if page.find(paragraph) >= 0 else _SENTENCE.split(paragraph):
            at = page.find(part, place)
            if at < 0:
                missing.append(part)
            elif len(folded(part)) >= _SHORTEST:
                place = at + len(folded(part))
                yield at, place


def _paragraphs(stretches: Sequence[tuple[int, int]], page: PageWords) -> Iterator[ArticleBlock]:
    """The page's lines that stretches of its folded text lie in, whole: a sentence is never cut out of one."""
    before = -1
    for start, end in stretches:
        for number in range(page.line_at(start), page.line_at(max(start, end - 1)) + 1):
            if number != before:
                yield ArticleBlock(BlockRole.PARAGRAPH, " ".join(page.lines[number].split()))
            before = number
