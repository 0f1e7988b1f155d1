"""A desk that published before there was a record: what stands published now is its first edition.

No step of the format: a desk without a record is as good as before, and one that has any is left alone.
"""

import datetime as dt
from pathlib import PurePosixPath

from claimspring.model.claim import Claim, ReviewStatus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, begun, edition_of, record_path
from claimspring.model.values import LocalizedText
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.fault import Unreadable
from claimspring.read.files import PUBLISHED
from claimspring.read.single import read_model

TITLE = "what is published is on record from here on (claims/published/)"
_NOTE = LocalizedText({"en": "Recorded from here on."})


def begin_record(files: ProjectFiles, today: dt.date) -> bool:
    """Write the first edition of every published claim where there is no record; whether there was one to write."""
    if files.find(f"{PUBLISHED}/*/*.json"):
        return False
    begins = False
    for path in files.find("claims/*/*.yml"):
        claim = _published(files.text(path) or "")
        if claim:
            place = PurePosixPath(path)
            key = ClaimKey(ArticleId(place.parent.name), ClaimId(place.stem))
            edition = edition_of(claim, claim.changed_on or today, EditionKind.FIRST_PUBLICATION, _NOTE)
            files.write(record_path(key), begun(edition).text())
            begins = True
    return begins


def _published(text: str) -> Claim | None:
    """The claim that a file holds; None where it holds another thing, or is not published."""
    try:
        claim = read_model(Claim, text.encode("utf-8"))
    except Unreadable:
        return None
    return claim if claim.review.status is ReviewStatus.PUBLISHED else None
