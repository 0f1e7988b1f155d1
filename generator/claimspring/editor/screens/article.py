"""An article: its text with what was made of each of its words, and its claims in a list."""

from collections.abc import Iterator

from claimspring.editor.article_view import ArticleView, MarkState
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked
from claimspring.editor.findings import DERIVATION_FIELDS, FieldFinding, FieldFindings, by_field, findings_of
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.names import CERTAINTIES, publisher_names, source_name
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.start import article_rows
from claimspring.i18n.labels import ARTICLE_KINDS, WAYS, mark
from claimspring.model.article import ArticleHeader
from claimspring.model.ids import ArticleId
from claimspring.read.files import article_path

STATES = {
    MarkState.PROPOSED: mark("suggestion, not looked at yet"),
    MarkState.DRAFT: mark("draft"),
    MarkState.IN_REVIEW: mark("in review"),
    MarkState.PUBLISHED: mark("published"),
    MarkState.DISMISSED: mark("not a claim"),
}
"""What the states of words are called."""
REASONS = {
    "opinion": mark("an opinion"),
    "question": mark("a question"),
    "appeal": mark("a wish or an order"),
    "fragment": mark("no complete statement"),
    "boilerplate": mark("part of the page, not of the article"),
    "too vague": mark("too vague"),
    "repeats another": mark("repeats another"),
    "not a claim for us": mark("not a claim for us"),
}
"""Why words are no claim, where a button says it; other reasons are as somebody typed them."""


def listed(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """All articles."""
    return screen(desk, language, "articles", "Claimspring", articles=list(article_rows(desk)))


def show(desk: OpenDesk, _preview: Preview, language: str, article: str, *, mode: str = "text") -> Screen:
    """One article."""
    view = ArticleView(desk, desk.proposals, ArticleId(article))
    path = article_path(ArticleId(checked(article)), desk.settings.docs_dir)
    if path in desk.project.reading.unread:
        return broken(desk, language, FileName(FileType.ARTICLE, article))
    header = view.require().header
    return screen(
        desk,
        language,
        "article",
        header.title,
        view=view,
        mode=mode,
        states=STATES,
        reasons=REASONS,
        c=_placed(findings_of(desk, path), header),
        kinds=[(kind, words_in(language).say(name)) for kind, name in ARTICLE_KINDS.items()],
        ways=[(way, words_in(language).say(name)) for way, name in WAYS.items()],
        certainties=[(one, words_in(language).say(name)) for one, name in CERTAINTIES.items()],
        comparable=list(dict.fromkeys((one, source_name(desk, language, one)) for one in _compared(header))),
        source_name=lambda source: source_name(desk, language, source),
        claim_key=None,
        file=FileName(FileType.ARTICLE, view.id),
        digest=desk.shown(path),
        publishers=publisher_names(desk, language),
    )


def _placed(found: tuple[FieldFinding, ...], header: ArticleHeader) -> FieldFindings:
    steps = [
        ("derived_from", index, *name) for index, _ in enumerate(header.derived_from) for name in DERIVATION_FIELDS
    ]
    reply = [("reply", name) for name in ("asked_on", "answered_on", "text")] if header.reply else []
    return FieldFindings(found, by_field(found, [*_FIELDS, *steps, *reply]))


def _compared(header: ArticleHeader) -> Iterator[str]:
    """The documents with which the words of a step back can have been compared."""
    for step in header.derived_from:
        yield step.source
        if step.compared_with:
            yield step.compared_with


_FIELDS = (
    *((name,) for name in ("kind", "title", "publisher", "author", "published", "language", "url", "unlocated")),
    *((name,) for name in ("retrieved", "archived", "licence", "summary", "note", "description", "hash")),
    *(("derived_from",), ("reply",)),
)
"""Where a finding can stand on the screen of an article."""


def sentences(desk: OpenDesk, preview: Preview, language: str, article: str) -> Screen:
    """The same, to go through sentence by sentence."""
    return show(desk, preview, language, article, mode="sentences")
