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


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared, and what was found altered."""

    count: int
    """How many records there are."""
    alterations: tuple[Alteration, ...]
    compared: str | None
    """The commit whose records go on in these; None where there was nothing to compare with."""
    reason: str = ""
    """Why there was nothing."""


def verify(root: Path, revision: str = "HEAD") -> Proof:
    """Prove every ledger of a project.

    `revision` is the commit whose ledgers must go on in those of today, each of them: one that is gone was altered.
    Where there is no such commit, or no git, only the chains and the copies are proved.
    """
    paths = {path.name: path for path in sorted((root / LEDGERS).glob("*.json"))}
    committed, reason = _committed(root, revision)
    found = [one for path in paths.values() for one in _alterations(root, path)]
    for name in sorted(committed.keys() & paths.keys()):
        found += _rewritten(root, paths[name], committed[name])
    gone = (f"{LEDGERS}/{name}" for name in sorted(committed.keys() - paths.keys()))
    found += [Alteration(path, 0, f"it is gone, though it was there at {revision}") for path in gone]
    return Proof(len(paths), tuple(found), None if reason else revision, reason)


def _alterations(root: Path, path: Path) -> Iterator[Alteration]:
    name = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except OSError:
        yield Alteration(name, 0, "it cannot be read")
        return
    for number, what in breaks(raw):
        yield Alteration(name, number, what)
    try:
        ledger = Ledger.model_validate_json(raw)
    except ValidationError:
        yield Alteration(name, 0, "it is no ledger")
        return
    if ledger.moved and not path.with_name(f"{ledger.moved.name}.json").is_file():
        yield Alteration(name, 0, f"its entries went to '{ledger.moved.name}', of which there is no record")
    yield from _copies(root, name, ledger)


def _copies(root: Path, name: str, ledger: Ledger) -> Iterator[Alteration]:
    """Copies may lie elsewhere, so that a missing one proves nothing; one that is here must be the one recorded."""
    for number, entry in enumerate(ledger.entries, 1):
        copy = entry.copy_
        if copy is None or not (root / copy.file).is_file():
            continue
        if not proves((root / copy.file).read_bytes(), copy):
            yield Alteration(name, number, f"its copy {copy.file} is not the page that was fetched")


def _rewritten(root: Path, path: Path, committed: bytes) -> Iterator[Alteration]:
    """Whoever alters an entry can make its hashes anew, but not those that git remembers."""
    try:
        before = Ledger.model_validate_json(committed)
        place, ledger = _followed(path, before)
        number = continues(before, ledger)
    except (OSError, ValidationError):  # told as what it is
        return
    name = place.relative_to(root).as_posix()
    if number:
        yield Alteration(name, number, "it is not the entry that git remembers")
        return
    sealed = [(then, number) for then, number, _ in before.named(path.stem)]
    now = [(then, number) for then, number, _ in ledger.named(place.stem)]
    renamed = next((number for number, (one, other) in enumerate(zip(sealed, now, strict=False), 1) if one != other), 0)
    if renamed:
        then = f"'{sealed[renamed - 1][0]}', as git remembers"
        yield Alteration(name, renamed, f"it was made under the name {then}, and 'formerly' says otherwise")


def _followed(path: Path, before: Ledger) -> tuple[Path, Ledger]:
    """Where the entries of a ledger are now: its document may have another name, more than once."""
    ledger = Ledger.model_validate_json(path.read_bytes())
    known = {path}
    while ledger.moved and ledger.moved != before.moved:
        path = path.with_name(f"{ledger.moved.name}.json")
        if path in known:
            break
        known.add(path)
        ledger = Ledger.model_validate_json(path.read_bytes())
    return path, ledger


def _committed(root: Path, revision: str) -> tuple[dict[str, bytes], str]:
    """The ledgers of a commit by file name; and why there is nothing to compare with, empty where there is."""
    try:
        if not _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"):
            return {}, "there is no git here" if not _git(root, "rev-parse", "--git-dir") else f"no commit '{revision}'"
        archive = _git(root, "archive", "--format=tar", "--end-of-options", revision, f"./{LEDGERS}")
    except OSError:
        return {}, "there is no git here"
    if not archive:
        return {}, ""  # a commit without ledgers
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = [(member.name, tar.extractfile(member)) for member in tar]
        files = {name.rpartition("/")[2]: file.read() for name, file in members if file and "/hosts/" not in name}
    return {name: raw for name, raw in files.items() if name.endswith(".json")}, ""


def _git(root: Path, *words: str) -> bytes:
    """What git says; nothing where it fails."""
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607 -- fixed words
    return done.stdout if done.returncode == 0 else b""
