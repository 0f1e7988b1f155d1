"""Who wrote each claim: git's log of the claims' files -> those who changed more of them than the marks of a review.

One pass over the log, oldest commit first; what it told is kept with its last commit, and later ones are added to it.
A file that has another name keeps its authors.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from claimspring.model.authorship import Author, Authorship
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import NOT_PROMISED, NOT_PROMISED_IN_REVIEW
from claimspring.pipeline.git_history import CLAIM_FILE, ask_git, blobs, is_repository
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted, put

FILE = CACHE_FOLDER / "authors.json"
_VERSION = 1
"""Another one wherever this module tells authors otherwise."""
_LOG = ("--reverse", "--topo-order", "--no-merges", "--format=%x01%H%x02%aN%x02%aE", "--relative", "-z", "-M", "--raw",
        "--no-abbrev")  # fmt: skip
_KEY = re.compile(r"( *)([\w-]+)[ \t]*:(?=[ \t\n]|$)")


class _Touch(NamedTuple):
    """One commit's change of one file."""

    author: Author | None
    """None at the oldest commit of a shallow clone, which tells nothing."""
    old: str
    new: str
    """The file's name before and after; empty where there was or is none."""
    blob: str
    """What it holds after."""


class _File(NamedTuple):
    """A file as the commits so far leave it."""

    blob: str
    authors: tuple[Author, ...]


def authorship(root: Path) -> Authorship:
    """The authors of all claims below `root` in the commits that led here; never raises."""
    told = "whether anybody but its authors reviewed a claim was not compared"
    if not is_repository(root):
        return Authorship(unchecked=f"no git here: {told}")
    head = (ask_git(root, "rev-parse", "--verify", "--quiet", "HEAD") or "").strip()
    if not head:
        return Authorship(unchecked=f"nothing is committed: {told}")
    known_at, files = _load(root)
    if known_at != head:
        is_ahead = known_at and ask_git(root, "merge-base", "--is-ancestor", known_at, head) is not None
        files = _followed(
            root, list(_touches(root, f"{known_at}..{head}" if is_ahead else head)), files if is_ahead else {}
        )
        _store(root, head, files)
    is_shallow = bool(_shallow(root))
    return Authorship(
        {key: file.authors for path, file in files.items() if file.authors and (key := _key(path))},
        f"shallow clone: {told} where its oldest commit knows the authors" if is_shallow else "",
    )


def _key(path: str) -> ClaimKey | None:
    place = CLAIM_FILE.fullmatch(path)
    return ClaimKey(ArticleId(place["article"]), ClaimId(place["claim"])) if place else None


def _touches(root: Path, commits: str) -> Iterator[_Touch]:
    """What was done to claims' files, oldest first; merges, which only join, are left out."""
    files = ("--", ":(glob)claims/*/*.yml", ":(exclude)claims/sources")
    log = ask_git(root, "log", *_LOG, commits, *files)
    oldest = _shallow(root)
    for commit in (log or "").split("\x01")[1:]:
        head, *fields = [field for field in commit.replace("\n", "\0").split("\0") if field]
        commit_hash, name, address = head.split("\x02")
        author = None if commit_hash in oldest else Author(name, address)
        rest = iter(fields)
        for about in rest:
            _, _, _, blob, status = about.removeprefix(":").split(" ")
            path = next(rest)
            new = next(rest) if status.startswith("R") else "" if status == "D" else path
            yield _Touch(author, path, new, blob)


def _shallow(root: Path) -> frozenset[str]:
    """The oldest commits of a shallow clone, of which it is not known what they changed."""
    place = (ask_git(root, "rev-parse", "--git-path", "shallow") or "").strip()
    with suppress(OSError):
        return frozenset((root / place).read_text("ascii").split()) if place else frozenset()
    return frozenset()


def _followed(root: Path, touches: list[_Touch], files: Mapping[str, _File]) -> dict[str, _File]:
    """The files after some commits more."""
    pairs = {(before, touch.blob) for touch, before in _compared(touches, files)}
    held = dict(blobs(root, sorted({blob for pair in pairs for blob in pair})))
    texts = {blob: _without_review(raw.decode("utf-8", errors="replace")) for blob, raw in held.items()}
    now = dict(files)
    for touch in touches:
        before = now.pop(touch.old, None)
        if not touch.new:
            now[touch.old] = before or _File("", ())  # one that comes back has its authors still
            continue
        authors = before.authors if before else ()
        is_known = touch.author in authors
        if touch.author and not is_known and not (before and _is_same(before.blob, touch.blob, texts)):
            authors = (*authors, touch.author)
        now[touch.new] = _File(touch.blob, authors)
    return now


def _compared(touches: list[_Touch], files: Mapping[str, _File]) -> Iterator[tuple[_Touch, str]]:
    """The changes that have to be read, with the blob before: those of somebody who did not begin the file."""
    now = {path: (file.blob, file.authors) for path, file in files.items()}
    for touch in touches:
        blob, authors = now.pop(touch.old, ("", ()))
        if blob and touch.new and blob != touch.blob and touch.author not in authors:
            yield touch, blob
        begun = (touch.author,) if touch.author and not blob else ()
        now[touch.new or touch.old] = touch.blob if touch.new else blob, (*authors, *begun)


def _is_same(old: str, new: str, texts: Mapping[str, str]) -> bool:
    """Whether a change touched nothing but the marks of a review; one that git does not hold is a change."""
    return old == new or (old in texts and texts[old] == texts.get(new))


def _without_review(text: str) -> str:
    """A claim's text without white space, comments, and the entries that file it or tell of the work on it."""
    kept: list[str] = []
    top, inner, depth = "", "", 0
    for line in text.splitlines():
        found = _KEY.match(line)
        if found and not found[1]:
            top, inner, depth = found[2], "", 0
        elif found and (not depth or len(found[1]) <= depth):
            inner, depth = found[2], len(found[1])
        is_left_out = top in NOT_PROMISED or (top == "review" and inner in NOT_PROMISED_IN_REVIEW)
        if not is_left_out and not line.lstrip().startswith("#"):
            kept.append("".join(line.split()))
    return "".join(kept)


def _load(root: Path) -> tuple[str, dict[str, _File]]:
    """The commit up to which the log was followed before, and the files as it left them."""
    place = root / FILE
    if not place.is_file() or not is_trusted(root, place):
        return "", {}
    try:
        known: Any = json.loads(place.read_bytes())
        if known["version"] != _VERSION or known["shallow"] != sorted(_shallow(root)):
            return "", {}
        people = [Author(*one) for one in known["people"]]
        files = {path: _File(blob, tuple(people[one] for one in by)) for path, (blob, by) in known["files"].items()}
        return str(known["head"]), files
    except (OSError, ValueError, TypeError, KeyError, IndexError):
        return "", {}


def _store(root: Path, head: str, files: Mapping[str, _File]) -> None:
    people = {
        one: number for number, one in enumerate(dict.fromkeys(a for file in files.values() for a in file.authors))
    }
    known = {
        "version": _VERSION,
        "head": head,
        "shallow": sorted(_shallow(root)),
        "people": list(people),
        "files": {path: [file.blob, [people[one] for one in file.authors]] for path, file in files.items()},
    }
    put(root, root / FILE, [json.dumps(known).encode()])
