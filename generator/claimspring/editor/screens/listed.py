"""People, topics and those who work here: each in a list, and one by one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import FileName, FileType, checked
from claimspring.editor.findings import FieldFindings, by_field, findings_of
from claimspring.editor.lists import ListedEntry, listed, naming
from claimspring.editor.rendering import words_in
from claimspring.editor.screens.broken import broken
from claimspring.editor.screens.names import source_name
from claimspring.editor.screens.screen import Preview, Screen, missing, screen
from claimspring.editor.screens.start import place_of
from claimspring.editor.titles import title_of
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.model.actors import Person
from claimspring.model.desk import MemberKind
from claimspring.model.finding import Route


class ListedKind(NamedTuple):
    """One of the lists, in words."""

    title: str
    hint: str
    add: str


LISTED: Mapping[FileType, ListedKind] = MappingProxyType(
    {
        FileType.MEMBERS: ListedKind(
            mark("Who works here"),
            mark("Who writes and reviews. Readers see the name where somebody answers for a review."),
            mark("Add somebody who works here"),
        ),
        FileType.PEOPLE: ListedKind(
            mark("People"),
            mark("Who says things in your articles, and of whom they are said. Each has a page."),
            mark("Add a person"),
        ),
        FileType.TOPICS: ListedKind(
            mark("Topics"),
            mark("The subjects by which readers find claims."),
            mark("Add a topic"),
        ),
    }
)
MEMBER_KINDS = {MemberKind.PERSON: mark("one person"), MemberKind.BODY: mark("a body, such as the editorial board")}


def every(desk: OpenDesk, _preview: Preview, language: str, kind: str) -> Screen:
    """All of a kind, and a form for another one."""
    file = FileName(FileType(kind))
    if _is_unread(desk, file):
        return broken(desk, language, file)
    rows = sorted(
        ((name, one.name.pick(language).words) for name, one in listed(desk, file.type).items()),
        key=lambda row: row[1].casefold(),
    )
    told = LISTED[file.type]
    title = alone(words_in(language).say(told.title))
    return screen(desk, language, "listed", title, file=file, told=told, rows=rows)


def show(desk: OpenDesk, _preview: Preview, language: str, kind: str, entry: str) -> Screen:
    """One of a kind."""
    file, name = FileName(FileType(kind)), checked(entry)
    if _is_unread(desk, file):
        return broken(desk, language, file)
    value = listed(desk, file.type).get(name)
    if value is None:
        raise missing(entry)
    words, path = words_in(language), file.path(desk.settings.docs_dir)
    found = tuple(one for one in findings_of(desk, path) if one.route[:1] == (name,))
    return screen(
        desk,
        language,
        "listed_entry",
        value.name.pick(language).words,
        id=name,
        entry=value,
        file=file,
        digest=desk.shown(path),
        told=LISTED[file.type],
        c=FieldFindings(found, by_field(found, [*_fields(name, value), (name,)])),
        kinds=[(one, words.say(said)) for one, said in MEMBER_KINDS.items()],
        source_name=lambda one: source_name(desk, language, one),
    )


def question(desk: OpenDesk, _preview: Preview, language: str, kind: str, entry: str) -> Screen:
    """Whether one of a kind is to go, with all that names it."""
    file, name = FileName(FileType(kind)), checked(entry)
    value = listed(desk, file.type).get(name)
    if value is None:
        raise missing(entry)
    titles = ((one, title_of(desk.corpus, {}, language, one)) for one in naming(desk, file.type, name))
    return screen(
        desk,
        language,
        "listed_question",
        alone(words_in(language).say("Remove %(name)s?", name=value.name.pick(language).words)),
        id=name,
        file=file,
        named_by=[(place_of(one), title) for one, title in titles],
    )


def _is_unread(desk: OpenDesk, file: FileName) -> bool:
    """Whether a file cannot be read, or one of its entries."""
    path = file.path(desk.settings.docs_dir)
    return any(name.partition("#")[0] == path for name in desk.project.reading.unread)


def _fields(name: str, value: ListedEntry) -> list[Route]:
    """The fields on screen."""
    keys: list[Route] = [(name, key) for key in type(value).model_fields]
    offices = value.roles if isinstance(value, Person) else ()
    roles = [(name, "roles", n, key) for n in range(len(offices)) for key in ("what", "from", "to", "source")]
    return [*keys, *((name, "roles", n) for n in range(len(offices))), *roles]
