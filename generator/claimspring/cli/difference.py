"""A file before and after -> the difference as `diff -u` shows it, with Git's words for files that come and go."""

from dataclasses import replace
from difflib import SequenceMatcher, unified_diff

from claimspring.model.finding import Finding, Position
from claimspring.read.editing.changeset import FileChange


def difference(change: FileChange) -> str:
    """The change as a patch that `git apply` takes."""
    old, new = _lines(change.before), _lines(change.after)
    before = "/dev/null" if change.before is None else f"a/{change.path}"
    after = "/dev/null" if change.after is None else f"b/{change.path}"
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, before, after)
    )


def before_change(finding: Finding, change: FileChange) -> Finding:
    """A finding of a file as it would be, at its line of the file as it is; what would be new, at the line above it."""
    if change.before is None or change.after is None:
        return finding
    old, new = _lines(change.before), _lines(change.after)
    at = finding.line - 1
    for tag, start_old, end_old, start_new, end_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if not start_new <= at < end_new:
            continue
        if tag == "equal":
            moved = start_old - start_new
            end = Position(finding.end.line + moved, finding.end.column) if finding.end else None
            return replace(finding, line=finding.line + moved, end=end)
        return replace(finding, line=max(1, min(start_old + at - start_new + 1, end_old)), column=1, end=None)
    return finding


def _lines(content: bytes | None) -> list[str]:
    """Lines end at line feeds alone, as for git."""
    parts = (content or b"").decode("utf-8", "replace").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
