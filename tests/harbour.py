"""The good project of the golden tests, for tests that spoil it in their own way."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from claimspring.model.finding import Finding
from claimspring.model.settings import Settings
from claimspring.read.corpus import Reading
from claimspring.read.locate import Locator
from claimspring.rules.check import FindingsByRecord
from claimspring.rules.context import Context

CASES = Path(__file__).parent / "cases" / "check"
GOOD = CASES / "_good"
CLAIM = "claims/bridge/opening-day.yml"
NOTICE = "claims/sources/port-notice.yml"
REGISTER = "claims/sources/ministry-register.yml"
DAY = dt.date(2026, 11, 23)
TODAY = "1795392000"
"""The same, in seconds since 1970: the SOURCE_DATE_EPOCH of tests that print findings."""


class Checked(NamedTuple):
    """A project as rules see it, and all that they find."""

    context: Context
    findings: tuple[Finding, ...]


def checked(reading: Reading, root: Path, settings: Settings) -> Checked:
    """What rules find in files that lie in `root`, without asking git."""
    found = FindingsByRecord()
    context = Context(reading.corpus, settings, DAY, unread=reading.unread, recorder=found.recorder)
    found.update(context, Locator(root))
    return Checked(context, found.findings())


class Harbour:
    """A copy of the good project."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(GOOD, root)
        self.root = root

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8", newline="")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def lay_over(self, layer: Path) -> None:
        """Copy what a case changes; a file named `x.gone` takes `x` away."""
        if layer.is_dir():
            shutil.copytree(layer, self.root, dirs_exist_ok=True, symlinks=True)
        for gone in list(self.root.rglob("*.gone")):
            gone.with_suffix("").unlink()
            gone.unlink()

    def git(self, *arguments: str, on: str = "2026-11-01") -> str:
        identity = ["-c", "user.name=desk", "-c", "user.email=desk@harbour.example", "-c", "commit.gpgsign=false"]
        day = {"GIT_AUTHOR_DATE": f"{on}T12:00:00Z", "GIT_COMMITTER_DATE": f"{on}T12:00:00Z"}
        command = ["git", *identity, *arguments]
        done = subprocess.run(
            command, cwd=self.root, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **day}
        )
        return done.stdout.decode()

    def commit(self, *, on: str = "2026-11-01") -> None:
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "change", on=on)
