"""`check` and a strict build of the same project call the same things errors, in the same words."""

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from claimspring.pipeline.findings_cache import summary_of
from claimspring.pipeline.project import open_project
from tests.harbour import CASES, Harbour
from tests.rules.test_golden import MADE, NAMES

pytestmark = pytest.mark.slow

OF_A_SITE = "docs_dir: content\ntheme: material\n"
"""What a configuration of a case lacks to be one of a site."""
SECTION = "  - claimspring:\n"
QUICK = "      search: false\n      social_pictures: false\n"


def strict_build(project: Path, site: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """The errors that the plugin tells in a strict build, which fails where there are any."""
    caplog.clear()
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    with caplog.at_level(logging.ERROR, "mkdocs"):
        try:
            build(config)
        except Abort:
            pass
        else:
            assert caplog.records == []
    ours = (record for record in caplog.records if record.name == "mkdocs.plugins.claimspring")
    return [record.getMessage() for record in ours]


@pytest.mark.parametrize("name", sorted({*NAMES} - {"missing-plugin"}))  # where no plugin is, none can tell
def test_check_and_a_strict_build_agree(
    name: str, harbour: Harbour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    case = CASES / name
    if (case / "before").is_dir():
        harbour.lay_over(case / "before")
        harbour.commit()
    harbour.lay_over(case / "project")
    if name in MADE:
        MADE[name](harbour.root, monkeypatch)
    harbour.write("mkdocs.yml", harbour.read("mkdocs.yml").replace(SECTION, SECTION + QUICK) + OF_A_SITE)
    checked = list(summary_of(open_project(harbour.root).findings).errors)
    try:
        built = strict_build(harbour.root, tmp_path / "site", caplog)
    except (ConfigurationError, PluginError):
        assert checked  # MkDocs itself refuses the configuration
        return
    assert built == checked
