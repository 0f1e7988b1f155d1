"""The start: what waits for somebody, the most pressing first."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, name_of
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.i18n.multilingual import alone
from claimspring.model.claim import ReviewStatus
from claimspring.model.queue import Task, TaskKind


class ArticleRow(NamedTuple):
    """One article in a list."""

    id: str
    title: str
    language: str
    claims: int
    drafts: int
    waiting: int


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """What waits."""
    unread = sorted(path for path in desk.project.reading.unread if "#" not in path)
    broken = [(path, place_of(name_of(path, desk.settings.docs_dir))) for path in unread]
    tasks = sorted(desk.project.tasks, key=lambda task: list(TaskKind).index(task.kind))
    queue = [(kind, [(task, _place(task)) for task in some]) for kind, some in groupby(tasks, key=lambda one: one.kind)]
    title = alone(words_in(language).say("What waits"))
    return screen(desk, language, "start", title, articles=list(article_rows(desk)), broken=broken, queue=queue)


def article_rows(desk: OpenDesk) -> Iterator[ArticleRow]:
    """Every article with the number of its claims by state."""
    states: dict[str, list[ReviewStatus]] = {}
    for key, record in desk.corpus.claims.items():
        states.setdefault(key.article, []).append(record.value.review.status)
    for name, article in desk.corpus.articles.items():
        found = states.get(name, [])
        drafts, waiting = found.count(ReviewStatus.DRAFT), found.count(ReviewStatus.IN_REVIEW)
        yield ArticleRow(name, article.value.header.title, article.value.header.language, len(found), drafts, waiting)


def place_of(name: FileName | None) -> str | None:
    """The screen of a file."""
    match name:
        case FileName(FileType.CLAIM, of):
            return f"/claims/{of}"
        case FileName(FileType.SOURCE, of):
            return f"/sources/{of}"
        case FileName(FileType.ARTICLE, of):
            return f"/articles/{of}"
        case FileName(FileType.PUBLISHERS):
            return "/publishers"
        case _:
            return None


def _place(task: Task) -> str | None:
    if task.claim:
        return f"/claims/{task.claim}"
    if task.source:
        return f"/sources/{task.source}"
    return f"/articles/{task.article}" if task.article else None
