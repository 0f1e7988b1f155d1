"""What became of drafts, as `claims/drafts/<article>.yml` holds it.

In: the file's bytes and what was drafted now. Out: the file with one entry more for each new draft; all else stays.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from claimspring.extract.drafts import DraftOutcome, Result
from claimspring.model.draft import DraftRecords
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Insert, Refused
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.yaml import Data


def noted(path: str, before: bytes | None, results: Iterable[Result]) -> bytes | None:
    """The file with the new drafts in it; None where there is none, and none was drafted.

    Raises:
        Refused: The file cannot be read, or not be added to.
    """
    entries = [_entry(result) for result in results if result.outcome is DraftOutcome.DRAFTED]
    if not entries:
        return before
    if before is None:
        return document({"drafts": list(entries)}, ValueShape(DraftRecords)).encode("utf-8")
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("unreadable", "the file is not UTF-8") from None
    return kind_of(path).change(text, *(Insert(("drafts",), entry) for entry in entries)).encode("utf-8")


def _entry(result: Result) -> dict[str, Data]:
    exact: dict[str, Data] = {"exact": " ".join(result.words.split())}
    prefix: dict[str, Data] = {"prefix": " ".join(result.prefix.split())} if result.prefix else {}
    return exact | prefix | {"claim": PurePosixPath(result.path).stem}
