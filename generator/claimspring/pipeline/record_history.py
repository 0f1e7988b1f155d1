"""The published record as git's main line holds it: every edition that was ever there, first parents only.

What was tried in a branch and taken back before it was merged, no reader has seen.
"""

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from claimspring.model.main_line import MainLine
from claimspring.pipeline.git_history import ask_git, blobs, is_repository
from claimspring.read.files import PUBLISHED

_NONE = frozenset("0")


def main_line(root: Path, main: str | None) -> MainLine:
    """What the line `main` remembers, or that of the remote's HEAD; never raises."""
    if not is_repository(root):
        return MainLine(unchecked="no git here: whether the record was rewritten was not checked", unknown=True)
    commit = commit_of_main(root, main)
    if not commit:
        told = f"there is no '{main}'" if main else "git knows no remote's main line"
        if not ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
            told = "nothing is committed yet"
        return MainLine(unchecked=f"{told}: whether the record was rewritten was not checked", unknown=True)
    log = _log(root, PUBLISHED, "--first-parent", "-m", commit)
    shallow = (ask_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
    told = "shallow clone: whether the record was rewritten before its oldest commit was not checked"
    return MainLine(_editions(root, log), told if shallow else "")


def seen_editions(root: Path, main: str | None, path: str) -> Collection[str] | None:
    """The hashes of the editions in a record's file that readers may have seen: those that came onto the main line.

    Where nobody knows which that is, all that were ever committed; None where there is no git that could tell.
    """
    remembered = main_line(root, main)
    if not remembered.unknown:
        return remembered.editions.get(path, ())
    return _editions(root, _log(root, path, "--all", "-m")).get(path, ()) if is_repository(root) else None


def commit_of_main(root: Path, main: str | None) -> str:
    """The commit at which the main line stands, the remote's before one's own; empty where there is none."""
    names = (f"refs/remotes/origin/{main}", main) if main else ("refs/remotes/origin/HEAD",)
    for name in names:
        found = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found:
            return found.strip()
    return ""


def _log(root: Path, path: str, *which: str) -> str:
    """What became of files, commit by commit; empty where there is none."""
    return ask_git(root, "log", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", "--format=", *which, "--",
                   path) or ""  # fmt: skip


def _editions(root: Path, log: str) -> dict[str, tuple[str, ...]]:
    fields = [field for field in log.replace("\n", "\0").split("\0") if field]
    versions: dict[str, list[str]] = {}
    for about, path in zip(fields[::2], fields[1::2], strict=False):
        _, _, _, after, _ = about.removeprefix(":").split(" ")
        if set(after) != _NONE:
            versions.setdefault(path, []).append(after)
    held = dict(blobs(root, [blob for found in versions.values() for blob in found]))
    return {path: _hashes(held.get(blob, b"") for blob in found) for path, found in versions.items()}


def _hashes(contents: Iterable[bytes]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for raw in contents:
        try:
            editions = json.loads(raw)["editions"]
            found |= dict.fromkeys(str(edition["hash"]) for edition in editions)
        except (ValueError, TypeError, KeyError):
            continue
    return tuple(found)
