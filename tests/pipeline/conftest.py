import datetime as dt
import shutil
from pathlib import Path

import pytest

from claimspring.model.settings import Settings
from claimspring.pipeline.project import Project
from claimspring.pipeline.publish import publish
from claimspring.read.settings import SettingsReading
from claimspring.site.frame import slot
from claimspring.site.menu import FrameParts
from claimspring.site.narrative import Narrative

SMALL = Path(__file__).parents[1] / "projects" / "small"
WRITTEN = (Narrative("methodology/", "en", "Method", "<h1>Method</h1><p>How <em>verdicts</em> are reached.</p>"),)


def project_of(root: Path, today: dt.date = dt.date(2024, 3, 20), name: str = "Small") -> Project:
    url = "https://checks.example.org/small/"
    settings = Settings(root=root, site_name=name, site_url=url, search=False, social_pictures=False)
    return Project(SettingsReading(settings), today)


def build(root: Path, folder: Path, *, shares: int = 1, today: dt.date = dt.date(2024, 3, 20)) -> int:
    return publish(project_of(root, today), WRITTEN, frame, folder, shares=shares)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, to be changed."""
    return shutil.copytree(SMALL, tmp_path / "project", ignore=shutil.ignore_patterns(".cache"))


def frame(parts: FrameParts) -> str:
    """A frame with every slot, and something of its own that depends on language and depth."""
    names = ("title", "topic", "head", "kind", "content", "alternate-en", "alternate-fr", "alternate-es")
    menu = " ".join(entry.place for entry in parts.menu)
    return f"<html lang={parts.language}>{menu}{''.join(map(slot, names))}<script>{parts.home}</script></html>"


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
