"""What a build says of the findings; remembered, so that a build that changes nothing need not look for them again.

One file under `.cache/claimspring/`, with the key of the project that it is about. Deleting it is always safe; one that
came with a commit is not believed.
"""

import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from claimspring.model.finding import Finding, Severity
from claimspring.read.cache_folder import CACHE_FOLDER, is_trusted

FILE = CACHE_FOLDER / "told.json"


class Told(NamedTuple):
    """What is wrong, as a build says it."""

    errors: tuple[str, ...]
    rest: int
    """How many warnings and notes there are."""


def told_of(findings: Iterable[Finding]) -> Told:
    """The errors in words, and how many findings are less than that."""
    found = list(findings)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    words = (f"{one.path}:{one.line}:{one.column}: {one.message} [{one.rule}]" for one in errors)
    return Told(tuple(words), len(found) - len(errors))


def tell(told: Told, log: logging.Logger) -> None:
    """Errors fail a strict build, and MkDocs says how many there were; the rest only informs."""
    for error in told.errors:
        log.error("%s", error)
    if told.rest:
        log.info("%s warnings and notes: see `claimspring check`", told.rest)


def recall(root: Path) -> tuple[str, Told] | None:
    """What was told last, after the key that the project had then; None where that is not known."""
    file = root / FILE
    if not is_trusted(root, file):
        return None
    try:
        key, errors, rest = json.loads(file.read_bytes())
        return str(key), Told(tuple(errors), rest)
    except (OSError, ValueError, TypeError):
        return None


def remember(root: Path, key: str, told: Told) -> None:
    """Keep what was told, in place of what was before."""
    file = root / FILE
    if not is_trusted(root, file):
        return
    new = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps([key, *told]), encoding="utf-8")
        new.replace(file)
