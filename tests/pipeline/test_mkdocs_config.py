"""A MkDocs configuration is read for our settings as MkDocs reads it, whatever else it holds."""

from pathlib import Path

import pytest

from claimspring.model.finding import Severity
from claimspring.model.settings import Settings
from claimspring.pipeline.mkdocs_config import NoProjectError, find_root, read_settings
from claimspring.read.settings import SettingsReading


def read(root: Path, text: str) -> SettingsReading:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_settings(root)


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == SettingsReading(Settings(root=tmp_path))


@pytest.mark.parametrize(
    ("plugins", "route"),
    [
        (
            "plugins:\n  - search\n  - claimspring:\n      format: 2\n      contact: a@b.example\n",
            ("plugins", 1, "claimspring"),
        ),
        (
            "plugins:\n  search: {}\n  claimspring:\n    format: 2\n    contact: a@b.example\n",
            ("plugins", "claimspring"),
        ),
    ],
)
def test_the_section_of_the_plugin(tmp_path: Path, plugins: str, route: tuple[str | int, ...]) -> None:
    reading = read(tmp_path, f"site_name: The desk\nsite_url: https://desk.example/\n{plugins}")
    assert reading.findings == ()
    assert reading.route == route
    assert reading.settings.contact == "a@b.example"
    assert (reading.settings.site_name, reading.settings.site_url) == ("The desk", "https://desk.example/")
    assert reading.settings.root == tmp_path


@pytest.mark.parametrize("plugins", ["", "plugins:\n", "plugins: search\n", "plugins:\n  - search\n"])
def test_without_options_all_is_default(tmp_path: Path, plugins: str) -> None:
    reading = read(tmp_path, f"theme: material\n{plugins}")
    assert (reading.settings, reading.findings) == (Settings(root=tmp_path), ())


def test_files_that_tell_no_format_are_of_the_first(tmp_path: Path) -> None:
    reading = read(tmp_path, "plugins:\n  - claimspring\n")
    assert reading.settings == Settings(root=tmp_path)
    assert [finding.rule for finding in reading.findings] == ["older-format"]


def test_what_belongs_to_mkdocs_may_have_tags_and_aliases(tmp_path: Path) -> None:
    text = (
        "site_url: !ENV [SITE, 'https://a.example']\n"
        "extra: &x {a: 1}\nother: *x\n"
        "markdown_extensions:\n  - emoji:\n      generator: !!python/name:material.extensions.emoji.to_svg\n"
        "plugins:\n  - claimspring:\n      format: 2\n      shelf_life_days: 30\n"
    )
    reading = read(tmp_path, text)
    assert reading.findings == ()
    assert reading.settings.shelf_life_days == 30
    assert reading.settings.site_url == "https://a.example"


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


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"])
def test_a_configuration_may_have_each_of_its_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("plugins:\n  - claimspring:\n      shelf_life_days: 30\n", encoding="utf-8")
    reading = read_settings(tmp_path)
    assert (reading.settings.shelf_life_days, reading.path) == (30, name)


def test_what_a_configuration_inherits_counts_and_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("plugins:\n  claimspring:\n    shelf_life_days: soon\n", encoding="utf-8")
    reading = read(tmp_path, "INHERIT: base.yml\nsite_name: The desk\nplugins:\n  search: {}\n")
    assert [(one.path, one.line, one.column) for one in reading.findings] == [("base.yml", 3, 22)]
    (tmp_path / "base.yml").write_text("plugins:\n  claimspring:\n    shelf_life_days: 30\n", encoding="utf-8")
    again = read_settings(tmp_path)
    assert (again.settings.shelf_life_days, again.settings.site_name) == (30, "The desk")
    assert (again.path, again.route) == ("base.yml", ("plugins", "claimspring"))


@pytest.mark.parametrize(
    ("base", "message"),
    [
        (None, "'base.yml', from which this file inherits, cannot be read: no such file or directory"),
        ("INHERIT: mkdocs.yml\n", "'INHERIT' goes round in a circle"),
    ],
)
def test_a_configuration_that_inherits_from_nothing_is_a_finding(
    tmp_path: Path, base: str | None, message: str
) -> None:
    if base:
        (tmp_path / "base.yml").write_text(base, encoding="utf-8")
    reading = read(tmp_path, "site_name: The desk\nINHERIT: base.yml\n")
    assert [(one.message, one.path, one.line) for one in reading.findings] == [(message, "mkdocs.yml", 2)]
    assert reading.settings == Settings(root=tmp_path)


def test_a_configuration_elsewhere_knows_the_folder_of_the_claims(tmp_path: Path) -> None:
    for folder in ("conf", "claims", "texts/articles"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "conf/site.yml").write_text("docs_dir: ../texts\nplugins: [claimspring]\n", encoding="utf-8")
    reading = read_settings(config=tmp_path / "conf/site.yml")
    assert (reading.settings.root, reading.settings.docs_dir, reading.path) == (tmp_path, "texts", "conf/site.yml")


def test_texts_outside_of_the_project_are_a_finding(tmp_path: Path) -> None:
    finding = read(tmp_path, "site_name: x\ndocs_dir: ../elsewhere\n").findings[0]
    assert (finding.line, finding.message) == (2, "'../elsewhere' leads out of the project's folder")


def test_a_folder_of_another_name_holds_the_articles(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert read(tmp_path, "site_name: x\n").settings.docs_dir == "docs"
    assert read(tmp_path, "site_name: x\ndocs_dir: texts\n").settings.docs_dir == "texts"


def test_reading_a_configuration_runs_nothing_of_it(tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    text = f"extra: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path [{harm}]]\n"
    assert read(tmp_path, text).findings == ()
    assert not harm.exists()


def test_what_mkdocs_cannot_load_is_a_finding(tmp_path: Path) -> None:
    finding = read(tmp_path, "site_name: !unknown x\n").findings[0]
    assert (finding.rule, finding.path) == ("yaml-syntax", "mkdocs.yml")


def test_the_nearest_folder_with_claims_or_articles_is_the_project(tmp_path: Path) -> None:
    (tmp_path / "desk/claims/bridge").mkdir(parents=True)
    assert find_root(tmp_path / "desk/claims/bridge") == tmp_path / "desk"
    with pytest.raises(NoProjectError):
        find_root(tmp_path)


def test_a_language_that_the_theme_has_no_words_in_is_a_finding(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("plugins: [claimspring: {languages: [en, he, xx]}]\ntheme: {custom_dir: own}\n", "utf-8")
    reading = read_settings(tmp_path)
    assert [(one.rule, one.line, one.column) for one in reading.findings] == [("unknown-value", 1, 45)]
    assert not reading.is_known
    (tmp_path / "own/partials/languages").mkdir(parents=True)
    (tmp_path / "own/partials/languages/xx.html").write_text("", "utf-8")
    assert read_settings(tmp_path).settings.languages == ("en", "he", "xx")
