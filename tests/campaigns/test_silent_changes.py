"""The short form of the campaign of silent changes: a way for each kind of clone, and a forgery."""

from pathlib import Path

import pytest

from .silent_changes import CLONES, build, forgery, plugin, silent_change

WAYS = ("deleted", "unpublished", "rationale", "folder")


@pytest.mark.slow
@pytest.mark.parametrize(("way", "clone"), [*zip(WAYS, CLONES, strict=True)])
def test_check_build_and_plugin_say_the_same_of_a_silent_change(tmp_path: Path, way: str, clone: str) -> None:
    harbour, errors = silent_change(tmp_path, way, clone)
    assert errors != []
    assert plugin(harbour, tmp_path / "site") == errors
    assert build(harbour) == errors


@pytest.mark.slow
def test_the_live_site_remembers_what_an_amended_record_forgot(tmp_path: Path) -> None:
    alone, live = forgery(tmp_path, "made anew", "amended")
    assert alone == []
    assert "live-edition-unknown" in live[0]
