"""An HTML page to the reading of its article: the body behind the gate, the head, live entries, captions, doubts.

Runs in the process that `process` bounds: what it calls is made for pages of good will.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from urllib.parse import urljoin

from trafilatura import load_html

from claimspring.document.article.body import SETTINGS, body_of
from claimspring.document.article.gate import PageWords, folded, gate
from claimspring.document.article.head import Head, head_of
from claimspring.document.article.language import language_of
from claimspring.document.article.live import updates_of, with_updates
from claimspring.document.article.model import (
    ArticleBlock,
    ArticleReading,
    BlockRole,
    Candidate,
    Fact,
    FactField,
    Origin,
    ReadingDoubt,
)
from claimspring.document.markup import visible

_SHORT = 100
_LONGER = 4 / 3
_MOSTLY_LINKS = 0.6
_LINKS, _CAPTIONS = 500, 200


def read_page(document: str, address: str | None) -> ArticleReading:
    """What a page says of its article, and the article's text; without blocks where none is found."""
    tree = load_html(document)
    if tree is None:
        return ArticleReading(reader=_reader())
    page = PageWords(visible(document).text)
    head = head_of(tree, address)
    body = body_of(tree)
    gated = gate(_without_title(body.blocks, head), page)
    updates = updates_of(head.nodes)
    blocks, missing = with_updates(gated.blocks, updates, page) if updates else (gated.blocks, ())
    blocks = _with_captions(blocks, tree, page)
    reading = ArticleReading(
        blocks=blocks,
        facts=_with_language(head, blocks),
        reader=_reader(),
        repaired=gated.repaired,
        left_out=(*gated.left_out, *missing),
        passed_over=gated.passed_over if not updates else (),
        links=tuple(_links(tree, address, blocks)),
        credits=head.credits,
        modified_at=head.modified_at,
    )
    return _doubted(reading, head, agreed=body.agreed, tree=tree)


def _reader() -> str:
    return f"trafilatura {version('trafilatura')} ({SETTINGS})"


def _without_title(blocks: Sequence[ArticleBlock], head: Head) -> Iterator[ArticleBlock]:
    """The blocks without the headline, which is a fact, where one of the first is it."""
    title = head.facts.get(FactField.TITLE)
    wanted = folded(title.value) if title else ""
    for number, block in enumerate(blocks):
        if number > 2 or not wanted or folded(block.text) != wanted:
            yield block


def _with_captions(blocks: Sequence[ArticleBlock], tree: Any, page: PageWords) -> tuple[ArticleBlock, ...]:  # noqa: ANN401
    """The blocks with the captions of the pictures between them, where the page has them."""
    places = [page.find(block.words[0]) if block.words else -1 for block in blocks]
    known = [place for place in places if place >= 0]
    if not known:
        return tuple(blocks)
    first, last, taken = min(known), max(known), {folded(word) for block in blocks for word in block.words}
    found: list[tuple[int, ArticleBlock]] = []
    for number, element in enumerate(tree.iter("figcaption")):
        words = " ".join("".join(element.itertext()).split())
        at = page.find(words) if words else -1
        if number < _CAPTIONS and first <= at <= last and folded(words) not in taken:
            taken.add(folded(words))
            found.append((at, ArticleBlock(BlockRole.CAPTION, words)))
    merged: list[ArticleBlock] = []
    for block, place in zip(blocks, places, strict=True):
        while found and place > found[0][0]:
            merged.append(found.pop(0)[1])
        merged.append(block)
    return (*merged, *(block for _, block in found))


def _with_language(head: Head, blocks: Sequence[ArticleBlock]) -> dict[FactField, Fact]:
    facts = dict(head.facts)
    guessed = language_of("\n".join(word for block in blocks for word in block.words))
    declared = facts.get(FactField.LANGUAGE)
    if declared is None and guessed:
        facts[FactField.LANGUAGE] = Fact(guessed, Origin.TEXT)
    elif declared is not None and guessed not in {"", declared.value}:
        facts[FactField.LANGUAGE] = Fact(declared.value, declared.origin, (Candidate(guessed, Origin.TEXT),))
    return facts


def _links(tree: Any, address: str | None, blocks: Sequence[ArticleBlock]) -> Iterator[str]:  # noqa: ANN401
    """Where the text of the blocks leads to: an article's links are its credits."""
    text = folded("".join(word for block in blocks for word in block.words))
    seen: set[str] = set()
    for element in tree.iter("a"):
        words = folded("".join(element.itertext()))
        try:
            target = urljoin(address or "", (element.get("href") or "").strip())
        except ValueError:
            continue
        if len(words) > 3 and target.startswith(("http://", "https://")) and target not in seen and words in text:
            seen.add(target)
            yield target
            if len(seen) >= _LINKS:
                return


def _doubted(reading: ArticleReading, head: Head, *, agreed: bool, tree: Any) -> ArticleReading:  # noqa: ANN401
    text = reading.text
    doubts = [
        (ReadingDoubt.NOT_FREE, not head.free),
        (ReadingDoubt.SHORT, len(text.split()) < _SHORT),
        (ReadingDoubt.TWO_READINGS, not agreed),
        (ReadingDoubt.LONGER_ELSEWHERE, len(head.article_body) > _LONGER * len(text)),
        (ReadingDoubt.LEFT_OUT, bool(reading.left_out)),
        (ReadingDoubt.LINKS, _link_share(tree, text) > _MOSTLY_LINKS),
    ]
    return replace(reading, doubts=tuple(doubt for doubt, holds in doubts if holds))


def _link_share(tree: Any, text: str) -> float:  # noqa: ANN401
    """Which share of the letters taken stands in links of the page."""
    wanted, linked = folded(text), 0
    seen: set[str] = set()
    for element in tree.iter("a"):
        words = folded("".join(element.itertext()))
        if len(words) > 3 and words not in seen and words in wanted:
            seen.add(words)
            linked += len(words)
    return linked / len(wanted) if wanted else 0.0
