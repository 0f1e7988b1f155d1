"""Findings with a certain remedy -> files with the remedy, span by span; what makes a file no better is taken back."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimspring.model.finding import Finding, Position
from claimspring.read.decode import position_to_offset
from claimspring.read.editing.edits import Edit, apply
from claimspring.rules.registry import RULES
from claimspring.rules.rule import Family

BYTE_ORDER_MARK = "\ufeff"


class Looked(NamedTuple):
    """What a look at the project found."""

    findings: Sequence[Finding]
    unread: frozenset[str]
    """The files that could not be read."""


Look = Callable[[], Looked]
"""Looks at the project as it stands on disk."""


def fix(root: Path, look: Look) -> dict[str, tuple[str, str]]:
    """Mend what can be mended below `root`; returns the text before and after of each file changed, by its path.

    Mending one thing can bring another to light, so it goes on until nothing is left to mend.
    """
    texts: dict[str, tuple[str, str]] = {}
    refused: set[Finding] = set()
    one_by_one: set[str] = set()
    now = look()
    while pending := _pending(now.findings, refused, one_by_one):
        written = {path: _write(root, path, found) for path, found in pending.items()}
        after = look()
        for path, (old, new) in written.items():
            if _is_better(path, pending[path], now, after):
                texts[path] = (texts.get(path, (old, new))[0], new)
            else:
                _replace(root / path, old)
                refused.update(pending[path] if len(pending[path]) == 1 else ())
                one_by_one.add(path)
        now = look() if one_by_one else after
    return {path: texts[path] for path in sorted(texts)}


def _pending(findings: Iterable[Finding], refused: set[Finding], one_by_one: set[str]) -> dict[str, list[Finding]]:
    """What can be mended, by file: all at once, but one after the other where that went wrong."""
    pending: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.replacement is None or finding.end is None or finding in refused:
            continue
        if finding.path not in one_by_one or not pending[finding.path]:
            pending[finding.path].append(finding)
    return pending


def _write(root: Path, path: str, found: Iterable[Finding]) -> tuple[str, str]:
    """Make the edits in the file; returns its text before and after, with its byte order mark if it has one."""
    old = (root / path).read_bytes().decode("utf-8")
    mark, text = (BYTE_ORDER_MARK, old[1:]) if old.startswith(BYTE_ORDER_MARK) else ("", old)
    new = mark + apply(text, (_edit(text, finding) for finding in found))
    _replace(root / path, new)
    return old, new


def _edit(text: str, finding: Finding) -> Edit:
    if finding.end is None or finding.replacement is None:
        raise AssertionError("only findings with a remedy come here")
    start = position_to_offset(text, Position(finding.line, finding.column))
    return Edit(start, position_to_offset(text, finding.end), finding.replacement)


def _replace(path: Path, text: str) -> None:
    """Put `text` in the place of the file, whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)  # what a killed run left, or a link that leads out of the project
    with new.open("xb") as file:
        file.write(text.encode("utf-8"))
    new.chmod(path.stat().st_mode)
    new.replace(path)


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
