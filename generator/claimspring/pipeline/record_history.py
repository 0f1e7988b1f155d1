"""The published record as git's main line holds it: every edition that was ever there, first parents only.

What was tried in a branch and taken back before it was merged, no reader has seen. What a line told is kept with its
commit, and later commits are added to it.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from claimspring.model.main_line import MainLine
from claimspring.pipeline.git_history import ask_git, blobs, is_repository
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted, put
from claimspring.read.files import PUBLISHED

FILE = CACHE_FOLDER / "main-line.json"
_VERSION = 1
"""Another one wherever this module tells editions otherwise."""
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
    if (ask_git(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true":
        told = "shallow clone: whether the record was rewritten before its oldest commit was not checked"
        return MainLine(_on_line(root, commit), told)
    return MainLine(_remembered(root, commit))


def _remembered(root: Path, commit: str) -> Mapping[str, tuple[str, ...]]:
    """The editions on a line up to its last commit; only what came since the last time is read."""
    known_at, known = _load(root)
    if known_at == commit:
        return known
    if known_at and _leads_to(root, known_at, commit):
        later = _on_line(root, f"{known_at}..{commit}")
        found = {**known, **{path: (*dict.fromkeys((*now, *known.get(path, ()))),) for path, now in later.items()}}
    else:
        found = _on_line(root, commit)
    _store(root, commit, found)
    return found


def _leads_to(root: Path, old: str, new: str) -> bool:
    """Whether the line of a commit was once at an older one."""
    since = (ask_git(root, "rev-list", "--first-parent", "--parents", f"{old}..{new}") or "").split("\n")
    oldest = [line for line in since if line][-1:]
    return bool(oldest) and oldest[0].split(" ")[1:2] == [old]


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


def _on_line(root: Path, commits: str) -> dict[str, tuple[str, ...]]:
    """The editions that came onto a line with some commits, the last first."""
    return _editions(root, _log(root, PUBLISHED, "--first-parent", "-m", commits))


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


def _load(root: Path) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The commit at which a line was last followed, and what it told; empty where that is not known."""
    place = root / FILE
    if not place.is_file() or not is_trusted(root, place):
        return "", {}
    try:
        known: Any = json.loads(place.read_bytes())
        if known["version"] != _VERSION:
            return "", {}
        return str(known["commit"]), {path: tuple(hashes) for path, hashes in known["editions"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return "", {}


def _store(root: Path, commit: str, editions: Mapping[str, tuple[str, ...]]) -> None:
    put(root, root / FILE, [json.dumps({"version": _VERSION, "commit": commit, "editions": editions}).encode()])
