"""A project's files -> the claims on record that go on, of these the ones that changed since, and their articles."""

import datetime as dt
from collections.abc import Iterator

from claimspring.model.claim import ReviewStatus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import RecordedKind, RecordedName, changed_fields
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.named_record import NamedRecord
from claimspring.read.editing.project_files import ProjectFiles


def live_claims(files: ProjectFiles, article: ArticleId | None = None) -> Iterator[ClaimFile]:
    """The claims on record, of one article or all, that are published and have not ended; raises `Refused`."""
    for path in files.find(f"claims/{article or '*'}/*.yml"):
        _, folder, name = path.split("/")
        file = ClaimFile(files, ClaimKey(ArticleId(folder), ClaimId(name.removesuffix(".yml"))))
        record = None if folder == "sources" else file.record()
        if record and not record.last.ends and file.claim().review.status is ReviewStatus.PUBLISHED:
            yield file


def changed_claims(files: ProjectFiles, article: ArticleId) -> tuple[ClaimKey, ...]:
    """The published claims of an article that do not keep what their last edition promised; raises `Refused`."""
    return tuple(
        file.key for file in live_claims(files, article) if changed_fields(file.live().last.promise, file.claim())
    )


def record_articles(files: ProjectFiles, docs_dir: str, on: dt.date) -> bool:
    """Put every article of a published claim on record that is not; whether there was one. Raises `Refused`."""
    articles = dict.fromkeys(file.key.article for file in live_claims(files))
    named = [NamedRecord(files, RecordedName(RecordedKind.ARTICLE, article)) for article in articles]
    done = [one.record_article(docs_dir, on) for one in named if one.record() is None]
    return any(done)
