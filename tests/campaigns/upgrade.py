"""The upgrade of this repository as it was at a commit: `python -m tests.campaigns.upgrade [COMMIT]`.

Of every file but those it changes not a byte is touched; of these, only lines that named what has another name now;
the difference takes all of it back; and `claimspring check` finds no error after.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEFORE_THE_NAME = "5fddb3e"


def files(root: Path) -> dict[str, bytes]:
    """Everything but what the program keeps for itself."""
    found = (file for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def unpack(commit: str, root: Path) -> None:
    """The tree of a commit."""
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
        tree.extractall(root, filter="data")


def run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-c", "from claimspring.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=root, check=False, capture_output=True)


def lost_lines(before: bytes, after: bytes) -> list[bytes]:
    """Lines that went without one in their place that says the same under the new name."""
    old, new = before.split(b"\n"), after.split(b"\n")
    lost = []
    for kind, first, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"replace", "delete"}:
            renamed = {
                line.replace(b"claimspring", b"claimtrail").replace(b"CLAIMSPRING", b"CLAIMTRAIL")
                for line in new[start:stop]
            }
            lost += [line for line in old[first:end] if line not in renamed]
    return lost


def main(commit: str = BEFORE_THE_NAME) -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        unpack(commit, root)
        before = files(root)
        upgraded = run(root, "upgrade")
        after = files(root)
        changed = [path for path in before if after.get(path) != before[path]]
        written = [path for path in changed if "/schema/" not in path]  # schemas are made anew from the models
        lost = [line for path in written for line in lost_lines(before[path], after.get(path, b""))]
        lost_bytes = sum(map(len, lost))
        checked = run(root, "check", "--format", "json")
        back = subprocess.run(["git", "apply", "--reverse", "-"], cwd=root, input=upgraded.stdout, check=False)
        same = files(root) == before
    print(upgraded.stderr.decode())
    print(f"{len(changed)} of {len(before)} files changed, {len(upgraded.stdout.splitlines())} lines of difference")
    print(f"{lost_bytes} bytes lost; taken back by the difference: {same}; check after: exit code {checked.returncode}")
    errors = [finding["rule"] for finding in json.loads(checked.stdout) if finding["severity"] == "error"]
    print(f"errors, by rule: {dict(Counter(errors))}")
    wrong = upgraded.returncode or lost_bytes or back.returncode or not same or checked.returncode
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
