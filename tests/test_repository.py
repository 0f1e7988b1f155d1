import ast
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TOP_LEVEL = {
    "mkdocs.yml",
    "pyproject.toml",
    "generator",
    "content",
    "claims",
    "docs",
    "tests",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSES.md",
    "SECURITY.md",
    "CITATION.cff",
    "Makefile",
    "requirements.lock",
    "requirements-test.lock",
    "requirements-bench.lock",
}
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "generator/claimspring/starter/data/files/github-desk.yml",
]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
LOCKS = sorted(ROOT.glob("*.lock"))
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:(?:home|Users)/(?!me/)|root/|work/)\w")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_is_as_fixed() -> None:
    assert {name.partition("/")[0] for name in tracked() if not name.startswith(".")} == TOP_LEVEL


def test_nothing_holds_a_path_of_one_machine() -> None:
    texts = (name for name in tracked() if not name.startswith("tests/data/") and name != "tests/test_repository.py")
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in texts
        if (content := _text(ROOT / name)) is not None
        for number, line in enumerate(content.splitlines(), 1)
        if MACHINE_PATHS.search(line)
    ]
    assert found == []


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_hold_exact_versions_with_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.\[\]-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_what_is_needed_to_run_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = set(re.findall(r"^([\w.-]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    wanted = {re.match(r"[\w.-]+", requirement)[0] for requirement in project["dependencies"]}
    assert wanted <= locked, f"run make lock: {wanted - locked}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_have_least_rights_and_pinned_actions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- keeps "on" a string, and builds no objects
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        assert isinstance(job["permissions"], dict), f"the job {name} does not say its rights"
        assert "timeout-minutes" in job, name
    for used in re.findall(r"uses: (.*)", text):
        assert PINNED.fullmatch(used), f"{used}: pin it by hash, with its version behind"


def test_the_editor_s_settings_tie_the_schemas_to_files_that_exist() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file(), schema
        pattern = patterns if isinstance(patterns, str) else patterns[0]
        assert any((ROOT / "tests/projects/small").glob(pattern)), pattern


def test_every_package_has_its_folder_of_tests() -> None:
    packages = {init.parent.name for init in (ROOT / "generator/claimspring").glob("*/__init__.py")}
    assert packages <= {folder.name for folder in (ROOT / "tests").iterdir() if any(folder.glob("**/test_*.py"))}


def test_every_row_of_the_trust_boundary_has_its_test() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for row in text.splitlines() if row.startswith("| ")][1:]
    assert len(rows) >= 15
    for row in rows:
        path, _, name = row[-1].strip("`").partition("::")
        assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), row[-1]


def test_the_licences_name_every_folder_of_samples_and_only_places_that_exist() -> None:
    text = (ROOT / "LICENSES.md").read_text(encoding="utf-8")
    folders = {path.name for path in (ROOT / "tests/data").iterdir() if path.is_dir()}
    assert {folder for folder in folders if f"`{folder}`" in text} == folders
    places = re.findall(r"`([a-z./-]+/)`", text)
    assert all((ROOT / place).is_dir() for place in places), places


def test_one_version_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert str(citation["version"]) == version
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    headings = re.findall(r"^## \[(.*?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    released = [tuple(map(int, heading.split("."))) for heading in headings[1:]]
    assert headings[0] == "Unreleased"
    assert released == sorted(released, reverse=True)


def test_no_file_names_an_owner_or_organization_that_nobody_is() -> None:
    held = ("https://github.com/ORGANIZATION", "https://github.com/OWNER", "https://github.com/YOUR")
    found = [name for name in tracked() if (text := _text(ROOT / name)) and any(made in text for made in held)]
    assert found == ["tests/test_repository.py"]


def test_no_two_classes_share_a_name() -> None:
    """A name found by a search means one thing."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}
