"""What continuous integration runs: the desk's part apart from the program's, published where it says."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).parents[1] / ".github" / "workflows"


def workflow(name: str) -> dict[str, Any]:
    return yaml.load((WORKFLOWS / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- builds no objects


def commands(jobs: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])


def test_a_desk_s_changes_run_no_tests_and_nothing_is_published_unchecked() -> None:
    jobs = workflow("desk.yml")["jobs"]
    assert "make check" in commands(jobs)
    assert "make site" in commands(jobs)
    assert "make test" not in commands(jobs)
    assert {"check", "build"} <= set(jobs["publish"]["needs"])


def test_only_the_publishing_job_may_publish() -> None:
    for file in WORKFLOWS.glob("*.yml"):
        for name, job in workflow(file.name)["jobs"].items():
            assert ("pages" in job["permissions"]) == (name == "publish"), (file.name, name)


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
    repository: str, variable: str, cname: str, address: str, tmp_path: Path
) -> None:
    (step,) = [step for step in workflow("desk.yml")["jobs"]["build"]["steps"] if "OWN_ADDRESS" in step.get("env", {})]
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
