"""A project's files -> the claims on record that go on, and of these the ones that changed since."""

from collections.abc import Iterator

from claimspring.model.claim import ReviewStatus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import changed_fields
from claimspring.publishing.claim_file import ClaimFile
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
