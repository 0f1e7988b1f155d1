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
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, TypeVar

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


def in_shares(work: Work[T], shares: int) -> list[T]:
    """Do all shares at once, the first one here; returns what all of them return, raises what went wrong."""
    if shares == 1:
        with _frozen():
            return work(0, 1)
    context = multiprocessing.get_context("fork")
    helpers: list[tuple[ForkProcess, Connection]] = []
    with _frozen():
        try:
            for share in range(1, shares):
                here, there = context.Pipe(duplex=False)
                helper = context.Process(target=_help, args=(work, share, shares, there))
                helper.start()
                there.close()
                helpers.append((helper, here))
            done = work(0, shares)
            for _, here in helpers:
                done += _answer(here)
            return done
        finally:
            for helper, here in helpers:
                here.close()
                helper.terminate()
                helper.join()


@contextmanager
def _frozen() -> Iterator[None]:
    """The garbage collector leaves alone what is there already, or every process would copy all of it to mark it.

    And it looks less often for what refers to itself: pages are made of little that does, at hundreds of objects each.
    """
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


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
