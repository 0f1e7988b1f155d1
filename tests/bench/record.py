"""What the record of publications costs a check: `python -m tests.bench.record [CLAIMS] [--rounds N]`.

One made-up archive in git twice, with its record and without: checked as a command, cold, warm, after an edit of one
claim and after a commit, in turns. What is told is how much more processor time the one with the record takes.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from claimspring.model.published import EditionKind, begun, edition_of, record_path
from claimspring.read.corpus import read_corpus
from tests.bench.corpus import make
from tests.bench.measure import BIN, measured

STATES = ("cold", "warm", "one claim edited", "one commit more")


class Archive:
    """A project in git to measure with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.claim = min(folder.glob("claims/article-*/*.yml"))
        settings = folder / "mkdocs.yml"
        settings.write_text(
            settings.read_text("utf-8").replace("format: 2\n", "format: 2\n      main: main\n"), "utf-8"
        )
        (folder / ".gitignore").write_text(".cache/\n", "utf-8")
        self._git("init", "-q", "-b", "main")
        self._commit()

    def processor(self, state: str) -> float:
        """Processor time of a check in one of the states."""
        if state == "cold":
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        elif state != "warm":
            with self.claim.open("a", encoding="utf-8") as file:
                file.write("# edited\n")
        if state == "one commit more":
            self._commit()
        return measured([str(BIN / "claimspring"), "check"], self.folder, fine=(0, 1)).processor

    def _commit(self) -> None:
        self._git("add", ".")
        self._git("-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "change")

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, check=True)


def record(folder: Path) -> None:
    """Put every claim of a project on record."""
    for key, claim in read_corpus(folder, cached=False).corpus.claims.items():
        value = claim.value
        edition = edition_of(value, value.history[0].on, EditionKind.FIRST_PUBLICATION)
        place = folder / record_path(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(begun(edition).text(), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        without, recorded = Path(work, "without"), Path(work, "recorded")
        make(asked.claims, without)
        shutil.copytree(without, recorded)
        record(recorded)
        archives = Archive(without), Archive(recorded)
        found = {state: ([], []) for state in STATES}
        for _ in range(asked.rounds):
            for state in STATES:
                for archive, costs in zip(archives, found[state], strict=True):
                    costs.append(archive.processor(state))
    for state, (plain, more) in found.items():
        print(
            f"{asked.claims:,} claims, {state}: {median(plain):.2f} s without their record, "
            f"{median(more) - median(plain):+.2f} s with it"
        )


if __name__ == "__main__":
    main()
