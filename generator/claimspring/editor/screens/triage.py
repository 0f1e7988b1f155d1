"""An article's drafts one by one: a decision on screen, a key for each answer, and the last ten in sight."""

from claimspring.editor.article_view import ArticleView
from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import said
from claimspring.editor.screens import known
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.model.ids import ArticleId


def show(desk: OpenDesk, _preview: Preview, language: str, article: str) -> Screen:
    """The next draft of an article."""
    view = ArticleView(desk, desk.proposals, ArticleId(article))
    title = view.require().header.title
    words = [view.reading.text[one.start : one.end] for one in view.open[:1]] if desk.known.is_ready else []
    return screen(
        desk,
        language,
        "triage",
        title,
        view=view,
        known=[like for said_there in words for like in known.of_words(desk, language, said_there)[:1]],
        deed_said=lambda deed: said(language, deed.told, deed.values),
    )
