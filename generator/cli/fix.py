"""Findings with a certain remedy -> files with the remedy, span by span; what makes a file no better is taken back."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from generator.model.finding import Finding, Position
from generator.read.decode import position_to_offset
from generator.read.edit import Edit, apply

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
    now = look()
    while pending := _pending(now.findings, refused):
        written = {path: _write(root, path, found) for path, found in pending.items()}
        after = look()
        for path, (old, new) in written.items():
            if _is_better(path, pending[path], now, after):
                texts[path] = (texts.get(path, (old, new))[0], new)
            else:
                _replace(root / path, old)
                refused.update(pending[path])
        now = look() if refused else after
    return {path: texts[path] for path in sorted(texts)}


def diff(path: str, before: str, after: str) -> str:
    """The change of a file as a unified diff."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, f"a/{path}", f"b/{path}")
    )


def _pending(findings: Iterable[Finding], refused: set[Finding]) -> dict[str, list[Finding]]:
    pending: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.replacement is not None and finding.end is not None and finding not in refused:
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
    new.write_bytes(text.encode("utf-8"))
    new.chmod(path.stat().st_mode)
    new.replace(path)


def _is_better(path: str, mended: Iterable[Finding], before: Looked, after: Looked) -> bool:
    """Whether what was mended is gone, and nothing else is wrong with a file that could be read before."""
    left, had = _problems(path, after), _problems(path, before)
    gone = all(left[problem] < had[problem] for problem in {(finding.rule, finding.message) for finding in mended})
    return gone and (path in before.unread or not left - had)


def _problems(path: str, looked: Looked) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in looked.findings if finding.path == path)
