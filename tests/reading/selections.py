"""Words selected at random on a page in a browser, as readers copy them."""

from collections.abc import Iterator
from typing import NamedTuple

from playwright.sync_api import Page

from claimspring.anchor.match import Haystack
from claimspring.reading.text import parse
from claimspring.site.sentence_rows import rows

_SELECT = """([count, seed]) => {
    let state = seed >>> 0;
    const random = (below) => {  // mulberry32, so that a run can be repeated
        state = (state + 0x6D2B79F5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) nodes.push(walker.currentNode);
    const selection = getSelection();
    const whole = (node, at) => /[\\uDC00-\\uDFFF]/.test(node.data[at] || "") ? at - 1 : at;
    const found = [];
    for (let tries = 0; nodes.length && found.length < count && tries < 4 * count; tries++) {
        const first = random(nodes.length), last = Math.min(nodes.length - 1, first + random(4));
        let start = whole(nodes[first], random(nodes[first].data.length));
        let end = whole(nodes[last], random(nodes[last].data.length + 1));
        if (first === last && start > end) [start, end] = [end, start];
        selection.setBaseAndExtent(nodes[first], start, nodes[last], end);
        if (/[^\\s\u00ad]/.test(selection.toString())) found.push(selection.toString());
    }
    return found;
}"""


class Selected(NamedTuple):
    """Words that were selected on a page, and the file it was made from."""

    words: str
    file: str

    @property
    def is_found(self) -> bool:
        """Whether the reading text holds the words."""
        return Haystack(parse(self.file).reading.text).locate(self.words) is not None


def selections(page: Page, file: str, count: int, seed: int) -> Iterator[Selected]:
    """Up to `count` selections on the page of a file; there are none where it shows no words."""
    html = "".join(f"<div>{row.html}</div>" for row in rows(parse(file), [], []))
    page.set_content(f"<!doctype html><meta charset=utf-8><body>{html}</body>")
    for words in page.evaluate(_SELECT, [count, seed]):
        yield Selected(words, file)
