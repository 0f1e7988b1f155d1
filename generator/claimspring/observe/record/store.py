"""Files that are whole or not there: written aside, synced, renamed; what a kill leaves is swept by the next run.

A look's copy and its ledger become visible together: the copy waits in the staging folder until the ledger that names
it is in place. A kill between the two is made good by `recover`.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from claimspring.model.observation import HostRecord, Ledger

LEDGERS = "claims/observations"
HOSTS = "claims/observations/hosts"
_STAGING = ".cache/observe"
_STAGED = ".staged"
_PART = ".part"


class BusyError(Exception):
    """Another run is under way in the same project."""


@dataclass(frozen=True, slots=True)
class Store:
    """The files of one project."""

    root: Path

    def ledger_path(self, target: str) -> Path:
        """Where the ledger of `target` lies."""
        return self.root / LEDGERS / f"{target}.json"

    def read(self, target: str) -> Ledger:
        """The ledger of `target`; an empty one where there is none.

        Raises:
            ValueError: when the file is no ledger.
        """
        try:
            return Ledger.model_validate_json(self.ledger_path(target).read_bytes())
        except FileNotFoundError:
            return Ledger()

    def host_path(self, host: str) -> Path:
        """Where lies what is known of a host."""
        return self.root / HOSTS / f"{quote(host, safe='')}.json"

    def read_host(self, host: str) -> HostRecord:
        """What is known of a host; nothing where there is no file, or one that cannot be read: it is found out anew."""
        try:
            return HostRecord.model_validate_json(self.host_path(host).read_bytes())
        except (OSError, ValueError):
            return HostRecord()

    def write_host(self, host: str, known: HostRecord) -> None:
        """Put what is known of a host in place."""
        path = self.host_path(host)
        part = self._staging / f"{path.name}.host{_PART}"
        self._aside(part, (known.model_dump_json(exclude_defaults=True, indent=1) + "\n").encode())
        _move(part, path)

    def write(self, target: str, ledger: Ledger, copy: tuple[str, bytes] | None = None) -> None:
        """Put a ledger in place, and with it a copy (its path in the project, its bytes) that it names."""
        if copy:
            self._aside(self._staged(copy[0]), copy[1])
        part = self._staging / f"{target}{_PART}"
        self._aside(part, ledger.text().encode())
        _move(part, self.ledger_path(target))
        if copy:
            _move(self._staged(copy[0]), self.root / copy[0])

    def recover(self) -> None:
        """Finish or undo what a killed run left: a staged copy whose ledger is in place is moved, the rest removed."""
        for path in sorted(self._staging.glob(f"*{_STAGED}")):
            name = unquote(path.name.removesuffix(_STAGED))
            if self._is_named(name):
                _move(path, self.root / name)
            else:
                path.unlink()
        for path in self._staging.glob(f"*{_PART}"):
            path.unlink()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep a second run out of this project while this one lasts.

        Raises:
            BusyError: when there is one already.
        """
        self._staging.mkdir(parents=True, exist_ok=True)
        with (self._staging / "lock").open("w") as lock:
            _lock(lock.fileno())
            self.recover()
            yield

    @property
    def marker(self) -> Path:
        """The file that says since when an unfinished run has been under way."""
        return self._staging / "unfinished"

    @property
    def _staging(self) -> Path:
        return self.root / _STAGING

    def _staged(self, name: str) -> Path:
        return self._staging / f"{quote(name, safe='')}{_STAGED}"

    def _is_named(self, copy: str) -> bool:
        """Whether the ledger of a copy's folder names it."""
        try:
            entries = self.read(Path(copy).parent.name).entries
        except ValueError:
            return False
        return any(entry.copy_ is not None and entry.copy_.file == copy for entry in entries)

    def _aside(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _move(part: Path, place: Path) -> None:
    """Rename, and make the rename itself last."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part.replace(place)
    if sys.platform != "win32":
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415 -- not there on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise BusyError("another 'claimspring observe' is under way in this project") from None
