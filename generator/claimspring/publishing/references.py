"""Where a project's files name an article, a source, a publisher or a topic -> the same with another name."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from claimspring.model.finding import Route
from claimspring.read.editing.operations import Operation, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.yaml import Data

_Fits: TypeAlias = Callable[[Route], bool]


def _is_source(route: Route) -> bool:
    """`evidence.0.source`, `evidence.0.begins_at.1`, `trail.2.source`, `derived_from.0.source`, `edition_of`."""
    keys = [step for step in route if isinstance(step, str)]
    return keys[-1:] in (["source"], ["begins_at"], ["edition_of"])


def _is_publisher(route: Route) -> bool:
    return route[-1:] in (("publisher",), ("owner",))


def _is_article(route: Route) -> bool:
    return route[-1:] == ("article",)


def _is_topic(route: Route) -> bool:
    return route[:1] == ("topics",)


FITS: Mapping[str, _Fits] = {
    "source": _is_source,
    "publisher": _is_publisher,
    "article": _is_article,
    "topic": _is_topic,
}
"""By the kind of what is named, whether a value at a route is such a name."""


def rename_references(files: ProjectFiles, kind: str, old: str, new: str, folders: tuple[str, ...]) -> list[str]:
    """Let every file name it otherwise; returns the paths of those that changed. Raises `Refused`."""
    changed = []
    for path in files.find(*folders):
        operations = list(_operations(files, path, FITS[kind], old, new))
        if operations:
            files.change(path, *operations)
            changed.append(path)
    return changed


def _operations(files: ProjectFiles, path: str, fits: _Fits, old: str, new: str) -> Iterator[Operation]:
    text = files.text(path)
    if text is not None:
        for route, value in _walk(files.kind(path).data(text), ()):
            if value == old and fits(route):
                yield Set(route, new)


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
