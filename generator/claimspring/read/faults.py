"""Text of a file that cannot become a value -> every fault that can be told in one round.

A fault with a certain remedy does not end the reading: it is told, mended in a copy, and what comes after it is read.
No remedy reaches beyond its line, so that later faults keep their lines; behind one nothing more is told of its line.
"""

from collections.abc import Callable, Iterable

from claimspring.read.decode import position_to_offset
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.fault import MAX_FAULTS, Fault, Misfit, Unreadable
from claimspring.read.slips import slips
from claimspring.read.yaml import Data, parse


def faults_of(text: str, misfits_of: Callable[[dict[str, Data]], Iterable[Misfit]]) -> tuple[Fault, ...]:
    """What is wrong with `text`: as YAML, and once that is mended, as `misfits_of` its data tells."""
    told: list[Fault] = []
    while True:
        found = _unread(text, misfits_of)
        fresh = [fault for fault in found if not any(_is_behind(fault, other) for other in told)]
        told += fresh
        edits = [_edit(text, fault, fault.replacement) for fault in fresh if fault.replacement is not None]
        if not edits or len(told) >= MAX_FAULTS:
            return tuple(sorted(told[:MAX_FAULTS], key=lambda fault: fault.span))
        text = apply(text, edits)


def _is_behind(fault: Fault, other: Fault) -> bool:
    """Whether a fault stands where another one was told, or behind it in its line, whose columns are others now."""
    (line, column), known = fault.span.start, other.span.start
    return line == known.line and column >= known.column


def _unread(text: str, misfits_of: Callable[[dict[str, Data]], Iterable[Misfit]]) -> tuple[Fault, ...]:
    """Slips, where there are any, for they explain the rest; else what is wrong with the YAML; else the misfits."""
    try:
        document = parse(text)
    except Unreadable as unreadable:
        return slips(text) or unreadable.faults
    positions = document.positions
    misfits = tuple(misfit.located(positions) for misfit in misfits_of(document.data))
    return (slips(text) or misfits) if misfits else ()


def _edit(text: str, fault: Fault, replacement: str) -> Edit:
    start, end = (position_to_offset(text, position) for position in fault.span)
    return Edit(start, end, replacement)
