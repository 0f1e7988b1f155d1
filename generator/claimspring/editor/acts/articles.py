"""An article brought in by its words: head and text in one file, the publisher where that is new."""

import re
from typing import TYPE_CHECKING

from claimspring.editor.acts.act import Done
from claimspring.editor.acts.sources import PublisherChoice, chosen_publisher
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.article import ArticleHeader
from claimspring.model.ids import ArticleId, id_from, numbered_id
from claimspring.model.publisher import PublisherKind
from claimspring.pipeline.project import today
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import RESERVED, article_path
from claimspring.read.written_dates import day_meant

if TYPE_CHECKING:
    from claimspring.read.yaml import Data

_STRUCTURE = re.compile(r"^(\d{0,9})([#>+*=~`|<.)-])")
"""What makes a heading, list, quotation or rule of a line."""


class NewArticle(PublisherChoice):
    """An article, as somebody typed or pasted it."""

    title: str = ""
    url: str = ""
    unlocated: str = ""
    publisher_kind: PublisherKind = PublisherKind.ONLINE
    author: str = ""
    published: str = ""
    language: str = ""
    text: str = ""


def make(desk: OpenDesk, form: NewArticle) -> Done:
    """Keep an article."""
    if not form.title.strip() or not form.text.strip():
        raise Stop(mark("An article has a title and a text."))
    if not form.url.strip() and not form.unlocated.strip():
        raise Stop(mark("Give its address, or say why there is none."))
    files = desk.files()
    publisher = chosen_publisher(desk, files, form)
    head: dict[str, Data] = {
        "title": " ".join(form.title.split()),
        "url": form.url.strip(),
        "unlocated": "" if form.url.strip() else {desk.settings.languages[0]: form.unlocated.strip()},
        "publisher": publisher,
        "author": form.author.strip(),
        "published": day_meant(form.published) or form.published.strip(),
        "language": form.language.strip() or desk.settings.languages[0],
        "retrieved": str(today()),
    }
    name = _free(files, form.title, desk.settings.docs_dir)
    kept: dict[str, Data] = {key: value for key, value in head.items() if value}
    text = f"---\n{document(kept, ValueShape(ArticleHeader))}---\n\n{_paragraphs(form.text)}\n"
    files.write(article_path(name, desk.settings.docs_dir), text)
    desk.commit(files.changes(), mark("article %(name)s added"), name=FileName(FileType.ARTICLE, name))
    return Done(mark("The article is added. Now go through its suggestions."), go=f"/articles/{name}")


def _paragraphs(text: str) -> str:
    """Text as Markdown: what was pasted as lines stays lines apart."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n\n".join(_plain(line) for line in lines if line)


def _plain(line: str) -> str:
    """A line that Markdown would take for something else, as the plain words that it is."""
    return _STRUCTURE.sub(r"\1\\\2", line)


def _free(files: ProjectFiles, title: str, docs_dir: str) -> ArticleId:
    def is_taken(name: str) -> bool:
        return name in RESERVED or files.text(article_path(ArticleId(name), docs_dir)) is not None

    return ArticleId(numbered_id(id_from(title) or "article", is_taken))
