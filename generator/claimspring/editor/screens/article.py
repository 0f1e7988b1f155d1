"""An article: its text with what was made of each of its words, and its claims in a list."""

from claimspring.editor.article_view import ArticleView, MarkState
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked
from claimspring.editor.findings import findings_of
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.editor.screens.start import article_rows
from claimspring.i18n.labels import mark
from claimspring.model.ids import ArticleId
from claimspring.read.files import article_path

STATES = {
    MarkState.PROPOSED: mark("draft, not looked at"),
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
        found=findings_of(desk, path),
        claim_key=None,
        file=FileName(FileType.ARTICLE, view.id),
        digest=desk.shown(path),
        publishers=publisher_names(desk, language),
    )


def publisher_names(desk: OpenDesk, language: str) -> list[tuple[str, str]]:
    """The publishers, to choose from."""
    named = [(name, publisher.name.pick(language).words) for name, publisher in desk.corpus.publishers.items()]
    return sorted(named, key=lambda pair: pair[1].casefold())


def sentences(desk: OpenDesk, preview: Preview, language: str, article: str) -> Screen:
    """The same, to go through sentence by sentence."""
    return show(desk, preview, language, article, mode="sentences")
