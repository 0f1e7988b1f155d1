"""Twelve ways to change what is published without a word, and two to forge the record: who notices?

`python -m tests.campaigns.silent_changes`: every way in a whole repository, an amended one, a shallow clone and without
git; `claimspring check`, `claimspring build` and MkDocs' own strict build have to say the same errors. A record that
was made anew is noticed by a whole history and, whatever became of git, by the live site.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, begun, edition_of
from claimspring.publishing.claim_file import ClaimFile
from claimspring.read.editing.project_files import ProjectFiles
from tests.campaigns.projects import built
from tests.harbour import CLAIM, TODAY, Harbour

RECORD = "claims/published/bridge/opening-day.json"
LIVE = "live"
"""Where the published site's list of editions lies, beside the project."""


def replaced(old: str, new: str) -> Callable[[Harbour], None]:
    return lambda harbour: harbour.replace(CLAIM, old, new)


def renamed(name: str) -> Callable[[Harbour], None]:
    def rename(harbour: Harbour) -> None:
        (harbour.root / CLAIM).rename(harbour.root / name)

    return rename


WAYS: dict[str, Callable[[Harbour], None]] = {
    "deleted": lambda harbour: (harbour.root / CLAIM).unlink(),
    "renamed": renamed("claims/bridge/day-of-opening.yml"),
    "moved": renamed("claims/opening-day.yml"),
    "another ending": renamed("claims/bridge/opening-day.yml.txt"),
    "unpublished": replaced("status: published", "status: draft"),
    "statement": replaced("opens on 2 May 2026", "opens on 3 May 2026"),
    "words": replaced("The harbour bridge will open on 2 May", "harbour bridge will open on 2 May"),
    "verdict": replaced("verdict: supported", "verdict: misleading"),
    "rationale": replaced("give the same day", "give another day"),
    "summary": replaced("donnent la date", "donnent une date"),
    "stance": replaced("stance: supports\n    passage: The", "stance: refutes\n    passage: The"),
    "folder": lambda harbour: shutil.rmtree(harbour.root / "claims/bridge"),
}


def _whole(harbour: Harbour) -> None:
    harbour.commit(on="2026-11-02")


def _amended(harbour: Harbour) -> None:
    harbour.git("add", ".")
    harbour.git("commit", "-q", "--amend", "-m", "all of it")


def _shallow(harbour: Harbour) -> None:
    harbour.commit(on="2026-11-02")
    whole = harbour.root.rename(harbour.root.with_name("whole"))
    clone = ["git", "clone", "-q", "--depth", "1", whole.as_uri(), str(harbour.root)]
    subprocess.run(clone, check=True, capture_output=True)


def _without_git(harbour: Harbour) -> None:
    shutil.rmtree(harbour.root / ".git")


CLONES: dict[str, Callable[[Harbour], None]] = {
    "whole": _whole,
    "amended": _amended,
    "shallow": _shallow,
    "no git": _without_git,
}


MISLEADING = ("verdict: supported", "verdict: misleading\n  fix_none: Nothing that was found bears it out.")
"""Another verdict, and what a claim needs with it."""


def _remade(harbour: Harbour) -> None:
    """The record begins once more, as if the verdict had always been this one."""
    harbour.replace(
        CLAIM, "verdict: supported", "verdict: misleading\n  fix_none: Nothing that was found bears it out."
    )
    file = _claim_file(harbour)
    record = begun(edition_of(file.claim(), file.live().last.on, EditionKind.FIRST_PUBLICATION, file.live().last.note))
    harbour.write(RECORD, record.text())


def _rewritten(harbour: Harbour) -> None:
    """The verdict of an edition is another, and all hashes are made to fit."""
    harbour.replace(
        CLAIM, "verdict: supported", "verdict: misleading\n  fix_none: Nothing that was found bears it out."
    )
    file = _claim_file(harbour)
    now = edition_of(file.claim(), file.live().last.on, EditionKind.FIRST_PUBLICATION)
    last = file.live().last.model_copy(update={"verdict": now.verdict, "promise": now.promise})
    harbour.write(RECORD, begun(last).text())


def _claim_file(harbour: Harbour) -> ClaimFile:
    return ClaimFile(ProjectFiles(harbour.root), ClaimKey(ArticleId("bridge"), ClaimId("opening-day")))


FORGERIES: dict[str, Callable[[Harbour], None]] = {"made anew": _remade, "rewritten": _rewritten}


def recorded(folder: Path) -> Harbour:
    """The good project in git, on record, and beside it what its published site lists."""
    harbour = Harbour(folder / "project")
    harbour.replace("mkdocs.yml", "      languages: [en, fr]\n", "      languages: [en, fr]\n      main: main\n")
    harbour.write("mkdocs.yml", harbour.read("mkdocs.yml") + "docs_dir: content\ntheme: material\nstrict: true\n")
    harbour.write(".gitignore", ".cache/\nsite/\n")
    told(harbour, "upgrade")
    harbour.commit()
    assert plugin(harbour, folder / LIVE) == []
    return harbour


def told(harbour: Harbour, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a command says."""
    known = os.environ | {"SOURCE_DATE_EPOCH": TODAY, "NO_COLOR": "1"}
    command = [str(Path(sys.executable).with_name("claimspring")), *arguments]
    return subprocess.run(command, cwd=harbour.root, env=known, capture_output=True, text=True, check=False)


def check(harbour: Harbour, *arguments: str) -> list[str]:
    """The errors that `claimspring check` finds, as a build says them."""
    found = json.loads(told(harbour, "check", "--format", "json", *arguments).stdout)
    return [
        f"{one['path']}:{one['line']}:{one['column']}: {one['message']} [{one['rule']}]"
        for one in found
        if one["severity"] == "error"
    ]


def plugin(harbour: Harbour, site: Path) -> list[str]:
    """The errors of MkDocs' own strict build."""
    before, os.environ["SOURCE_DATE_EPOCH"] = os.environ.get("SOURCE_DATE_EPOCH"), TODAY
    try:
        return built(harbour.root, site)
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ |= {"SOURCE_DATE_EPOCH": before} if before is not None else {}


def build(harbour: Harbour) -> list[str]:
    """The errors of `claimspring build`."""
    lines = told(harbour, "build").stderr.splitlines()
    return [line.partition(" -  ")[2] for line in lines if line.startswith("ERROR")]


def silent_change(folder: Path, way: str, clone: str) -> tuple[Harbour, list[str]]:
    """One way in one clone: the project, and the errors that `check` finds."""
    harbour = recorded(folder)
    WAYS[way](harbour)
    CLONES[clone](harbour)
    return harbour, check(harbour)


def forgery(folder: Path, way: str, clone: str) -> tuple[list[str], list[str]]:
    """The errors that `check` finds by itself, and those that the live site brings."""
    harbour = recorded(folder)
    FORGERIES[way](harbour)
    CLONES[clone](harbour)
    return check(harbour), check(harbour, "--live", str(folder / LIVE))


def main() -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    failed = sum(1 for line, is_well in _answers() if _said(line) and not is_well)
    sys.exit(failed > 0)


def _answers() -> Iterator[tuple[str, bool]]:
    for clone in CLONES:
        noticed = same = 0
        for way in WAYS:
            with tempfile.TemporaryDirectory() as folder:
                harbour, errors = silent_change(Path(folder), way, clone)
                noticed += bool(errors)
                same += errors == plugin(harbour, Path(folder, "site")) == build(harbour)
        yield (
            f"{clone}: {noticed} of {len(WAYS)} ways are errors, {same} told alike by all three",
            noticed == same == 12,
        )
    for way, clone in product(FORGERIES, CLONES):
        with tempfile.TemporaryDirectory() as folder:
            alone, live = forgery(Path(folder), way, clone)
        yield f"a record {way}, {clone}: check alone {_verb(alone)} it, with the live site it {_verb(live)}", bool(live)


def _verb(errors: list[str]) -> str:
    return "finds" if errors else "does not find"


def _said(line: str) -> bool:
    print(line, flush=True)
    return True


if __name__ == "__main__":
    main()
