"""What waits for somebody, worked out beside the desk: it takes seconds among 10,000 claims, and holds up no screen.

Only the state of the project is taken under the desk's lock; all that is made of it has a context of its own.
"""

import gc
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from claimspring.pipeline.project import PreparedRules, Project

if TYPE_CHECKING:
    from claimspring.model.queue import Task


class WaitingTasks(NamedTuple):
    """The editor's queue as it was at some state of the desk."""

    number: int
    tasks: "tuple[Task, ...]"


class Waiting:
    """Keeps the queue that was found last."""

    def __init__(self, lock: threading.RLock, state: Callable[[], tuple[int, Project]]) -> None:
        """`state` gives the number of the desk's state and its project; it is asked under the desk's lock."""
        self.last: WaitingTasks | None = None
        """None until it was worked out once."""
        self._lock, self._state = lock, state
        self._one = threading.Lock()
        self._preparing: _Preparing | None = None

    def find(self) -> None:
        """Work the queue out anew if the desk is other than it was then; asked by several, it is worked out once."""
        with self._one:
            with self._lock:
                number, project = self._state()
                if self.last and self.last.number == number:
                    return
                found = project.findings
            self.last = WaitingTasks(number, project.tasks_of(found))

    def prepare(self) -> None:
        """Have at hand what the first save needs, so that nobody waits for it; nothing to do where one was made."""
        with self._one:
            with self._lock:
                _, project = self._state()
                if project.before.by_record:
                    return
                preparing = self._preparing = _Preparing(project)
            preparing.work()
            with self._lock:
                self.use_prepared()
        gc.freeze()  # looking through all that was read for circles, of which there are none, takes half a second

    def use_prepared(self) -> None:
        """Take over what is being prepared, waiting for it: twice would be slower. Called under the desk's lock."""
        preparing, self._preparing = self._preparing, None
        if preparing and (prepared := preparing.wait()):
            preparing.project.take(prepared)


class _Preparing:
    """The preparation of a project, from when it is begun."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._prepared: PreparedRules | None = None
        self._done = threading.Event()

    def work(self) -> None:
        """Needs no lock."""
        try:
            self._prepared = self.project.prepared()
        finally:
            self._done.set()

    def wait(self) -> PreparedRules | None:
        """What was prepared; None where that failed."""
        self._done.wait()
        return self._prepared
