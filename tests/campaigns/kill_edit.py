"""A change of several files killed at every step that writes: `python -m tests.campaigns.kill_edit`.

After each kill and the recovery that the next command begins with, all files are as before or all are as after.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from claimspring.read.editing.changeset import FileChange, commit, recover

CHANGES = (
    FileChange("claims/a/one.yml", b"statement: old\n", b"statement: new\n" * 400),
    FileChange("claims/a/two.yml", b"statement: gone\n", None),
    FileChange("claims/sources/new/deep.yml", None, b"title: made\n"),
    FileChange("claims/publishers.yml", b"port:\n  name: Port\n", b"port:\n  name: The port\n"),
)

CHILD = """
import os, pathlib, signal, sys
from tests.campaigns.kill_edit import CHANGES
from claimspring.read.editing import changeset
limit, count = int(sys.argv[1]), 0

def step():
    global count
    count += 1
    if count == limit:
        os.kill(os.getpid(), signal.SIGKILL)

def audited(event, arguments):
    if event in {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "shutil.rmtree"}:
        step()
    elif event == "open" and (arguments[1] is None or any(mode in str(arguments[1]) for mode in "wxa+")):
        step()

def around(function):
    def wrapped(*arguments):
        step()
        result = function(*arguments)
        step()
        return result
    return wrapped

def torn(place, content):
    with place.open("xb") as file:
        file.write(content[: len(content) // 2])
        file.flush()
        step()
        file.write(content[len(content) // 2 :])
        file.flush()
        os.fsync(file.fileno())

os.fsync = around(os.fsync)
changeset._write = torn
sys.addaudithook(audited)
changeset.commit(pathlib.Path.cwd(), CHANGES)
print(count)
"""


class BetweenError(AssertionError):
    """Some files are old and some are new."""


def begin(root: Path) -> None:
    for change in CHANGES:
        if change.before is not None:
            (root / change.path).parent.mkdir(parents=True, exist_ok=True)
            (root / change.path).write_bytes(change.before)


def start(root: Path, limit: int) -> "subprocess.CompletedProcess[str]":
    """A change that is killed at its step number `limit`; 0 for one that is not."""
    command = [sys.executable, "-c", CHILD, str(limit)]
    place = {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=root, env=place, capture_output=True, text=True, check=False)


def state(root: Path) -> str:
    """`old` or `new`; raises `BetweenError` for anything else, files left lying about included."""
    found = {
        file.relative_to(root).as_posix(): file.read_bytes() for file in (root / "claims").rglob("*") if file.is_file()
    }
    for name, wanted in (
        ("old", {change.path: change.before for change in CHANGES if change.before is not None}),
        ("new", {change.path: change.after for change in CHANGES if change.after is not None}),
    ):
        if found == wanted:
            return name
    raise BetweenError(f"between: {sorted(found)}")


def killed_at(limit: int) -> str:
    """What is there after a kill at a step, and that a later change is not hindered by it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        begin(root)
        start(root, limit)
        recover(root)
        now = state(root)
        commit(root, CHANGES if now == "old" else [change.reverse for change in CHANGES])
        if state(root) == now:
            raise BetweenError("the change after it was not made")
        return now


def steps() -> int:
    """At how many places a change can be killed."""
    with tempfile.TemporaryDirectory() as folder:
        begin(Path(folder))
        return int(start(Path(folder), 0).stdout)


def main() -> int:
    count = steps()
    found = [killed_at(step) for step in range(1, count + 1)]
    print(f"killed at {count} places: {found.count('old')} times old, {found.count('new')} times new, never between")
    return 0


if __name__ == "__main__":
    sys.exit(main())
