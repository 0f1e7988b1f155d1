"""Words of a text chosen as a mouse does."""

import re

from playwright.sync_api import Page, expect


def select(page: Page, words: str) -> None:
    """Select words of the text as a mouse does; on a phone, beside a claim, the text is on a tab of its own."""
    tab = page.locator(".tabs [data-tab='article']")
    if tab.is_visible():
        tab.click()
    page.evaluate(
        """(words) => {
          const field = document.querySelector("[data-text]");
          const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
          let text = "", nodes = [];
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest("[data-at]")) continue;
            nodes.push([text.length, walker.currentNode]);
            text += walker.currentNode.data;
          }
          const start = text.indexOf(words), end = start + words.length;
          const find = (at) => nodes.findLast(([from]) => from <= at);
          const range = new Range();
          const [a, first] = find(start), [b, last] = find(end - 1);
          range.setStart(first, start - a);
          range.setEnd(last, end - b);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
        }""",
        words,
    )
    expect(page.locator("#bar")).to_be_visible()
    chosen = r"\s+".join(map(re.escape, words.split()))
    expect(page.locator("#bar-words")).to_have_text(re.compile(rf"^\s*[“«]\s?{chosen}"))
