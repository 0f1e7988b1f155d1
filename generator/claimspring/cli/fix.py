"""Findings with a certain remedy -> files with the remedy, span by span; what makes a file no better is taken back.

The files of one round are put in place together, so that a killed run leaves all of them mended or none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimspring.model.finding import Finding, Position
from claimspring.read.decode import position_to_offset
from claimspring.read.editing.changeset import FileChange, commit, recover
from claimspring.read.editing.edits import Edit, apply
from claimspring.read.editing.kinds import BYTE_ORDER_MARK
from claimspring.rules.registry import RULES
from claimspring.rules.rule import Family


class Looked(NamedTuple):
    """What a look at the project found."""

    findings: Sequence[Finding]
    unread: frozenset[str]
    """The files that could not be read."""


Look = Callable[[], Looked]
"""Looks at the project as it stands on disk."""


class Mended(NamedTuple):
    """A file that was mended."""

    change: FileChange
    findings: tuple[Finding, ...]
    """What was mended in it, as it was told before each round."""


def fix(root: Path, look: Look) -> tuple[Mended, ...]:
    """Mend what can be mended below `root`; returns what was mended in each file, in the order of their paths.

    Mending one thing can bring another to light, so it goes on until nothing is left to mend.
    """
    recover(root)
    mended: dict[str, Mended] = {}
    refused: set[Finding] = set()
    one_by_one: set[str] = set()
    now = look()
    while pending := _pending(now.findings, refused, one_by_one):
        changes = [_change(root, path, found) for path, found in pending.items()]
        commit(root, changes)
        after = look()
        better = [change for change in changes if _is_better(change.path, pending[change.path], now, after)]
        for change in better:
            mended[change.path] = _joined(mended.get(change.path), Mended(change, tuple(pending[change.path])))
        worse = [change for change in changes if change not in better]
        commit(root, [change.reverse for change in worse])
        for path in (change.path for change in worse):
            refused.update(pending[path] if len(pending[path]) == 1 else ())
            one_by_one.add(path)
        now = look() if one_by_one else after
    return tuple(mended[path] for path in sorted(mended))


def _joined(first: Mended | None, second: Mended) -> Mended:
    if first is None:
        return second
    change = FileChange(second.change.path, first.change.before, second.change.after)
    return Mended(change, (*first.findings, *second.findings))


def _pending(findings: Iterable[Finding], refused: set[Finding], one_by_one: set[str]) -> dict[str, list[Finding]]:
    """What can be mended, by file: all at once, but one after the other where that went wrong."""
    pending: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.replacement is None or finding.end is None or finding in refused:
            continue
        if finding.path not in one_by_one or not pending[finding.path]:
            pending[finding.path].append(finding)
    return pending


def _change(root: Path, path: str, found: Iterable[Finding]) -> FileChange:
    """The edits made in a file, behind its byte order mark if it has one."""
    raw = (root / path).read_bytes()
    old = raw.decode("utf-8")
    mark, text = (BYTE_ORDER_MARK, old[1:]) if old.startswith(BYTE_ORDER_MARK) else ("", old)
    new = mark + apply(text, (_edit(text, finding) for finding in found))
    return FileChange(path, raw, new.encode("utf-8"))


def _edit(text: str, finding: Finding) -> Edit:
    if finding.end is None or finding.replacement is None:
        raise AssertionError("only findings with a remedy come here")
    start = position_to_offset(text, Position(finding.line, finding.column))
    return Edit(start, position_to_offset(text, finding.end), finding.replacement)


def _is_better(path: str, mended: Iterable[Finding], before: Looked, after: Looked) -> bool:
    """Whether what was mended is gone, and nothing took its place but what could not be seen before.

    Where a file could be read, nothing was hidden. Where its YAML could, faults of its YAML were not.
    """
    left, had = _problems(path, after), _problems(path, before)
    if any(left[problem] >= had[problem] for problem in {(finding.rule, finding.message) for finding in mended}):
        return False
    new = left - had
    if path not in before.unread:
        return not new
    return any(map(_is_of_yaml, had)) or not any(map(_is_of_yaml, new))


def _is_of_yaml(problem: tuple[str, str]) -> bool:
    rule, _ = problem
    return RULES[rule].family is Family.FILE


def _problems(path: str, looked: Looked) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in looked.findings if finding.path == path)
