from pathlib import Path

import pytest

from generator.build.publish import publish
from generator.render.site import Site
from tests.build.conftest import files_of, frame

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def test_many_processes_write_what_one_writes(site: Site, tmp_path: Path) -> None:
    pages = publish(site, frame, tmp_path / "one", shares=1)
    alone = files_of(tmp_path / "one")
    assert pages == sum(name.endswith(".html") and "embed/" not in name for name in alone)
    assert {"index.html", "fr/index.html", "404.html", "data/claims.json", "feed.xml", "robots.txt"} <= set(alone)
    (site.settings.root / ".cache" / "claimtrail" / "site.json").unlink()
    publish(site, frame, tmp_path / "three", shares=3)
    assert files_of(tmp_path / "three") == alone
