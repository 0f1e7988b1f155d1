"""The start: the articles at once, and what waits for somebody, the most pressing first, as soon as it is known."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, name_of
from claimspring.editor.lack_words import lacks_told
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.names import source_name
from claimspring.editor.screens.screen import Preview, Screen, screen
from claimspring.i18n.multilingual import alone
from claimspring.model.queue import Task, TaskKind

_SHOWN = 8
"""So many of a kind are named; at most so many claims are read for it."""


_SHOWN_APART = frozenset({TaskKind.BROKEN_FILE, TaskKind.BLANK})
"""What is known without looking; blanks are told with all else that the site lacks."""


class ArticleRow(NamedTuple):
    """One article in a list."""

    id: str
    title: str
    language: str
    claims: int
    drafts: int
    waiting: int


class TaskRow(NamedTuple):
    """One thing that waits."""

    name: str
    place: str | None
    """The screen where it is done."""


class WaitingKind(NamedTuple):
    """Things of one kind that wait, and the first of them."""

    kind: TaskKind
    number: int
    rows: list[TaskRow]


def show(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """The articles, and what waits as far as that is known."""
    unread = sorted(path for path in desk.project.reading.unread if "#" not in path)
    unread += [] if desk.configured.is_known else [desk.configured.path]
    broken = [(path, place_of(name_of(path, desk.settings.docs_dir))) for path in unread]
    title = alone(words_in(language).say("To do"))
    articles = list(article_rows(desk))
    return screen(desk, language, "start", title, articles=articles, broken=broken, **_waiting(desk, language))


def queue(desk: OpenDesk, _preview: Preview, language: str) -> Screen:
    """What waits, alone."""
    return screen(desk, language, "queue", alone(words_in(language).say("To do")), **_waiting(desk, language))


def _waiting(desk: OpenDesk, language: str) -> dict[str, object]:
    """The queue that is known, and whether it may be another by now; what is known without looking stands above it."""
    last = desk.waiting.last
    elsewhere = [task for task in (last.tasks if last else ()) if task.kind not in _SHOWN_APART]
    lacks = lacks_told(desk, language)
    tasks = sorted(elsewhere, key=lambda task: list(TaskKind).index(task.kind))
    kinds = [
        WaitingKind(kind, len(of_kind), [TaskRow(_name(desk, language, one), _place(one)) for one in of_kind[:_SHOWN]])
        for kind, some in groupby(tasks, key=lambda one: one.kind)
        if (of_kind := list(some))
    ]
    looking = not last or last.number != desk.number
    return {"queue": kinds if last else None, "waiting": len(tasks) + len(lacks), "looking": looking, "lacks": lacks}


def article_rows(desk: OpenDesk) -> Iterator[ArticleRow]:
    """Every article with the number of its claims, and of those that wait as far as that is known; no claim is read."""
    claims = Counter(key.article for key in desk.corpus.claims)
    last = desk.waiting.last
    waiting = Counter((task.kind, task.claim.article) for task in (last.tasks if last else ()) if task.claim)
    for name, article in desk.corpus.articles.items():
        drafts, in_review = waiting[TaskKind.DRAFT, name], waiting[TaskKind.WAITING_REVIEW, name]
        header = article.value.header
        yield ArticleRow(name, header.title, header.language, claims[name], drafts, in_review)


_SCREENS = {
    FileType.CLAIM: "/claims/",
    FileType.SOURCE: "/sources/",
    FileType.ARTICLE: "/articles/",
    FileType.PAGE: "/about/pages/",
}
_LISTS = {
    FileType.PUBLISHERS: "/publishers",
    FileType.SETTINGS: "/about",
    **{kind: f"/{kind}" for kind in (FileType.PEOPLE, FileType.TOPICS, FileType.MEMBERS)},
}


def place_of(name: FileName | None) -> str | None:
    """The screen of a file."""
    if name is None:
        return None
    return f"{_SCREENS[name.type]}{name.id}" if name.type in _SCREENS else _LISTS.get(name.type)


def _name(desk: OpenDesk, language: str, task: Task) -> str:
    """What an editor knows it by: the claim's statement, the source's title, the article's headline; else its file."""
    if task.claim and (claim := desk.corpus.claims.get(task.claim)):
        return claim.value.statement.pick(language).words
    if task.source:
        return source_name(desk, language, task.source)
    if task.article and (article := desk.corpus.articles.get(task.article)):
        return article.value.header.title
    return task.path


def _place(task: Task) -> str | None:
    if task.claim:
        return f"/claims/{task.claim}"
    if task.source:
        return f"/sources/{task.source}"
    return f"/articles/{task.article}" if task.article else None
