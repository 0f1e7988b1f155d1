"""What continuous integration runs: the desk's part apart from the program's, published where it says."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
OURS = WORKFLOWS / "desk.yml"
NEW = ROOT / "generator/claimspring/starter/data/files/github-desk.yml"
"""That of a desk which `claimspring init` begins."""


def workflow(file: Path) -> dict[str, Any]:
    text = file.read_text("utf-8").replace("@DOCS@", "content")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- builds no objects


def commands(jobs: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])


@pytest.mark.parametrize(("file", "check", "build"), [(OURS, "make check", "make site"), (NEW, "g check", "g build")])
def test_a_desk_s_changes_run_no_tests_and_nothing_is_published_unchecked(file: Path, check: str, build: str) -> None:
    jobs = workflow(file)["jobs"]
    assert check in commands(jobs)
    assert build in commands(jobs)
    assert "test" not in commands({name: job for name, job in jobs.items() if name != "build"})
    assert {"check", "build"} <= set(jobs["publish"]["needs"])


def test_only_the_publishing_job_may_publish() -> None:
    for file in (*WORKFLOWS.glob("*.yml"), NEW):
        for name, job in workflow(file)["jobs"].items():
            assert "pages" not in job["permissions"] or name == "publish", (file.name, name)


@pytest.mark.parametrize("file", [OURS, NEW], ids=["ours", "new"])
@pytest.mark.parametrize(
    ("repository", "variable", "cname", "address"),
    [
        ("Harbour/checks", "", "", "https://harbour.github.io/checks/"),
        ("Harbour/harbour.github.io", "", "", "https://harbour.github.io/"),
        ("harbour/Harbour.GitHub.io", "", "", "https://harbour.github.io/"),
        ("harbour/checks", "", "checks.example.org\n", "https://checks.example.org/"),
        ("harbour/checks", "https://example.org/x/", "checks.example.org", "https://example.org/x/"),
    ],
)
def test_the_site_is_built_for_the_address_where_pages_shows_it(
    repository: str, variable: str, cname: str, address: str, *, file: Path, tmp_path: Path
) -> None:
    (step,) = [step for step in workflow(file)["jobs"]["build"]["steps"] if "OWN_ADDRESS" in step.get("env", {})]
    if cname:
        (tmp_path / "content").mkdir()
        (tmp_path / "content/CNAME").write_text(cname)
    known = {
        "GITHUB_REPOSITORY": repository,
        "GITHUB_REPOSITORY_OWNER": repository.partition("/")[0],
        "GITHUB_ENV": str(tmp_path / "env"),
        "OWN_ADDRESS": variable,
    }
    subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=os.environ | known, check=True)
    assert (tmp_path / "env").read_text() == f"CLAIMSPRING_SITE_URL={address}\n"


@pytest.mark.parametrize(("file", "ends"), [(OURS, "make seal ARGS=site {}"), (NEW, "claimspring seal site {}")])
@pytest.mark.parametrize(
    ("key", "begins", "option"),
    [("", "", None), ("secret", "yes", "--first"), ("secret", "", "--previous https://desk.example.org/")],
)
def test_a_site_is_sealed_where_there_is_a_key(
    key: str, begins: str, option: str | None, *, file: Path, ends: str, tmp_path: Path
) -> None:
    (step,) = [step for step in workflow(file)["jobs"]["build"]["steps"] if "BEGINS" in step.get("env", {})]
    for name in ("make", "claimspring", "python"):
        command = tmp_path / name
        command.write_text('#!/bin/sh\necho "${0##*/}" "$@" >> "$CALLS"\n')
        command.chmod(0o755)
    calls = tmp_path / "calls"
    known = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "CALLS": str(calls),
        "CLAIMSPRING_LOG_KEY": key,
        "BEGINS": begins,
        "CLAIMSPRING_SITE_URL": "https://desk.example.org/",
    }
    subprocess.run(["bash", "-euo", "pipefail", "-c", step["run"]], cwd=tmp_path, env=os.environ | known, check=True)
    last = calls.read_text().splitlines()[-1] if calls.exists() else None
    assert last == (ends.format(option) if option else None)
