"""A desk that still names the plugin as it was called once is told what to write, in one sentence."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError


def test_the_former_name_of_the_plugin_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: A desk\ndocs_dir: content\nplugins:\n  - claimtrail\n", encoding="utf-8")
    with pytest.raises(PluginError) as stopped:
        load_config(str(settings))
    assert str(stopped.value) == (
        "mkdocs.yml: the plugin is now called 'claimspring': write that in place of 'claimtrail' under 'plugins:'"
    )
