"""A desk for the tests, and its project on disk."""

import json
from collections.abc import Mapping
from pathlib import Path

from claimspring.intake.proposal import IntakeDesk
from claimspring.pipeline.project import open_project
from tests.observe.projects import loopback

PUBLISHERS = "echo: {name: Westport Echo, url: 'https://echo.example/', aliases: [The Echo]}\n"


def desk_at(root: Path, *ports: int, publishers: str = PUBLISHERS, **settings: object) -> IntakeDesk:
    """A project in `root` that may ask servers on loopback, as a desk."""
    lay_out(root, {"observe": loopback(*ports), **settings}, publishers)
    return read_desk(root)


def lay_out(root: Path, settings: Mapping[str, object], publishers: str = PUBLISHERS) -> None:
    for folder in ("claims/sources", "content/articles"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    if publishers:
        (root / "claims/publishers.yml").write_text(publishers, "utf-8")
    (root / "mkdocs.yml").write_text(
        f"site_name: x\ndocs_dir: content\nplugins:\n  - claimspring: {json.dumps(dict(settings))}\n", "utf-8"
    )


def read_desk(root: Path) -> IntakeDesk:
    project = open_project(root)
    return IntakeDesk(project.settings, project.reading.corpus)


def files(root: Path) -> dict[str, bytes]:
    """Everything that lies in a project, without caches."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
