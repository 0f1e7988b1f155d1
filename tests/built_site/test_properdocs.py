"""ProperDocs, which continues MkDocs 1, builds the same site: the way out when MkDocs or Material end."""

import os
import subprocess
import sys
from pathlib import Path

from .conftest import SMALL, TODAY

KNOWN = os.environ | {"SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"}


def built(program: str, project: Path, folder: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", program, "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(folder)]
    subprocess.run(command, env=KNOWN, check=True, capture_output=True)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_properdocs_builds_the_same_pages(tmp_path: Path) -> None:
    ours, theirs = built("mkdocs", SMALL, tmp_path / "mkdocs"), built("properdocs", SMALL, tmp_path / "properdocs")
    assert ours.keys() == theirs.keys()
    pages = [name for name in ours if name.endswith((".html", ".json", ".jsonld", ".xml"))]
    assert len(pages) > 50
    assert [name for name in pages if without_generator(ours[name]) != without_generator(theirs[name])] == []


def without_generator(page: bytes) -> bytes:
    """A page without the line that names the program that made it."""
    return b"\n".join(line for line in page.split(b"\n") if b'name="generator"' not in line)
