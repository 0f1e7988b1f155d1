"""Proof that the records are as they were made: the chain of hashes, the copies on disk, and what git remembers."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from claimspring.model.observation import Ledger
from claimspring.observe.record.copies import proves
from claimspring.observe.record.ledger import breaks, continues
from claimspring.observe.record.store import LEDGERS


@dataclass(frozen=True, slots=True)
class Alteration:
    """One place at which a record is not what was recorded."""

    path: str
    entry: int
    """Counted from 1; 0 for the whole file."""
    what: str

    def __str__(self) -> str:
        """As it is told: file, entry, what."""
        place = f"entry {self.entry}: " if self.entry else ""
        return f"{self.path}: {place}{self.what}"


def verify(root: Path, revision: str = "HEAD") -> tuple[int, tuple[Alteration, ...]]:
    """Prove every ledger of a project; how many there are, and what was altered.

    `revision` is the commit whose ledgers must go on in those of today; where there is no such commit, or no git, only
    the chains and the copies are proved.
    """
    paths = sorted((root / LEDGERS).glob("*.json"))
    committed = _committed(root, revision)
    found = [alteration for path in paths for alteration in _alterations(root, path, committed.get(path.name))]
    return len(paths), tuple(found)


def _alterations(root: Path, path: Path, committed: bytes | None) -> Iterator[Alteration]:
    name = path.relative_to(root).as_posix()
    raw = path.read_bytes()
    for number, what in breaks(raw):
        yield Alteration(name, number, what)
    try:
        ledger = Ledger.model_validate_json(raw)
    except ValidationError:
        yield Alteration(name, 0, "it is no ledger")
        return
    yield from _copies(root, name, ledger)
    if committed is not None:
        yield from _rewritten(name, committed, ledger)


def _copies(root: Path, name: str, ledger: Ledger) -> Iterator[Alteration]:
    """Copies may lie elsewhere, so that a missing one proves nothing; one that is here must be the one recorded."""
    for number, entry in enumerate(ledger.entries, 1):
        copy = entry.copy_
        if copy is None or not (root / copy.file).is_file():
            continue
        if not proves((root / copy.file).read_bytes(), copy):
            yield Alteration(name, number, f"its copy {copy.file} is not the page that was fetched")


def _rewritten(name: str, committed: bytes, ledger: Ledger) -> Iterator[Alteration]:
    """Whoever alters an entry can make its hashes anew, but not those that git remembers."""
    try:
        number = continues(Ledger.model_validate_json(committed), ledger)
    except ValidationError:
        return
    if number:
        yield Alteration(name, number, "it is not the entry that git remembers")


def _committed(root: Path, revision: str) -> dict[str, bytes]:
    """The ledgers of a commit by file name; none where there is no git."""
    command = ["git", "archive", "--format=tar", "--end-of-options", revision, f"./{LEDGERS}"]
    try:
        archive = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout  # noqa: S603 -- fixed words
    except (OSError, subprocess.CalledProcessError):
        return {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = [(member.name.rpartition("/")[2], tar.extractfile(member)) for member in tar]
        return {name: file.read() for name, file in members if file}
