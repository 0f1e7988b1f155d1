"""An article's drafts one by one: a decision on screen, a key for each answer, and the last ten in sight."""

from claimspring.editor.article_view import ArticleView
from claimspring.editor.desk import OpenDesk
from claimspring.editor.rendering import said
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.model.ids import ArticleId


def show(desk: OpenDesk, _preview: Preview, language: str, article: str) -> Screen:
    """The next draft of an article."""
    view = ArticleView(desk, desk.proposals, ArticleId(article))
    title = view.require().header.title
    return screen(
        desk, language, "triage", title, view=view, deed_said=lambda deed: said(language, deed.told, deed.values)
    )
