"""Claims that were taken back by an entry `retraction`, as it was written before there was a record: they are retired.

The file goes, as with every retired claim; git remembers it, and `claimspring restore` brings it back.
"""

from claimspring.model.claim import ChangeKind, ReviewStatus
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.published import EditionKind, edition_of
from claimspring.model.values import LocalizedText
from claimspring.publishing.claim_file import ClaimFile
from claimspring.publishing.publishing import retire
from claimspring.read.editing.operations import Delete, Set, value_at
from claimspring.read.editing.project_files import ProjectFiles

TITLE = "claims with a 'retraction' are retired: their record keeps the reason, and a page says so"
_FORMER = "retraction"
_WITHOUT_NOTE = LocalizedText({"en": "Retracted."})


def retire_retracted(files: ProjectFiles) -> bool:
    """Retire the published claims whose last change was a retraction; whether there was one. Raises `Refused`."""
    found = False
    for path in files.find("claims/*/*.yml"):
        data = files.kind(path).data(files.text(path) or "") if _FORMER in (files.text(path) or "") else {}
        history = data.get("history")
        entries = history if isinstance(history, list) else []
        for number, entry in enumerate(entries):
            if value_at(entry, ("change",)) != _FORMER:
                continue
            found = True
            if number == len(entries) - 1 and value_at(data, ("review", "status")) == str(ReviewStatus.PUBLISHED):
                _retire(files, path, number)
            else:  # what was said later holds
                files.change(path, Set(("history", number, "change"), "correction"))
    return found


def _retire(files: ProjectFiles, path: str, number: int) -> None:
    _, article, name = path.split("/")
    file = ClaimFile(files, ClaimKey(ArticleId(article), ClaimId(name.removesuffix(".yml"))))
    files.change(path, Set(("history", number, "change"), str(ChangeKind.UPDATE)))  # so that it can be read
    entry = file.claim().history[number]
    files.change(path, Delete(("history", number)))
    claim = file.claim()
    if file.record() is None:
        file.add(edition_of(claim, claim.changed_on or entry.on, EditionKind.FIRST_PUBLICATION))
    retire(file, entry.on, (entry.note or _WITHOUT_NOTE).root)
