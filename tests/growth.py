"""How the work grows with the text, counted in lines of Python that run: the same on every machine, busy or not."""

import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python run; what is done within a built-in function counts as one."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_in_step(work: Callable[[str], object], text: str) -> bool:
    """Whether twice as much of the same takes about twice the work, and not four times as much."""
    return steps(lambda: work(text * 2)) < 3 * steps(lambda: work(text))
