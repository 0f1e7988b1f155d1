"""Payloads in a file without a name, so that they take no memory and no other run can change them.

Processes that are forked read the same file. What the disk has no room for stays in memory.
"""

import os
import sys
import tempfile
import threading
import weakref
from array import array


class Payloads:
    """What was read of files, by the numbers that were given to it."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._file = tempfile.TemporaryFile(prefix="claimspring-", buffering=0)  # noqa: SIM115 -- is there as long as this
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._held: dict[int, bytes] = {}
        self._reading = threading.Lock()

    def add(self, payload: bytes) -> int:
        """Keep a payload; returns its number."""
        number, begin = len(self._ends) - 1, self._ends[-1]
        try:
            is_written = self._write(payload, begin) == len(payload)
        except OSError:
            is_written = False
        if not is_written:
            self._held[number] = payload
        self._ends.append(begin + is_written * len(payload))
        return number

    def get(self, number: int) -> bytes:
        """The payload of this number; raises OSError where the disk fails."""
        if number in self._held:
            return self._held[number]
        begin, end = self._ends[number], self._ends[number + 1]
        return self._read(end - begin, begin)

    if sys.platform == "win32":

        def _write(self, payload: bytes, begin: int) -> int:
            with self._reading:
                self._file.seek(begin)
                return self._file.write(payload) or 0

        def _read(self, size: int, begin: int) -> bytes:
            with self._reading:
                self._file.seek(begin)
                return self._file.read(size)

    else:

        def _write(self, payload: bytes, begin: int) -> int:
            return os.pwrite(self._file.fileno(), payload, begin)

        def _read(self, size: int, begin: int) -> bytes:
            return os.pread(self._file.fileno(), size, begin)
