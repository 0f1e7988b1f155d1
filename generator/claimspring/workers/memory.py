"""A budget of memory that the threads of one process share."""

import contextlib
import threading
from collections.abc import Iterator


class MemoryBudget:
    """So many bytes for all that is under way at one time; who does not find enough left waits."""

    def __init__(self, size: int) -> None:
        self._size = self._left = size
        self._freed = threading.Condition()

    @contextlib.contextmanager
    def take(self, wanted: int) -> Iterator[None]:
        """Have so many bytes of the budget, or all of it where that is less, until the work is done."""
        taken = min(wanted, self._size)
        with self._freed:
            self._freed.wait_for(lambda: self._left >= taken)
            self._left -= taken
        try:
            yield
        finally:
            with self._freed:
                self._left += taken
                self._freed.notify_all()
