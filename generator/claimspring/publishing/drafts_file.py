"""Drafts say which claim they became, and which claims say something else: kept right when a claim's name changes."""

from claimspring.model.ids import ClaimKey
from claimspring.read.editing.operations import Delete, Operation, Set
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.files import DRAFTS
from claimspring.read.yaml import Data


def rename_in_drafts(files: ProjectFiles, old: ClaimKey, new: ClaimKey) -> None:
    """Let drafts name a claim otherwise; where that is another article's, its own draft is put aside in its favour."""
    for path in files.find(f"{DRAFTS}/*.yml"):
        drafts = files.kind(path).data(files.text(path) or "").get("drafts")
        for number, draft in enumerate(drafts if isinstance(drafts, list) else ()):
            if isinstance(draft, dict):
                is_own = path == f"{DRAFTS}/{old.article}.yml"
                files.change(path, *_operations(draft, number, old, new, is_own=is_own))


def _operations(
    draft: dict[str, Data], number: int, old: ClaimKey, new: ClaimKey, *, is_own: bool
) -> tuple[Operation, ...]:
    found: list[Operation] = []
    if is_own and draft.get("claim") == old.claim:
        if old.claim == new.claim or old.article == new.article:
            found.append(Set(("drafts", number, "claim"), new.claim))
        else:
            found += [Set(("drafts", number, "dismissed"), f"said by {new}"), Delete(("drafts", number, "claim"))]
    others = draft.get("not_same")
    if isinstance(others, list) and str(old) in others:
        names = dict.fromkeys(str(new) if name == str(old) else str(name) for name in others)
        found.append(Set(("drafts", number, "not_same"), list(names)))
    return tuple(found)
