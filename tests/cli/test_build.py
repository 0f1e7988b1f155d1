"""`claimspring build` and `serve` as they are called: MkDocs' own site, without make, wherever one stands."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from claimspring.cli import claimspring
from tests.patience import PATIENCE

HEEDS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""A test that runs in the background would hand on that the signal is ignored."""
PROGRAM = [sys.executable, "-c", f"{HEEDS}; from claimspring.cli import main; main()"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "un bureau d’été"
    done = CliRunner().invoke(claimspring, ["init", "--yes", "--language", "en,fr", str(folder)])
    assert done.exit_code == 0
    return folder


def run(desk: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if name not in {"CLAIMSPRING_SITE_URL", "CI_PAGES_URL"}}
    command = [*PROGRAM, *arguments]
    return subprocess.run(command, cwd=desk, env=known | environment, capture_output=True, text=True, check=False)


def test_a_desk_is_built_from_any_of_its_folders(desk: Path) -> None:
    done = run(desk / "claims", "build")
    assert done.returncode == 0, done.stderr
    assert (desk / "site/fr/index.html").is_file()
    assert re.search(r"^site/: [\d,]+ files, [\d.]+ MB$", done.stderr, re.MULTILINE)


def test_who_builds_and_where_the_pages_are_left_can_be_named(desk: Path) -> None:
    done = run(desk, "build", "--executor", "threads", "--packs", "packs")
    assert done.returncode == 0, done.stderr
    assert not (desk / "site/fr/index.html").exists()
    assert "fr/index.html" in (desk / "packs/pages-00000.index").read_text("utf-8")
    done = run(desk, "build", "--packs", "packs")
    assert (done.returncode, "--packs is for a build by --executor" in done.stderr) == (2, True)
    done = run(desk, "build", "--executor", "ray")
    assert (done.returncode, "'ray' is neither 'threads' nor 'dask://HOST:PORT'" in done.stderr) == (2, True)


def test_where_there_is_no_project_the_call_is_wrong(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert (done.returncode, "there is no project here" in done.stderr) == (2, True)
    (tmp_path / "claims").mkdir()
    done = run(tmp_path, "build")
    assert (done.returncode, "has no mkdocs.yml; 'claimspring init' writes one" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["serve"], ["status"], ["trace", "--all"], ["observe", "--dry-run"], ["publish", "a/b"], ["add", "x"]],
)
@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (("\nplugins:\n", "\nplugins\n"), "mkdocs.yml:9:1: error[yaml-syntax]: this line has no colon"),
        (
            ("[en, fr]", "[en, xx]"),
            "mkdocs.yml:13:23: error[unknown-value]: the theme has no words in the language 'xx'",
        ),
    ],
)
def test_settings_that_cannot_be_read_end_every_command(
    desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], edit: tuple[str, str], told: str
) -> None:
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    (desk / "mkdocs.yml").write_text(settings.replace(*edit), "utf-8")
    monkeypatch.chdir(desk)
    done = CliRunner().invoke(claimspring, arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith(told)


def test_what_readers_need_is_asked_for_before_a_site_is_published(desk: Path) -> None:
    done = run(desk, "build", "--publish")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "mkdocs.yml: set 'site_url' (or CLAIMSPRING_SITE_URL): the address where the site will be published",
        "mkdocs.yml: set 'contact' in the plugin's section: where readers report an error",
        "mkdocs.yml: set 'owner' in the plugin's section: who publishes the site and answers for it",
        "content/about.md:11: the blank 'funding' is not filled in",
        "content/about.md:15: the blank 'scope' is not filled in",
        "content/privacy.md:7: the blank 'host' is not filled in",
        "not built: 6 things are missing",
        "fill in what is missing at the desk: 'claimspring edit', then 'About'",
    ]
    assert not (desk / "site").exists()


def test_an_error_is_named_before_a_site_is_published(desk: Path) -> None:
    settings = (desk / "mkdocs.yml").read_text("utf-8")
    known = "contact: desk@example.org\n      owner: The desk\n      licence:"
    (desk / "mkdocs.yml").write_text(settings.replace("licence:", known, 1), encoding="utf-8")
    for page in desk.glob("content/*.md"):
        page.write_text(
            re.sub(r"\[\[.*?\]\]", "Filled in.", page.read_text("utf-8"), flags=re.DOTALL), encoding="utf-8"
        )
    (desk / "claims/sources").mkdir(exist_ok=True)
    (desk / "claims/sources/notice.yml").write_text("title: [\n", encoding="utf-8")
    done = run(desk, "build", "--publish", CLAIMSPRING_SITE_URL="https://checks.example.org/")
    assert done.returncode == 1
    assert "claims/sources/notice.yml:" in done.stderr
    assert "not built: mend these errors ('claimspring check' lists them too), then build again" in done.stderr
    assert not (desk / "site").exists()


def test_settings_that_cannot_be_read_are_told_before_what_they_lack(desk: Path) -> None:
    settings = desk / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("plugins:", "site_url: [\nplugins:"), "utf-8")
    done = run(desk, "build", "--publish")
    assert done.returncode == 1
    assert re.search(r"^mkdocs.yml:\d+:\d+: error\[", done.stderr)
    assert "set 'contact'" not in done.stderr
    assert not (desk / "site").exists()


@pytest.fixture
def complete(desk: Path) -> Path:
    settings = desk / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text = re.sub(r"# contact: \S+ #", "contact: desk@harbour.example #", text)
    settings.write_text(re.sub(r"# owner: … #", "owner: The Harbour Desk #", text), "utf-8")
    for page in (desk / "content").glob("*.md"):
        text = re.sub(r"\[\[(?:funding|scope|host): [^\]]*\]\]", "The members of the desk.", page.read_text("utf-8"))
        page.write_text(text, "utf-8")
    return desk


def test_a_site_that_lacks_nothing_is_published_for_its_address(complete: Path) -> None:
    (complete / "content/CNAME").write_text("checks.harbour.example\n")
    done = run(complete, "build", "--publish", CLAIMSPRING_SITE_URL="https://checks.harbour.example/")
    assert done.returncode == 0, done.stderr
    about = (complete / "site/about/index.html").read_text("utf-8")
    assert 'href="mailto:desk@harbour.example"' in (complete / "site/contact/index.html").read_text("utf-8")
    assert "published by The Harbour Desk" in about
    assert '<link rel="canonical" href="https://checks.harbour.example/about/"' in about
    assert (complete / "site/CNAME").is_file()
    assert "127.0.0.1" not in (complete / "site/sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "cname", "told"),
    [
        ("http://127.0.0.1:8000/", "", "which no reader can reach"),
        ("http://localhost/", "", "which no reader can reach"),
        ("http://10.0.0.7/checks/", "", "which no reader can reach"),
        ("https://desk/", "", "which no reader can reach"),
        (
            "https://checks.harbour.example/",
            "www.harbour.example",
            "content/CNAME says 'www.harbour.example', 'site_url' says 'checks.harbour.example'",
        ),
    ],
)
def test_an_address_that_readers_cannot_reach_is_refused(complete: Path, address: str, cname: str, told: str) -> None:
    if cname:
        (complete / "content/CNAME").write_text(cname)
    done = run(complete, "build", "--publish", CLAIMSPRING_SITE_URL=address)
    assert (done.returncode, told in done.stderr) == (1, True)
    assert "not built: 1 thing is missing" in done.stderr


def test_an_error_in_a_claim_keeps_a_site_from_being_published(complete: Path) -> None:
    (complete / "claims/bridge").mkdir()
    (complete / "claims/bridge/opening.yml").write_text("statement: [\n")
    address = "https://checks.harbour.example/"
    assert run(complete, "build", "--publish", CLAIMSPRING_SITE_URL=address).returncode == 1


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(desk: Path) -> None:
    command = [*PROGRAM, "build"]
    builds = [
        subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    told = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], told
    assert "another build of this project runs: waiting for its end" in "".join(told)
    assert (desk / "site/fr/index.html").is_file()


@pytest.fixture
def served(desk: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*PROGRAM, "serve", "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=desk, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr
        address = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.\S+", line)))
        try:
            yield process, address
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def test_a_desk_is_served_until_ctrl_c(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    with urlopen(address) as answer:  # noqa: S310 -- on this machine
        assert b"Who says this" in answer.read()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    assert process.wait(PATIENCE) == 130


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1:99999", ":8000", "127.0.0.1:http"])
def test_what_is_no_address_is_refused_before_anything_starts(desk: Path, address: str) -> None:
    done = subprocess.run(
        [*PROGRAM, "serve", "--address", address], cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"'{address}' is no address: write it as 127.0.0.1:8001" in done.stderr


def test_a_port_that_another_program_has_is_told(desk: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [*PROGRAM, "serve", "--address", address]
        done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert f"{address} cannot be used: address already in use; choose another" in done.stderr
        (desk / "mkdocs.yml").write_text(f"{(desk / 'mkdocs.yml').read_text('utf-8')}\ndev_addr: {address}\n")
        done = subprocess.run([*PROGRAM, "serve"], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"{address} cannot be used" in done.stderr
