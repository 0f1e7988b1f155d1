"""After a rename nothing has the old name, whatever named it, and `check` finds what it found before."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from claimspring.model.actors import Person
from claimspring.model.finding import Route
from claimspring.model.published import RecordedKind, RecordedName
from claimspring.pipeline.project import open_project, today
from claimspring.publishing.renaming import rename_thing
from claimspring.read.editing.changeset import commit
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.project_files import ProjectFiles
from tests.campaigns import projects

NAMES = {
    RecordedKind.ARTICLE: "tower",
    RecordedKind.SOURCE: "notice",
    RecordedKind.PUBLISHER: "port",
    RecordedKind.PERSON: "mayor",
    RecordedKind.TOPIC: "sanctions",
}
ANYBODY = {"id": "actor", "about": "actor", "authority": "authority"}
POOLS = {
    "actor": ("mayor", "clerk", "port", "gazette"),
    "authority": ("notice", "note", "port", "ministry"),
    "person": ("mayor", "clerk"),
}


def made(root: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random project in which a name stands wherever the models let it, with people and their checks beside."""
    monkeypatch.setattr(projects, "POOLS", projects.POOLS | POOLS)
    monkeypatch.setattr(projects, "KEYS", projects.KEYS | ANYBODY)
    random = Random(seed)
    projects.write_project(root, random)
    make = projects.Maker(random, ("en", "fr"))
    people = {name: make.data(Person) for name in POOLS["person"]}
    projects.put(root, "claims/people.yml", projects.dumped(people))
    projects.put(
        root, "claims/topics.yml", projects.dumped({name: {"name": "A topic"} for name in projects.POOLS["topics"]})
    )


def values(data: Any, route: Route = ()) -> Iterator[tuple[Route, str]]:  # noqa: ANN401 -- data
    """Every value that a file holds, and where; a key is one, too."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield (*route, step), str(step)
        yield from values(value, (*route, step))
    if not isinstance(data, dict | list):
        yield route, str(data)


def is_no_name(route: Route) -> bool:
    """Whether words of the file's own stand here: its questions and evidence, notes of the extractor and reviewers."""
    return (
        route[0] == "extraction" or "requests" in route or (route[-1] == "id" and route[0] in {"questions", "evidence"})
    )


def naming(root: Path, name: str) -> list[str]:
    """The files that name something so, or are called so."""
    found = []
    for path in sorted((*root.glob("claims/**/*.yml"), *root.glob("content/articles/*.md"))):
        text, place = path.read_text("utf-8"), path.relative_to(root).as_posix()
        named = (route for route, value in values(kind_of(place).data(text)) if value == name and route)
        if name in {path.stem, path.parent.name} or not all(map(is_no_name, named)):
            found.append(place)
    return found


def rules(root: Path) -> Counter[str]:
    return Counter(finding.rule for finding in open_project(root).findings)


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("seed", [1, 5])
def test_nothing_has_the_old_name(
    kind: RecordedKind, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, seed, monkeypatch)
    old, new = NAMES[kind], "quite-another"
    before, named = rules(tmp_path), naming(tmp_path, old)
    assert named
    files = ProjectFiles(tmp_path)
    rename_thing(files, today(), RecordedName(kind, old), new, "content")
    commit(tmp_path, tuple(files.changes()))
    assert naming(tmp_path, old) == []
    assert len(naming(tmp_path, new)) == len(named)
    assert rules(tmp_path) == before
