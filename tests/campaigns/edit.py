"""Random changes to this repository's files, each held by oracles: `python -m tests.campaigns.edit [EDITS [SEED]]`.

Files as they are, the same laid out by others, and the tests' own cases; four changes on end to each, and back.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from claimspring.read.decode import decode
from claimspring.read.editing.changeset import FileChange
from claimspring.read.editing.history import taken_back
from claimspring.read.editing.kinds import BYTE_ORDER_MARK, FileKind, kind_of
from claimspring.read.editing.operations import Operation, Refused, Set
from claimspring.read.fault import Unreadable
from tests.read.editing.oracles import as_pure_python_reads_it, wrongs
from tests.read.editing.samples import restyled, some_operation

ROOT = Path(__file__).parents[2]
CHAIN = 4
PATTERNS = ("claims/**/*.yml", "content/articles/*.md", "tests/**/*.yml", "tests/**/articles/*.md")


class Sample(NamedTuple):
    """A file that can be read."""

    path: str
    """By which its kind is known."""
    text: str


def samples() -> tuple[Sample, ...]:
    """Every YAML file and article of the repository that can be read and holds what both readers take for the same."""
    found = []
    for file in sorted({file for pattern in PATTERNS for file in ROOT.glob(pattern) if file.is_file()}):
        path = file.relative_to(ROOT).as_posix()
        path = path[path.index("claims/") :] if "claims/" in path else path
        try:
            text = decode(file.read_bytes())
            kind = kind_of(path)
            if kind.data(text) == as_pure_python_reads_it(kind.split(text).yaml):
                found.append(Sample(path, text))
        except (Unreadable, Refused):
            continue
    return tuple(found)


class Campaign:
    """Counts what was done and what went wrong."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.wrong: list[tuple[str, str, Operation, str, str]] = []
        self.seconds: list[float] = []

    def run(self, texts: Sequence[Sample], edits: int) -> None:
        """Make so many changes."""
        while self.counts["edits"] < edits:
            path, text = self.chance.choice(texts)
            kind = kind_of(path)
            if self.chance.random() < 0.6:
                text = self._restyled(kind, text)
            self._chain(path, kind, text)

    def _restyled(self, kind: FileKind, text: str) -> str:
        before, yaml, after = kind.split(text)
        other = f"{before}{restyled(yaml, self.chance)}{after}"
        other = (BYTE_ORDER_MARK if self.chance.random() < 0.15 else "") + other
        try:
            return other if kind.data(other) == kind.data(text) else text
        except Refused:
            return text

    def _chain(self, path: str, kind: FileKind, text: str) -> None:
        first, done = text, list[FileChange]()
        for _ in range(CHAIN):
            operation = some_operation(self.chance, kind.data(text), kind.changer.shape)
            self.counts["edits"] += 1
            began = perf_counter()
            try:
                new = kind.change(text, operation)
            except Refused as refused:
                self._note("refused", path, operation, text, str(refused))
                break
            self.seconds.append(perf_counter() - began)
            self.counts[type(operation).__name__] += 1
            old_parts, new_parts = kind.split(text), kind.split(new)
            if (old_parts.before, old_parts.after) != (new_parts.before, new_parts.after):
                self._note("outside of the head", path, operation, text, new)
            for wrong in wrongs(old_parts.yaml, new_parts.yaml, operation):
                self._note(wrong, path, operation, text, new)
            done.append(FileChange(path, text.encode(), new.encode()))
            text = new
        self._back(first, text, done)

    def _back(self, first: str, text: str, done: Sequence[FileChange]) -> None:
        """Take back the chain, the last change first."""
        now: bytes | None = text.encode()
        for change in reversed(done):
            back, conflicts = taken_back(change, now)
            now = None if conflicts else back.after
        if now != first.encode():
            self.counts["not taken back"] += 1
            self.wrong.append(("not taken back", done[0].path, Set((), None), first, text))

    def _note(self, what: str, path: str, operation: Operation, text: str, new: str) -> None:
        self.counts[what.partition(":")[0]] += 1
        self.wrong.append((what, path, operation, text, new))


def main(edits: int = 20_000, seed: int = 1) -> int:
    campaign = Campaign(seed)
    campaign.run(samples(), edits)
    print(dict(campaign.counts), f"median {median(campaign.seconds) * 1000:.2f} ms")
    for what, path, operation, _, _ in campaign.wrong[:20]:
        print(f"{what}: {path} {operation}")
    return 1 if any(what != "refused" for what, *_ in campaign.wrong) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
