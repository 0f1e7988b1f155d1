from pathlib import Path

import pytest

from generator.build.publish import publish
from generator.render.frame import slot
from generator.render.menu import FrameParts
from generator.render.site import Site

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def frame(parts: FrameParts) -> str:
    names = ("title", "topic", "head", "kind", "indexed", "content", "alternate-en", "alternate-fr", "alternate-es")
    return f"<html lang={parts.language}>{''.join(map(slot, names))}<script>{parts.home}</script></html>"


def written(site: Site, folder: Path, shares: int) -> dict[str, bytes]:
    pages = publish(site, frame, folder, shares)
    files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert pages == sum(name.endswith(".html") for name in files if "embed/" not in name)
    return files


def test_many_processes_write_what_one_writes(site: Site, tmp_path: Path) -> None:
    alone = written(site, tmp_path / "one", 1)
    assert {"index.html", "fr/index.html", "404.html", "data/claims.json", "feed.xml", "robots.txt"} <= set(alone)
    assert written(site, tmp_path / "three", 3) == alone
