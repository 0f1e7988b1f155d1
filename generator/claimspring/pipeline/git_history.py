"""What git remembers of a project: the files a branch changed, and published verdicts that were replaced.

Git is asked as a program. Where there is none, or no repository, there is nothing to remember: nothing here fails.
"""

import datetime as dt
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.corpus import Corpus, Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.verdict_history import VerdictChange
from claimspring.read.fault import Unreadable
from claimspring.read.files import CLAIMS
from claimspring.read.single import read_model

CLAIM_FILE = re.compile(r"claims/(?P<article>[a-z0-9-]+)/(?P<claim>[a-z0-9-]+)\.yml")
VERDICT_LINE = r"(^|[{, ])verdict:"
CHANGES = ("--raw", "--no-abbrev", "--no-renames", "--diff-filter=M", "--relative", "-z")
"""Changed files with the ids of their contents before and after, paths relative to where git is asked."""


class _Version(NamedTuple):
    """One change of a file: the blobs before and after (None: the file as it is now), and the day of the commit."""

    path: str
    before: str
    after: str | None
    on: dt.date


def changed_files(root: Path, base: str) -> frozenset[str] | None:
    """The files below `root` that differ from where this branch left `base`, new ones included; None if git cannot say.

    Paths are relative to `root`, with forward slashes.
    """
    fork = _fork(root, base)
    if fork is None:
        return None
    tracked = ask_git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", fork, "--")
    new = ask_git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(path for listed in (tracked, new) if listed for path in listed.split("\0") if path)


def before(root: Path, base: str, path: str) -> bytes | None:
    """A file below `root` as it was where this branch left `base`; None where it was not there or git cannot say."""
    fork = _fork(root, base)
    return _run(root, ["show", f"{fork}:./{path}"]) if fork else None


def last_version(root: Path, path: str) -> bytes | None:
    """A file below `root` as the last commit that had it; None where git does not remember one."""
    last = (ask_git(root, "log", "-1", "--diff-filter=AM", "--format=%H", "--", path) or "").strip()
    return _run(root, ["show", f"{last}:./{path}"]) if last else None


def _fork(root: Path, base: str) -> str | None:
    """The commit at which this branch left `base`."""
    commit = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    fork = (ask_git(root, "merge-base", commit.strip(), "HEAD") or commit) if commit else None
    return fork.strip() if fork else None


def state(root: Path) -> str:
    """Names the history of the repository as far as it is there; empty where git has none to tell of."""
    return (ask_git(root, "rev-parse", "HEAD", "--is-shallow-repository") or "").strip()


def prefix(root: Path) -> str:
    """The way from the top of the repository to `root`, with a slash at its end; empty at the top or without git."""
    return (ask_git(root, "rev-parse", "--show-prefix") or "").rstrip("\n")


def is_repository(root: Path) -> bool:
    """Whether git keeps `root`; False where there is no git at all, too."""
    return ask_git(root, "rev-parse", "--git-dir") is not None


def main_branch(root: Path) -> str:
    """What a branch is compared with if nobody says: the pull request's base, else the main branch, else the commit."""
    asked = os.environ.get("GITHUB_BASE_REF")
    for name in (f"origin/{asked}" if asked else "origin/HEAD", "origin/main", "main", "master"):
        if ask_git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"):
            return name
    return "HEAD"


def committed_changes(root: Path) -> tuple[VerdictChange, ...]:
    """Verdicts of published claims that were replaced in commits, oldest first."""
    return _changes(root, list(_committed(root)), {})


def uncommitted_changes(
    root: Path, corpus: Corpus, today: dt.date, paths: Sequence[str] = (CLAIMS,)
) -> tuple[VerdictChange, ...]:
    """Those that were replaced since the last commit, in these files as the corpus has them."""
    return _changes(root, list(_uncommitted(root, today, paths)), corpus.claims)


def _changes(
    root: Path, versions: Sequence[_Version], now: Mapping[ClaimKey, Record[Claim]]
) -> tuple[VerdictChange, ...]:
    claims = _claims(root, [blob for version in versions for blob in (version.before, version.after) if blob])
    found = (_change(version, claims, now) for version in versions)
    return tuple(change for change in found if change is not None)


def _change(version: _Version, claims: dict[str, Claim], now: Mapping[ClaimKey, Record[Claim]]) -> VerdictChange | None:
    place = CLAIM_FILE.fullmatch(version.path)
    before = claims.get(version.before)
    if place is None or before is None:
        return None
    key = ClaimKey(ArticleId(place["article"]), ClaimId(place["claim"]))
    record = now.get(key)
    current = record.value if record else None
    after = claims.get(version.after) if version.after else current
    was = before.review.verdict
    if after is None or was is None or before.review.status is not ReviewStatus.PUBLISHED:
        return None
    return VerdictChange(key, was, after.review.verdict, version.on) if was != after.review.verdict else None


def _committed(root: Path) -> Iterator[_Version]:
    """Changes of a claim's verdict on the line that led here, oldest first; what a branch tried, nobody saw."""
    log = ask_git(
        root,
        "log",
        "--reverse",
        "--first-parent",
        "-m",
        "--format=%x01%as",
        *CHANGES,
        "-G",
        VERDICT_LINE,
        "--",
        "claims",
    )
    for commit in (log or "").split("\x01")[1:]:
        day, *raw = commit.replace("\n", "\0").split("\0")
        fields = [field for field in raw if field]
        for about, path in zip(fields[::2], fields[1::2], strict=False):
            _, _, before, after, _ = about.split(" ")
            yield _Version(path, before, after, dt.date.fromisoformat(day))


def _uncommitted(root: Path, today: dt.date, paths: Sequence[str]) -> Iterator[_Version]:
    """Claims that differ from the last commit."""
    raw = ask_git(root, "diff", *CHANGES, "HEAD", "--", *paths)
    fields = [field for field in (raw or "").split("\0") if field]
    for about, path in zip(fields[::2], fields[1::2], strict=False):
        before = about.split(" ")[2]
        yield _Version(path, before, None, today)


def _claims(root: Path, wanted: list[str]) -> dict[str, Claim]:
    """The claims that the blobs hold; those that hold none are left out."""
    claims: dict[str, Claim] = {}
    for blob, content in blobs(root, wanted):
        with suppress(Unreadable):  # a broken file had no verdict that readers saw
            claims[blob] = read_model(Claim, content)
    return claims


def blobs(root: Path, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, by their ids; those that git does not have are left out."""
    if not wanted:
        return
    answer = _run(root, ["cat-file", "--batch"], "\n".join(dict.fromkeys(wanted)).encode() + b"\n") or b""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        blob, kind, *size = answer[start:end].decode().split(" ")
        start = end + 1
        if kind != "blob":
            continue
        length = int(size[0])
        yield blob, answer[start : start + length]
        start += length + 1


def ask_git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where there is no git, no repository, or no answer."""
    answer = _run(root, arguments)
    return None if answer is None else answer.decode("utf-8", errors="replace")


def _run(root: Path, arguments: list[str] | tuple[str, ...], given: bytes = b"") -> bytes | None:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and names come after `--end-of-options` or `--`
            command, cwd=root, input=given, capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
