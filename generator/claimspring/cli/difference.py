"""A file before and after -> the difference as `diff -u` shows it, with Git's words for files that come and go."""

from difflib import unified_diff

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


def _lines(content: bytes | None) -> list[str]:
    """Lines end at line feeds alone, as for git."""
    parts = (content or b"").decode("utf-8", "replace").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
