"""`claimspring check` as it is called."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from claimspring.cli import claimspring
from claimspring.pipeline.project import open_project
from tests.harbour import CLAIM, NOTICE, REGISTER, Harbour


def run(*arguments: str) -> Result:
    return CliRunner().invoke(claimspring, ["check", *arguments], catch_exceptions=False)


def rules(result: Result) -> list[str]:
    return [finding["rule"] for finding in json.loads(result.stdout)]


@pytest.fixture
def project(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> Harbour:
    monkeypatch.chdir(harbour.root)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return harbour


def test_a_good_project_passes(project: Harbour) -> None:
    assert project.root
    result = run()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no problems in 4 files\n", "")
    assert run("--format", "json").stdout == "[]\n"


@pytest.mark.parametrize(("least", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_says_what_fails(project: Harbour, least: str, code: int) -> None:
    project.replace(NOTICE, "title: Opening of the harbour bridge\n", "")
    assert run("--fail-on", least).exit_code == code


def test_errors_fail(project: Harbour) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    result = run("--format", "json")
    assert (result.exit_code, rules(result)) == (1, ["unknown-verdict"])


def test_it_works_from_any_folder_of_the_project(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root / "claims" / "bridge")
    assert run("opening-day.yml").exit_code == 0


def test_where_there_is_no_project_the_call_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "there is no project here" in result.stderr


@pytest.mark.parametrize("arguments", [["nowhere.yml"], ["--format", "html"], ["/"], ["--changed=nowhere"]])
def test_wrong_calls(project: Harbour, arguments: list[str]) -> None:
    assert project.root
    assert run(*arguments).exit_code == 2
    assert "'/' lies outside of the project" in run("/").stderr


def test_paths_limit_what_is_told(project: Harbour) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    project.replace(NOTICE, "publisher: port", "publisher: nobody")
    assert rules(run("--format", "json", NOTICE)) == ["unknown-publisher"]
    assert rules(run("--format", "json", "claims/bridge")) == ["unknown-verdict"]
    assert len(rules(run("--format", "json", "."))) == 2
    assert run(REGISTER).exit_code == 0


def test_changed_tells_of_what_changed_and_what_rests_on_it(project: Harbour) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    project.replace(REGISTER, "publisher: ministry", "publisher: nobody")
    project.commit()
    project.git("checkout", "-q", "-b", "work")
    assert run("--changed").stdout == "no problems in 4 files\n"
    project.replace(NOTICE, "title: Opening", "title: The opening")
    assert rules(run("--format", "json", "--changed")) == ["unknown-verdict"]
    project.commit()
    assert rules(run("--format", "json", "--changed=main")) == ["unknown-verdict"]
    assert rules(run("--format", "json", "--changed=HEAD")) == []


def test_without_git_changed_says_how_to_begin(project: Harbour) -> None:
    assert project.root
    result = run("--changed")
    assert result.exit_code == 2
    assert "this folder is in no repository; begin one with 'git init'" in result.stderr


def test_a_new_publisher_touches_only_what_names_it(project: Harbour) -> None:
    project.replace(CLAIM, "    fr: L’avis de l’autorité", "    de: Der Hinweis der Behörde")
    project.commit()
    project.git("checkout", "-q", "-b", "work")
    publishers = "claims/publishers.yml"
    project.write(publishers, project.read(publishers) + "wire:\n  name: Wire\n")
    assert run("--changed").stdout == "no problems in 4 files\n"
    project.replace(publishers, "Ministry of Works", "Ministry of Public Works")
    assert set(rules(run("--format", "json", "--changed"))) == {"missing-translation"}
    project.write(publishers, "wire: [\n")
    assert "missing-translation" in rules(run("--format", "json", "--changed"))


def test_what_was_deleted_touches_what_named_it(project: Harbour) -> None:
    project.replace(CLAIM, "    fr: L’avis de l’autorité", "    de: Der Hinweis der Behörde")
    project.commit()
    project.git("checkout", "-q", "-b", "work")
    (project.root / NOTICE).unlink()
    assert {"unknown-source", "missing-translation"} <= set(rules(run("--format", "json", "--changed")))


def test_ratings_and_settings_touch_everything(project: Harbour) -> None:
    project.replace(CLAIM, "    fr: L’avis de l’autorité", "    de: Der Hinweis der Behörde")
    project.commit()
    for path in ("claims/ratings.yml", "mkdocs.yml"):
        project.write(path, f"# a remark\n{project.read(path)}")
        assert "missing-translation" in rules(run("--format", "json", "--changed=HEAD"))
        project.commit()


def test_github_annotates_and_summarises(project: Harbour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    result = run("--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"::error file={CLAIM},line=16,col=12,endLine=16,endColumn=18,title=unknown-verdict::"
    )
    assert summary.read_text().startswith("before\n## claimspring check\n\n1 error in 1 of 4 files\n")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY")
    assert run("--format", "github").stdout == result.stdout


def test_services_get_paths_from_the_top_of_the_repository(harbour: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Harbour(harbour.root / "my desk")
    harbour.git("init", "-q")
    desk.replace(CLAIM, "verdict: supported", "verdict: dubious")
    monkeypatch.chdir(desk.root)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert run("--format", "github").stdout.startswith(f"::error file=my desk/{CLAIM},")
    result = json.loads(run("--format", "sarif").stdout)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"my%20desk/{CLAIM}"
    assert run().stdout.startswith(f"{CLAIM}:16:12: error")


def test_sarif_and_junit(project: Harbour) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    log = json.loads(run("--format", "sarif").stdout)
    schema = Path(__file__).parents[1] / "data" / "sarif" / "sarif-schema-2.1.0.json"
    jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8"))).validate(log)
    assert log["runs"][0]["results"][0]["ruleId"] == "unknown-verdict"
    assert "<failure message=\"there is no verdict 'dubious'\"" in run("--format", "junit").stdout


def test_colour_on_a_terminal_unless_refused(project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("claimspring.cli.terminal.is_terminal", lambda: True)
    assert "\x1b[31m" in run().stdout
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[31m" in run().stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run().stdout


def test_settings_are_checked_like_everything_else(project: Harbour) -> None:
    project.replace("mkdocs.yml", "contact: desk", "contakt: desk")
    project.replace("mkdocs.yml", "doubtful-address: off", "doubtful-address: of")
    assert rules(run("--format", "json", "mkdocs.yml")) == ["unknown-key", "unknown-value", "missing-contact"] or rules(
        run("--format", "json", "mkdocs.yml")
    ) == ["missing-contact", "unknown-key", "unknown-value"]


def test_severities_are_the_projects(project: Harbour) -> None:
    project.replace(NOTICE, "title: Opening of the harbour bridge\n", "")
    project.write("claims/bridge/notes.txt", "x\n")
    project.replace(
        "mkdocs.yml",
        "doubtful-address: off",
        "missing-title: error\n        stray-file: off\n        doubtful-address: off",
    )
    result = run("--format", "json")
    assert [(one["rule"], one["severity"]) for one in json.loads(result.stdout)] == [("missing-title", "error")]
    assert result.exit_code == 1


def test_what_was_found_is_remembered_until_something_changes(
    project: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    first = run("--format", "json").stdout
    with monkeypatch.context() as patch:
        patch.setattr("claimspring.rules.check.FindingsByRecord.look_at", lambda *_: pytest.fail("checked again"))
        patch.setattr("claimspring.pipeline.project.read_corpus", lambda *_: pytest.fail("read again"))
        assert run("--format", "json").stdout == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # the next day
    project.replace("mkdocs.yml", "contact:", "shelf_life_days: 53\n      contact:")
    assert rules(run("--format", "json")) == ["unknown-verdict", "stale-review"]


@pytest.mark.parametrize("damage", [b"", b"{", b"no key\n[]", b"\xff\n\xff"])
def test_a_damaged_memory_is_none(project: Harbour, damage: bytes) -> None:
    project.replace(CLAIM, "verdict: supported", "verdict: dubious")
    first = run("--format", "json").stdout
    memory = project.root / ".cache" / "claimspring" / "findings.json"
    memory.write_bytes(damage or memory.read_bytes()[:-20])
    assert run("--format", "json").stdout == first


def test_without_a_place_to_remember_nothing_is_lost(project: Harbour) -> None:
    project.write(".cache", "a file is in the way\n")
    assert run().exit_code == 0


def test_a_warm_check_is_quick_to_start(project: Harbour) -> None:
    """The rules and what they stand on are imported only where something changed."""
    assert run().exit_code == 0
    call = "from claimspring.cli import claimspring; claimspring(['check'])"
    script = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); {call}"
    done = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "claimspring.cli.check" in loaded
    assert not loaded & {
        "claimspring.rules.registry",
        "rapidfuzz",
        "networkx",
        "requests",
        "jinja2",
        "rich",
        "babel",
    }


@pytest.mark.parametrize("epoch", ["9" * 25, "-5", "soon", ""])
def test_a_day_that_cannot_be_is_today(epoch: str, project: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert open_project(project.root).today == dt.datetime.now(tz=dt.UTC).date()
