"""What the last check of a project found, so that nothing is checked twice while nothing changes.

One file under `.cache/claimspring/`, with a key made of everything that findings can depend on. Its second line is what
a build says of them, so that a build which changes nothing need not take in thousands of findings. Deleting it is
always safe; where it cannot be used, or came with a commit, it is as if it were not there.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from claimspring.model.finding import Finding, Severity
from claimspring.pipeline.fingerprint import digest
from claimspring.read.cache import fingerprint
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted, put

FILE = CACHE_FOLDER / "findings.json"
PROGRAM = ("anchor", "trace", "rules")
"""The packages by whose code findings are made, beside those that read."""

FINDINGS = TypeAdapter(tuple[Finding, ...])


class FindingsSummary(NamedTuple):
    """What is wrong, as a build says it."""

    errors: tuple[str, ...]
    rest: int
    """How many warnings and notes there are."""


class FindingsCache:
    """The findings of the project in `root`, as long as these facts hold."""

    def __init__(self, root: Path, facts: str) -> None:
        self._root = root
        self._file = root / FILE
        self._key = digest([fingerprint(*PROGRAM), facts])

    def findings(self) -> tuple[Finding, ...] | None:
        """All findings, or None if they are not known."""
        try:
            lines = self._lines()
            return FINDINGS.validate_json(lines[1]) if lines else None
        except (OSError, ValueError):
            return None

    def summary(self) -> FindingsSummary | None:
        """What a build says of them, or None if that is not known."""
        errors, rest, _ = self._told()
        return None if errors is None else FindingsSummary(tuple(errors), rest)

    def files(self) -> int | None:
        """How many files were checked, or None if that is not known."""
        return self._told()[2]

    def _told(self) -> tuple[list[str] | None, int, int | None]:
        """Errors in words, how many findings are less than that, and how many files there were."""
        try:
            lines = self._lines()
            errors, rest, files = json.loads(lines[0]) if lines else (None, 0, None)
        except (OSError, ValueError, TypeError):
            return None, 0, None
        return errors, rest, files

    def store(self, findings: Sequence[Finding], files: int) -> None:
        """Keep the findings of so many files, in the place of those before."""
        put(self._root, self._file, self._pieces(findings, files))

    def _pieces(self, findings: Sequence[Finding], files: int) -> Iterator[bytes]:
        """What the file holds, piece by piece: there may be 100,000 findings."""
        yield self._key.encode() + b"\n"
        yield json.dumps((*summary_of(findings), files)).encode() + b"\n"
        yield FINDINGS.dump_json(tuple(findings))

    def _lines(self) -> list[bytes]:
        """The summary and the findings; nothing where the file is about another state of the project."""
        if not is_trusted(self._root, self._file):
            return []
        key, *lines = self._file.read_bytes().split(b"\n", 2)
        return lines if key.decode() == self._key and len(lines) == 2 else []


def summary_of(findings: Sequence[Finding]) -> FindingsSummary:
    """The errors in words, and how many findings are less than that."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    words = (f"{one.path}:{one.line}:{one.column}: {one.message} [{one.rule}]" for one in errors)
    return FindingsSummary(tuple(words), len(findings) - len(errors))
