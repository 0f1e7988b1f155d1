"""One build of a project at a time: MkDocs empties the site's folder first, and two builds would do so to each other.

Where there are no locks (Windows), or the folder may not be written in, builds are not kept apart.
"""

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

if sys.platform != "win32":
    import fcntl


class BuildLock:
    """Held by the build that runs; released at its end, and by the system where it is killed."""

    def __init__(self) -> None:
        self._held: int | None = None

    def acquire(self, root: Path, log: logging.Logger) -> None:
        """Wait until no other build of the project in `root` runs, and say so where one does."""
        self.release()
        file = root / CACHE_FOLDER / "build.lock"
        if sys.platform == "win32" or not is_trusted(root, file):
            return
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._held = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
            try:
                fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                log.info("another build of this project runs: waiting for its end")
                fcntl.flock(self._held, fcntl.LOCK_EX)

    def release(self) -> None:
        """Let others build."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
