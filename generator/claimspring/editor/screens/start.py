"""The start: the articles at once, and what waits for somebody, the most pressing first, as soon as it is known."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, name_of
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.i18n.multilingual import alone
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
    """The articles, and what waits as far as that is known."""
    unread = sorted(path for path in desk.project.reading.unread if "#" not in path)
    broken = [(path, place_of(name_of(path, desk.settings.docs_dir))) for path in unread]
    title = alone(words_in(language).say("What waits"))
    articles = list(article_rows(desk))
    return screen(desk, language, "start", title, articles=articles, broken=broken, **_waiting(desk))


def queue(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """What waits, alone."""
    return screen(desk, language, "queue", alone(words_in(language).say("What waits")), **_waiting(desk))


def _waiting(desk: OpenDesk) -> dict[str, object]:
    """The queue that is known, and whether it may be another by now."""
    last = desk.waiting.last
    tasks = sorted(last.tasks if last else (), key=lambda task: list(TaskKind).index(task.kind))
    kinds = [(kind, [(task, _place(task)) for task in some]) for kind, some in groupby(tasks, key=lambda one: one.kind)]
    return {"queue": kinds if last else None, "waiting": len(tasks), "looking": not last or last.number != desk.number}


def article_rows(desk: OpenDesk) -> Iterator[ArticleRow]:
    """Every article with the number of its claims, and of those that wait as far as that is known; no claim is read."""
    claims = Counter(key.article for key in desk.corpus.claims)
    last = desk.waiting.last
    waiting = Counter((task.kind, task.claim.article) for task in (last.tasks if last else ()) if task.claim)
    for name, article in desk.corpus.articles.items():
        drafts, in_review = waiting[TaskKind.DRAFT, name], waiting[TaskKind.WAITING_REVIEW, name]
        header = article.value.header
        yield ArticleRow(name, header.title, header.language, claims[name], drafts, in_review)


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
