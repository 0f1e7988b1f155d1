"""What the editor knows already -> the text of a new file, with comments on what is still to be filled in."""

from dataclasses import dataclass
from datetime import date

from claimspring.read.editing.style import render

_COLUMN = 30


@dataclass(frozen=True, slots=True)
class Document:
    """An article or a source, as far as the editor knows it."""

    title: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    kind: str | None = None


def article(known: Document) -> str:
    """An article's file: front matter, and a place for the text."""
    return _text(
        ("---", ""),
        (
            f"kind: {known.kind}" if known.kind else "# kind: post",
            "post, film, sound … if it is no article",
        ),
        ("title: " + render(known.title), ""),
        ("url: " + _given(known.url), "where it was published; if nowhere, write 'unlocated:' and why"),
        ("publisher: " + _given(known.publisher), "its id in claims/publishers.yml"),
        ("# author: …", "as printed"),
        _published(known),
        ("language: " + _given(known.language), "of the text: fr, en, es, …"),
        ("# archived: https://…", "a copy in a public archive"),
        ("---", ""),
        ("", ""),
    )


def source(known: Document, today: date) -> str:
    """A source's file."""
    return _text(
        ("# yaml-language-server: $schema=../schema/source.json", ""),
        ("title: " + render(known.title), ""),
        ("url: " + _given(known.url), "where it can be read; if nowhere, write 'unlocated:' and why"),
        ("publisher: " + _given(known.publisher), "its id in ../publishers.yml"),
        ("kind: " + _given(known.kind), "primary, agency, news, analysis, reference or social"),
        _published(known),
        ("language: " + _given(known.language), "of the document: fr, en, es, …"),
        (f"retrieved: {today}" if known.url else "# retrieved: YYYY-MM-DD", "the day you read it"),
        ("# archived: https://…", "a copy in a public archive"),
        ("# derived_from:", "the documents it was made from, as far as is known"),
        ("#   - source: some-document", "its file's name without .yml"),
        ("#     how: reports", "quotes, reports, translates, republishes, summarises or analyses"),
        ("#     credited: true", "whether this document names the other one"),
    )


def claim(words: str, language: str) -> str:
    """A claim's file: a valid draft of the words as the article has them."""
    return _text(
        ("# yaml-language-server: $schema=../schema/claim.json", ""),
        ("statement:", "one sentence that is clear without the article, in each language"),
        (f"  {language}: {render(words)}", ""),
        ("appearances:", "the article's own words, copied"),
        (f"  - exact: {render(words)}", ""),
        ("kind: event", "event, number, quotation, state, policy, plan, interpretation or opinion"),
        ("speaker: null", "who says it in the article; null is the article's own voice"),
        ("# said_on: YYYY-MM-DD", "the day it was said, where that is not the article's"),
        ("# credits:", "whom the article credits"),
        ("#   - publisher: some-outlet", "an id in ../publishers.yml"),
        ("#     as: According to …", "in the article's words"),
        ("review:", ""),
        ("  status: draft", "draft, in-review or published"),
        ("  # verdict: …", "an id of ../ratings.yml"),
        (f"  # fact: {{{language}: …}}", "what is the case, in at most 120 characters"),
        ("  # fix:", "where it is wrong: words of the statement, and the right ones"),
        (f"  #   - wrong: {{{language}: …}}", ""),
        (f"  #     right: {{{language}: …}}", ""),
        ("  # summary: …", "the reason in one sentence"),
        (f"  # reasons: [{{{language}: …}}]", "why, in one to three sentences"),
        ("  # rationale: …", "the reasoning, in Markdown"),
        ("  # reviewed_by: [desk]", ""),
        ("  # reviewed_on: YYYY-MM-DD", ""),
        ("# evidence:", ""),
        ("#   - source: some-document", "the name without .yml of a file in ../sources/"),
        ("#     stance: supports", "supports, refutes, qualifies or context"),
        ("#     passage: …", "the document's exact words"),
        ("#     sole_because: …", "why there is no second origin, if this one alone can know"),
        ("# trail:", "the way the sentence came to the article, nearest document first"),
        ("#   - source: some-document", ""),
        ("#     credited: false", "whether the article names it"),
    )


def _text(*lines: tuple[str, str]) -> str:
    """Lines of YAML with their comments, which stand below each other."""
    return "".join(f"{code.ljust(_COLUMN)}  # {told}\n" if told else f"{code.rstrip()}\n" for code, told in lines)


def _published(known: Document) -> tuple[str, str]:
    known_day = f"published: {render(known.published, typed=True)}" if known.published else "# published: YYYY-MM-DD"
    return known_day, "or YYYY-MM, or YYYY: as much as is known"


def _given(value: str | None) -> str:
    return render(value) if value else ""
