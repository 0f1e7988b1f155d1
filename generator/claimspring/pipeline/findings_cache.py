"""What the last check of a project found, so that nothing is checked twice while nothing changes.

One file under `.cache/claimspring/`, with a key made of everything that findings can depend on: the files, the
settings, the day, what git remembers, and the program itself. Deleting it is always safe; where it cannot be used, or
came with a commit, it is as if it were not there.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter

from claimspring.model.finding import Finding
from claimspring.read.cache import fingerprint
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

FILE = CACHE_FOLDER / "findings.json"
PROGRAM = ("anchor", "trace", "rules")
"""The packages by whose code findings are made, beside those that read."""

FINDINGS = TypeAdapter(tuple[Finding, ...])


class Memory:
    """The findings of the project in `root`, as long as these facts hold."""

    def __init__(self, root: Path, facts: object) -> None:
        self._root = root
        self._file = root / FILE
        self._key = hashlib.sha256(f"{fingerprint(*PROGRAM)} {facts!r}".encode()).hexdigest()

    def recall(self) -> tuple[Finding, ...] | None:
        """The findings, or None if they are not known."""
        try:
            if not is_trusted(self._root, self._file):
                return None
            key, _, findings = self._file.read_bytes().partition(b"\n")
            return FINDINGS.validate_json(findings) if key.decode() == self._key else None
        except (OSError, ValueError):
            return None

    def keep(self, findings: Sequence[Finding]) -> None:
        """Remember them, in the place of those before."""
        if not is_trusted(self._root, self._file):
            return
        new = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self._key.encode() + b"\n" + FINDINGS.dump_json(tuple(findings)))
            new.replace(self._file)
