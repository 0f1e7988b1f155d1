"""Format 2: credits have a kind, steps a certainty, and a speaker is somebody with an id or words.

`attribution` is `credits`, each for the text where nothing else is said; `inferred: true` is `certainty: probable`, and
what was not inferred was seen; the name of a speaker stands under `words` until somebody gives it an id. What is
published keeps its promise: the record knows the old name of the credits.
"""

import re
from collections.abc import Iterator

from claimspring.migrations.migration import Migration
from claimspring.model.finding import Route
from claimspring.model.ids import ID_PATTERN
from claimspring.read.editing.operations import Delete, Operation, Refused, Rename, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import SOURCES
from claimspring.read.yaml import Data

_CLAIMS = "claims/*/*.yml"
_STEPS = ("trail", "derived_from")
_TRUE = "true"


def _migrate(files: ProjectFiles) -> None:
    for path in files.find(_CLAIMS, "*/articles/*.md"):
        try:
            data = files.kind(path).data(files.text(path) or "")
        except Refused:
            continue  # broken YAML is for `check` to tell of
        operations = [*_steps(data), *(() if path.startswith(f"{SOURCES}/") else _claim(data))]
        if operations:
            files.change(path, *operations)


def _steps(data: dict[str, Data]) -> Iterator[Operation]:
    for key in _STEPS:
        steps = data.get(key)
        for index, step in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(step, dict) and "inferred" in step:
                yield from _step((key, index), inferred=step["inferred"] == _TRUE)


def _step(route: Route, *, inferred: bool) -> Iterator[Operation]:
    if inferred:
        yield Rename((*route, "inferred"), "certainty")
        yield Set((*route, "certainty"), "probable")
    else:
        yield Delete((*route, "inferred"))


def _claim(data: dict[str, Data]) -> Iterator[Operation]:
    if "attribution" in data and "credits" not in data:
        yield Rename(("attribution",), "credits")
    speaker = data.get("speaker")
    if speaker and not (isinstance(speaker, dict) and _is_new(speaker)):
        yield Set(("speaker",), {"words": speaker})


def _is_new(speaker: dict[str, Data]) -> bool:
    """Whether it is one of today's already; `id` may also be Indonesian, in which names are written otherwise."""
    name = speaker.get("id")
    return "words" in speaker or (len(speaker) == 1 and isinstance(name, str) and bool(re.fullmatch(ID_PATTERN, name)))


MIGRATION = Migration(2, "credits have a kind, steps a certainty, speakers an id or words", _migrate)
