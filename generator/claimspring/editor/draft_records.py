"""What becomes of an article's drafts, as the desk notes it in `claims/drafts/<article>.yml`."""

from collections.abc import Iterator

from claimspring.editor.article_view import ArticleView
from claimspring.model.claim import Claim
from claimspring.model.draft import DraftRecords
from claimspring.model.ids import ArticleId, ClaimKey
from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.operations import Insert, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import drafts_path
from claimspring.read.yaml import Data

Entry = dict[str, Data]


def record_fate(files: ProjectFiles, view: ArticleView, start: int, end: int, fate: Entry) -> None:
    """Note what became of words: which claim they are (`claim`), or why none (`dismissed`)."""
    quote = view.quote(start, end)
    quote.pop("suffix", None)
    entry: Entry = {**quote, **fate}
    for number, known in _entries(files, view.id):
        if known.get("exact") == entry["exact"] and known.get("prefix") == entry.get("prefix"):
            others = known.get("not_same")
            kept: Entry = {"not_same": others} if others else {}
            files.change(drafts_path(view.id), Set(("drafts", number), entry | kept))
            return
    _add(files, view.id, entry)


def record_not_same(files: ProjectFiles, key: ClaimKey, claim: Claim, known: str) -> None:
    """Note beside the words of a claim that a known one, of this name, says something else."""
    for number, entry in _entries(files, key.article):
        if entry.get("claim") == key.claim:
            others = entry.get("not_same")
            names = [*(others if isinstance(others, list) else ()), known]
            files.change(drafts_path(key.article), Set(("drafts", number, "not_same"), names))
            return
    first = claim.appearances[0]
    prefix: Entry = {"prefix": first.prefix} if first.prefix else {}
    _add(files, key.article, {"exact": first.exact, **prefix, "claim": str(key.claim), "not_same": [known]})


def repoint(files: ProjectFiles, key: ClaimKey, into: ClaimKey) -> None:
    """The draft of a claim that went into another one is that one's, or put aside in its favour."""
    path = drafts_path(key.article)
    for number, one in _entries(files, key.article):
        if one.get("claim") == key.claim:
            if key.article == into.article:
                files.change(path, Set(("drafts", number, "claim"), str(into.claim)))
            else:
                fate = {name: value for name, value in one.items() if name != "claim"}
                files.change(path, Set(("drafts", number), fate | {"dismissed": f"joined with {into}"}))


def _entries(files: ProjectFiles, article: ArticleId) -> Iterator[tuple[int, Entry]]:
    """The entries of an article's file with their places."""
    path = drafts_path(article)
    text = files.text(path)
    records = kind_of(path).data(text).get("drafts") if text else None
    for number, one in enumerate(records if isinstance(records, list) else ()):
        if isinstance(one, dict):
            yield number, one


def _add(files: ProjectFiles, article: ArticleId, entry: Entry) -> None:
    path = drafts_path(article)
    if files.text(path) is None:
        files.write(path, document({"drafts": [entry]}, ValueShape(DraftRecords)))
    else:
        files.change(path, Insert(("drafts",), entry))
