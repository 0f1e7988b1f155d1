"""Where a project's files name an article, a source, a publisher, a person or a topic -> the same with another name.

Which values are names, and of what, the models say.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimspring.model.finding import Route
from claimspring.model.published import RecordedKind
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Operation, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.yaml import Data

_NAMED: Mapping[RecordedKind, frozenset[str]] = MappingProxyType(
    {
        RecordedKind.ARTICLE: frozenset({"article"}),
        RecordedKind.SOURCE: frozenset({"source", "authority"}),
        RecordedKind.PUBLISHER: frozenset({"publisher", "actor", "authority"}),
        RecordedKind.PERSON: frozenset({"person", "actor"}),
        RecordedKind.TOPIC: frozenset({"topic"}),
    }
)
"""What the models call the places where a name of the kind may stand."""


def rename_references(files: ProjectFiles, kind: RecordedKind, old: str, new: str, docs_dir: str) -> list[str]:
    """Let every file name it otherwise; returns the paths of those that changed. Raises `Refused`."""
    changed = []
    for path in files.find("claims/*/*.yml", "claims/*.yml", f"{docs_dir}/articles/*.md"):
        operations = list(_operations(files, path, _NAMED[kind], old, new))
        if operations:
            files.change(path, *operations)
            changed.append(path)
    return changed


def _operations(files: ProjectFiles, path: str, named: frozenset[str], old: str, new: str) -> Iterator[Operation]:
    text, kind = files.text(path), kind_of(path)
    if text is None or old not in text:
        return
    lists: dict[Route, list[Data]] = {}
    for route, value in _walk(kind.data(text), ()):
        if value != old or kind.named(route) not in named:
            continue
        if isinstance(route[-1], int):
            lists.setdefault(route[:-1], [])
        else:
            yield Set(route, new)
    for route in lists:
        held = _at(kind.data(text), route)
        yield Set(route, list(dict.fromkeys(new if one == old else one for one in held)))


def _at(data: Data, route: Route) -> list[str]:
    for step in route:
        match data, step:
            case dict(), str():
                data = data[step]
            case list(), int():
                data = data[step]
    return [str(one) for one in data] if isinstance(data, list) else []


def _walk(data: Data, route: Route) -> Iterator[tuple[Route, Data]]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _walk(value, (*route, key))
        case list():
            for index, value in enumerate(data):
                yield from _walk(value, (*route, index))
        case _:
            yield route, data
