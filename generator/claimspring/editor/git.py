"""Git by argument list: no shell, no pager, no question that nobody could answer, and an end to waiting."""

import os
import subprocess

from claimspring.editor.desk import OpenDesk
from claimspring.editor.refusal_words import git_refusal
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark

_PATIENCE = 120
_SETTINGS = (
    "-c",
    "core.pager=cat",
    "-c",
    "core.quotePath=off",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.ext.allow=never",
)
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
    "GIT_EDITOR": "true",
    "LC_ALL": "C.UTF-8",
}


def run_git(desk: OpenDesk, *arguments: str, patience: int = _PATIENCE) -> str:
    """What git says; raises `Stop` with its own words where it refuses."""
    try:
        done = subprocess.run(  # noqa: S603 -- no shell; what follows `--` or an option is no option
            ["git", *_SETTINGS, *arguments],  # noqa: S607 -- whichever git this person uses
            cwd=desk.root,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=patience,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except FileNotFoundError:
        raise Stop(
            mark("There is no git on this machine: changes are kept in the files, and cannot be sent.")
        ) from None
    except subprocess.TimeoutExpired:
        raise Stop(mark("Git took too long and was stopped; nothing is lost.")) from None
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        told = (done.stderr.decode("utf-8", "replace").strip() or said.strip()).splitlines()
        why = " ".join(told)[:600]
        raise Stop(git_refusal(why), why=why)
    return said


def has_git(desk: OpenDesk) -> bool:
    """Whether the project lies in a repository."""
    try:
        return run_git(desk, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except Stop:
        return False
