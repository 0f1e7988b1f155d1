"""mkdocs.yml is read for our settings, whatever else it holds."""

from pathlib import Path

import pytest

from claimspring.model.finding import Severity
from claimspring.model.settings import Settings
from claimspring.read.settings import SettingsReading, read_settings


def read(root: Path, text: str) -> SettingsReading:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_settings(root)


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == SettingsReading(Settings(root=tmp_path))


@pytest.mark.parametrize(
    ("plugins", "route"),
    [
        ("plugins:\n  - search\n  - claimspring:\n      contact: a@b.example\n", ("plugins", 1, "claimspring")),
        ("plugins:\n  search: {}\n  claimspring:\n    contact: a@b.example\n", ("plugins", "claimspring")),
    ],
)
def test_the_section_of_the_plugin(tmp_path: Path, plugins: str, route: tuple[str | int, ...]) -> None:
    reading = read(tmp_path, f"site_name: The desk\nsite_url: https://desk.example/\n{plugins}")
    assert reading.findings == ()
    assert reading.route == route
    assert reading.settings.contact == "a@b.example"
    assert (reading.settings.site_name, reading.settings.site_url) == ("The desk", "https://desk.example/")
    assert reading.settings.root == tmp_path


@pytest.mark.parametrize(
    "plugins", ["", "plugins:\n", "plugins: search\n", "plugins:\n  - search\n", "plugins:\n  - claimspring\n"]
)
def test_without_options_all_is_default(tmp_path: Path, plugins: str) -> None:
    reading = read(tmp_path, f"theme: material\n{plugins}")
    assert (reading.settings, reading.findings) == (Settings(root=tmp_path), ())


def test_what_belongs_to_mkdocs_may_have_tags_and_aliases(tmp_path: Path) -> None:
    text = (
        "site_url: !ENV [SITE, 'https://a.example']\n"
        "extra: &x {a: 1}\nother: *x\n"
        "markdown_extensions:\n  - emoji:\n      generator: !!python/name:material.extensions.emoji.to_svg\n"
        "plugins:\n  - claimspring:\n      shelf_life_days: 30\n"
    )
    reading = read(tmp_path, text)
    assert reading.findings == ()
    assert reading.settings.shelf_life_days == 30
    assert reading.settings.site_url is None


def test_severities_and_off(tmp_path: Path) -> None:
    text = "plugins:\n  - claimspring:\n      rules: {single-host: off, missing-title: error, stale-review: null}\n"
    rules = read(tmp_path, text).settings.rules
    assert rules == {"single-host": None, "missing-title": Severity.ERROR, "stale-review": None}


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("plugins:\n  - claimspring:\n      langauges: [en]\n", "unknown-key", (3, 7)),
        ("plugins:\n  - claimspring:\n      shelf_life_days: soon\n", "wrong-type", (3, 24)),
        ("plugins:\n  - claimspring:\n      rules: {single-host: never}\n", "unknown-value", (3, 28)),
        ("site_name: x\nsite_url: nowhere\n", "not-an-address", (2, 11)),
        ("site_name: x: y\n", "unquoted-colon", (1, 12)),
        ("site_name: x\nsite_name: y\n", "duplicate-key", (2, 1)),
    ],
)
def test_what_is_wrong_is_a_finding_with_its_place(
    tmp_path: Path, text: str, rule: str, place: tuple[int, int]
) -> None:
    reading = read(tmp_path, text)
    assert [(found.rule, (found.line, found.column)) for found in reading.findings] == [(rule, place)]
    assert reading.findings[0].path == "mkdocs.yml"
    assert reading.settings == Settings(root=tmp_path)


@pytest.mark.parametrize("folder", ["../copies", "/copies", "a/../../copies"])
def test_copies_stay_in_the_project(tmp_path: Path, folder: str) -> None:
    text = f"plugins:\n  - claimspring:\n      observe:\n        snapshots: {folder}\n"
    finding = read(tmp_path, text).findings[0]
    assert (finding.rule, finding.line) == ("wrong-type", 4)
    assert finding.message == f"'{folder}' leads out of the project's folder"
