"""`claimspring init`: what a new desk is, and that it leaves alone what is there."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimspring.cli import COMMANDS, claimspring
from claimspring.starter.files import LANGUAGES, SCALES, verdict_names
from tests.built_site.conftest import build_site
from tests.built_site.test_build import broken_links
from tests.patience import PATIENCE

HANDBOOK = Path(__file__).parents[2] / "content/handbook"
ARTICLE = """\
---
title: The bridge closes for ten weeks
url: https://gazette.example.org/bridge
publisher: gazette
published: 2024-03-02
language: en
---

The bridge will close for ten weeks, the mayor said on Monday.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["init", *arguments], catch_exceptions=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(desk: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    monkeypatch.chdir(desk)
    result = CliRunner().invoke(claimspring, ["check", "--format", "json"], catch_exceptions=False)
    assert result.exit_code == 0
    told: list[dict[str, str]] = json.loads(result.stdout)
    return told


@pytest.mark.parametrize("languages", ["en", "fr", "es", "fr,en", "es,fr,en"])
def test_the_check_of_a_new_desk_asks_for_five_things_by_name(
    languages: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--yes", "--language", languages, "un bureau d’été").exit_code == 0
    told = findings(here / "un bureau d’été", monkeypatch)
    assert [one["message"] for one in told] == [
        f"the blank '{name}' is not filled in" for name in ("owner", "funding", "scope", "contact", "host")
    ]


def test_what_only_publishing_asks_for_is_said_while_blanks_are_left(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--yes", "desk")
    monkeypatch.chdir(here / "desk")
    result = CliRunner().invoke(claimspring, ["check"])
    assert "'claimspring build --publish' will ask for 'site_url' in mkdocs.yml" in result.stderr


@pytest.mark.parametrize("scale", SCALES)
def test_a_desk_with_any_scale_is_checked_and_built_whole(
    scale: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--yes", "--language", "fr,en,es", "--scale", scale, "--site-name", "Port: vérifié", "desk")
    desk = here / "desk"
    (desk / "content/articles").mkdir()
    (desk / "content/articles/bridge.md").write_text(ARTICLE.replace("gazette\n", "afp\n"))
    assert {one["rule"] for one in findings(desk, monkeypatch)} <= {"unfilled-blank", "doubtful-address"}
    site = build_site(desk, here / "site", strict=True)
    assert broken_links(site) == []
    assert "Port: vérifié" in (site / "index.html").read_text("utf-8")
    contact = (site / "contact/index.html").read_text("utf-8")
    assert 'id="report"' in contact
    assert "{#" not in contact


def test_every_page_gives_the_verdicts_of_the_scale_in_its_language(here: Path) -> None:
    run("--yes", "--language", "en,es", "--scale", "categories")
    assert "| **Missing context** | What is said is right" in (here / "content/methodology.md").read_text("utf-8")
    assert "| **Falta contexto** | Lo que se dice es exacto" in (here / "content/methodology.es.md").read_text("utf-8")
    assert "@" not in (here / "content/methodology.es.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "First steps"), ("fr", "Premiers pas"), ("es", "Primeros pasos")]
)
def test_the_first_steps_are_told_in_the_main_language(language: str, heading: str, here: Path) -> None:
    run("--yes", "--language", language, "--site-name", "Pier desk")
    text = (here / "README.md").read_text("utf-8")
    assert text.startswith("# Pier desk\n")
    assert f"## {heading}\n" in text
    assert not re.search(r"@[A-Z_]+@", text)
    assert {*re.findall(r"claimspring ([a-z]+)", text)} <= {*COMMANDS}


def test_nothing_of_another_desk_is_in_it(here: Path) -> None:
    run("--yes", "--language", ",".join(LANGUAGES))
    mentions = re.compile("shangfu|atalayar|austin|claimtrail", re.IGNORECASE)
    assert {path for path, raw in contents(here).items() if mentions.search(raw.decode())} == set()


def test_running_it_again_changes_nothing(here: Path) -> None:
    run("--yes", "--language", "fr,en", "desk")
    (here / "desk/content/about.md").write_text("# La rédaction\n")
    before = contents(here)
    again = run("--yes", "desk")
    assert again.stdout.startswith("nothing to do: everything is there already\n")
    assert contents(here) == before


def test_a_dry_run_shows_and_writes_nothing(here: Path) -> None:
    result = run("--dry-run", "desk")
    assert "would write desk/mkdocs.yml" in result.stderr
    assert result.stdout == f"{result.stderr.count('would write')} files would be written\n"
    assert contents(here) == {}


def test_a_site_that_is_there_is_joined_and_not_touched(here: Path) -> None:
    mine = {
        "mkdocs.yml": "site_name: Ours\ndocs_dir: pages\ntheme: {name: material}\nplugins: [search]\n",
        "pages/index.md": "# Ours\n",
        "pages/about.md": "# We\n",
        "README.md": "Ours.\n",
    }
    for path, text in mine.items():
        (here / path).parent.mkdir(exist_ok=True)
        (here / path).write_text(text)
    result = run("--yes", "--language", "en")
    assert {path: (here / path).read_text() for path in mine} == mine
    assert "4 that are there already left as they are" not in result.stdout
    assert "plugins:\n  - claimspring:\n      format: 2\n      languages: [en]\n" in result.stdout
    assert (here / "pages/methodology.md").is_file()
    assert not (here / "content").exists()
    (here / "mkdocs.yml").write_text(mine["mkdocs.yml"].replace("[search]", "[search, claimspring]"))
    assert "plugins:" not in run("--yes").stdout


def test_in_a_folder_of_a_repository_it_says_where_workflows_are_read(here: Path) -> None:
    (here / ".git").mkdir()
    assert f"GitHub and GitLab read workflows in {here} only" in run("--yes", "desk").stdout
    assert "workflows" not in run("--yes").stdout


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(("language", "page"), [("en", "desk.md"), ("fr", "desk.fr.md")])
def test_the_handbook_calls_verdicts_as_sites_do(scale: str, language: str, page: str) -> None:
    text = (HANDBOOK / page).read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{scale}` |"))
    for name in verdict_names(scale, language).split(", "):
        assert name.lower() in row


def test_the_verdicts_to_choose_from_are_named_in_the_desk_s_language() -> None:
    assert verdict_names("five-step", "fr") == "Étayé, Trompeur, Réfuté, Sources contradictoires, Non établi"


@pytest.mark.parametrize("arguments", [("--language", "de"), ("--scale", "stars")])
def test_what_there_is_not_is_refused(arguments: tuple[str, str], here: Path) -> None:
    assert run(*arguments).exit_code == 2
    assert contents(here) == {}


def test_on_a_terminal_it_asks(here: Path) -> None:
    controller, terminal = pty.openpty()
    command = [sys.executable, "-c", "from claimspring.cli import main; main()", "init", "desk"]
    with subprocess.Popen(command, cwd=here, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        os.write(controller, b"The Harbour Desk\nfr en\nsix-step\n")
        process.wait(PATIENCE)
    os.close(controller)
    assert "site_name: The Harbour Desk\n" in (here / "desk/mkdocs.yml").read_text("utf-8")
    assert "languages: [fr, en]" in (here / "desk/mkdocs.yml").read_text("utf-8")
    assert "mostly-false:" in (here / "desk/claims/ratings.yml").read_text("utf-8")
