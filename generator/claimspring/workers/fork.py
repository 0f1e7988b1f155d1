"""Work for every processor: the process is forked once all is loaded, so nothing is read or sent twice.

Where a fork is not to be had (another system, or other threads that could hold a lock), one process does it all; what
is done is the same.
"""

import gc
import multiprocessing
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
Work = Callable[[int, int], list[T]]
"""Does one of so many shares: `work(0, 2) + work(1, 2)` is all there is to do. What it returns is sent as a pickle."""

_SELDOM = 50_000
"""After how many new objects the collector looks; the usual 700 come with every page, and cost a twentieth of it."""

MOST = 8
"""More processes than this would wait for the disk."""


class HelperError(Exception):
    """A helping process failed; holds its traceback."""


def processors() -> int:
    """How many processes can share the work."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def in_shares(work: Work[T], shares: int, at_once: int | None = None) -> list[T]:
    """Do all shares; returns what they return, in their order, raises what went wrong.

    They are done at once, the first one here; where only some shall be done at once, each in a process of its own, so
    that what a share leaves in memory goes with it.
    """
    with _frozen():
        if shares == 1:
            return work(0, 1)
        with _Helpers(work, shares) as helpers:
            if at_once is None or at_once >= shares:
                for share in range(1, shares):
                    helpers.start(share)
                done = work(0, shares)
            else:
                for share in range(shares):
                    helpers.make_room(at_once)
                    helpers.start(share)
                done = []
            helpers.make_room(1)
    return done + [one for share in sorted(helpers.done) for one in helpers.done[share]]


def as_done(work: Work[T], shares: int, at_once: int) -> Iterator[list[T]]:
    """What each share returns, as soon as it is done; only some are done at once, each in a process of its own."""
    with _frozen():
        if at_once == 1:
            yield from (work(share, shares) for share in range(shares))
            return
        with _Helpers(work, shares) as helpers:
            for share in range(shares):
                helpers.make_room(at_once)
                helpers.start(share)
                yield from helpers.taken()
            while helpers.running:
                helpers.make_room(len(helpers.running))
                yield from helpers.taken()


def elsewhere(make: Callable[[], T]) -> T:
    """What `make` gives, worked out by another process, whose memory goes with it; here, where there can be none."""
    if processors() == 1:
        return make()
    with _frozen(), _Helpers(lambda _share, _of: [make()], 1) as helper:
        helper.start(0)
        helper.make_room(1)
    return helper.done[0][0]


class _Helpers(Generic[T]):
    """The processes that do shares; none is left running."""

    def __init__(self, work: Work[T], shares: int) -> None:
        self._work, self._shares = work, shares
        self._context = multiprocessing.get_context("fork")
        self.running: dict[Connection, tuple[int, ForkProcess]] = {}
        """Where they answer; their shares."""
        self.done: dict[int, list[T]] = {}
        """What was returned, by share."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for here, (_share, helper) in self.running.items():
            here.close()
            helper.terminate()
            helper.join()

    def start(self, share: int) -> None:
        """Have one share done."""
        here, there = self._context.Pipe(duplex=False)
        helper = self._context.Process(target=_help, args=(self._work, share, self._shares, there))
        helper.start()
        there.close()
        self.running[here] = share, helper

    def taken(self) -> Iterator[list[T]]:
        """What was returned since this was asked last."""
        for share in sorted(self.done):
            yield self.done.pop(share)

    def make_room(self, at_once: int) -> None:
        """Wait until fewer than so many are running."""
        while len(self.running) >= at_once:
            ready = wait(list(self.running))
            for here in [one for one in self.running if one in ready]:
                share, helper = self.running[here]
                self.done[share] = _answer(here)
                del self.running[here]
                here.close()
                helper.join()


@contextmanager
def _frozen() -> Iterator[None]:
    """The garbage collector leaves alone what is there already, or every process would copy all of it to mark it."""
    gc.freeze()
    try:
        with seldom_collected():
            yield
    finally:
        gc.unfreeze()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The collector looks less often for what refers to itself: pages are made of little that does, by the hundred."""
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)


def _help(work: Work[T], share: int, shares: int, answer: Connection) -> None:
    try:
        answer.send((work(share, shares), None))
    except BaseException:  # noqa: BLE001 -- told to the process that waits, which raises it
        answer.send(([], traceback.format_exc()))


def _answer(helper: Connection) -> list[Any]:
    """What a helper returns."""
    try:
        done, failure = helper.recv()
    except EOFError:
        raise HelperError("a helping process was ended from outside; is there enough memory?") from None
    if failure:
        raise HelperError(failure)
    return list(done)
