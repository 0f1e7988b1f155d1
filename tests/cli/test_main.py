"""What holds for every command."""

import errno
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimspring import cli
from tests.harbour import CLAIM, Harbour

PROGRAM = [sys.executable, "-c", "from claimspring.cli import main; main()"]


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "claims/new.yml"), 2, "claims/new.yml: Permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the disk: No space left on device"),
        (OSError(errno.EBADF, "Bad file descriptor"), 3, "a bug of the program"),
        (ValueError("odd"), 3, "ValueError: odd"),
    ],
)
def test_a_disk_that_refuses_is_no_bug(
    error: Exception, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: bool) -> None:
        raise error

    monkeypatch.setattr(cli, "claimspring", fail)
    with pytest.raises(SystemExit) as left:
        cli.main()
    shown = capsys.readouterr().err
    assert left.value.code == code
    assert told in shown
    assert ("Traceback" in shown) == (code == 3)


def test_help_lists_every_command_and_imports_none() -> None:
    asked = "import sys; from claimspring.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked, "--help"], capture_output=True, text=True, check=True)
    assert all(f"\n  {name} " in done.stdout for name in cli.COMMANDS)
    assert not {"pydantic", "yaml", "mkdocs", "requests"} & set(done.stderr.split())


def test_every_command_is_in_the_list_with_a_sentence() -> None:
    for name, sentence in cli.COMMANDS.items():
        command = cli.claimspring.get_command(click.Context(cli.claimspring), name)
        assert command is not None
        assert command.name == name
        assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chek", "there is no command 'chek'; did you mean 'check'?"),
        ("xyz", "there is no command 'xyz'; 'claimspring --help' lists them"),
    ],
)
def test_a_slip_in_a_command_is_answered_with_the_one_meant(typed: str, told: str) -> None:
    result = CliRunner().invoke(cli.claimspring, [typed])
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_wrong_option_exits_as_a_wrong_call() -> None:
    done = subprocess.run([*PROGRAM, "check", "--nonsense"], capture_output=True, text=True, check=False)
    assert (done.returncode, "No such option" in done.stderr) == (2, True)


def test_whoever_presses_ctrl_c_gets_130(tmp_path: Path) -> None:
    """In a process that heeds the signal even where the tests run in the background, which ignores it."""
    heeds = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {PROGRAM[2]}"
    controller, terminal = pty.openpty()
    command = [sys.executable, "-c", heeds, "init", "desk"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        os.read(controller, 10)  # it asks
        try:
            while process.returncode is None:  # one that comes just before it begins to wait for a key is not heard
                process.send_signal(signal.SIGINT)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(20)
        finally:
            process.kill()
    assert process.returncode == 130
    os.close(controller)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["check"], ["status"], ["explain"], ["--help"], ["check", "--help"]])
def test_a_closed_pipe_is_no_finding_and_no_bug(arguments: list[str], harbour: Harbour) -> None:
    harbour.replace(CLAIM, "verdict: supported", "verdict: dubious")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=harbour.root, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")
