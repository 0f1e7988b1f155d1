"""Record what was changed in a published article's own text."""

import datetime as dt

from claimspring.model.published import EditionKind
from claimspring.model.values import LocalizedText
from claimspring.publishing.named_record import NamedRecord
from claimspring.publishing.publishing import Note
from claimspring.read.editing.operations import Refused

_KINDS = frozenset({EditionKind.CORRECTION, EditionKind.CLARIFICATION, EditionKind.UPDATE, EditionKind.TYPO})


def correct_article(named: NamedRecord, docs_dir: str, on: dt.date, kind: EditionKind | None, note: Note) -> bool:
    """Put an article on record as it is now; False where it is not on record, or as it was. Raises `Refused`."""
    told = LocalizedText(dict(note)) if note else None
    if named.record() is None or not named.record_article(docs_dir, on, kind or EditionKind.UPDATE, told):
        return False
    if kind not in _KINDS:
        kinds = ", ".join(sorted(_KINDS))
        raise Refused("no-kind", f"{named.name} changed: say what that is, with --as: {kinds}")
    if told is None and kind is not EditionKind.TYPO:
        raise Refused("no-note", f"{named.name} changed: say why with --note")
    return True
