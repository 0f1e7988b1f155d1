"""Documents that somebody brings: the copy of a source, or an article."""

import hashlib
from pathlib import PurePath

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.copies import keep_copy
from claimspring.editor.acts.intake import proposed
from claimspring.editor.acts.sources import SourceUse, known_already
from claimspring.editor.desk import OpenDesk
from claimspring.editor.files import checked, claim_key
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.intake.proposal import DocumentRole, Upload
from claimspring.model.ids import SourceId

_ENDINGS = {".html": ".html", ".htm": ".html", ".txt": ".txt", ".pdf": ".pdf"}


class UploadForm(ActForm):
    """A document, and what it is for: `copy:<source>`, `article`, or `source:<use>:<claim>`."""

    about: str
    name: str
    body: bytes


def take(desk: OpenDesk, form: UploadForm) -> Done:
    """Keep a document; its kind follows from its name, never from what a browser says it is."""
    kind, _, source = form.about.partition(":")
    known = _known(desk, form.body) if kind == DocumentRole.SOURCE else None
    if known:
        use, _, claim = source.partition(":")
        return known_already(known, claim, use)
    if kind in set(DocumentRole):
        return proposed(desk, Upload(form.body, form.name), DocumentRole(kind), _wanted(source))
    ending = _ENDINGS.get(PurePath(form.name).suffix.lower())
    if ending is None:
        raise Stop(mark("“%(name)s” is no HTML, PDF or text."), name=form.name)
    if kind != "copy":
        raise Stop(mark("This file belongs to nothing here."))
    keep_copy(desk, checked(source), form.body, ending)
    return Done(mark("The file is kept as the copy of this source."))


def _known(desk: OpenDesk, body: bytes) -> SourceId | None:
    """The source that came in as this very file."""
    digest = hashlib.sha256(body).hexdigest()
    for name, ledger in desk.corpus.ledgers.items():
        given = [entry.intake.file.sha256 for entry in ledger.entries if entry.intake and entry.intake.file]
        if digest in given and SourceId(name) in desk.corpus.sources:
            return SourceId(name)
    return None


def _wanted(what: str) -> str:
    """For what a claim wants a source, as an address says it."""
    use, _, claim = what.partition(":")
    return f"?claim={claim_key(claim)}&use={SourceUse(use)}" if claim and use in set(SourceUse) else ""
