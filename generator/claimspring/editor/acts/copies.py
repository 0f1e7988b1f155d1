"""Copies of sources: fetched from their address, brought by hand, and the words picked in them."""

import datetime as dt
import hashlib
import re

from pydantic import Field

from claimspring.editor.acts.act import ActForm, Done
from claimspring.editor.acts.sources import NewEvidence, add_evidence
from claimspring.editor.desk import OpenDesk, current_is_link
from claimspring.editor.fetching import fetch
from claimspring.editor.files import checked
from claimspring.editor.saved_copies import SavedCopies
from claimspring.editor.stop import Stop
from claimspring.i18n.labels import mark
from claimspring.model.claim import Stance


class SourceOf(ActForm):
    """A source."""

    source: str


class Pasted(SourceOf):
    """The words of a document, pasted."""

    text: str


class CopyWords(SourceOf):
    """Words of a copy, by their places in its text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class PickedWords(CopyWords):
    """Words of a copy for a claim."""

    claim: str
    stance: Stance
    index: int | None = None


def fetch_copy(desk: OpenDesk, form: SourceOf) -> Done:
    """Ask for the page."""
    fetch(desk, checked(form.source))
    return Done(mark("The page was fetched, and a copy is kept here."))


def paste(desk: OpenDesk, form: Pasted) -> Done:
    """Keep pasted words as the copy of a source."""
    if not form.text.strip():
        raise Stop(mark("There is no text to keep."))
    keep_copy(desk, checked(form.source), form.text.encode("utf-8"), ".txt")
    return Done(mark("The text is kept as the copy of this source."))


def keep_copy(desk: OpenDesk, source: str, body: bytes, ending: str) -> None:
    """Keep a document that somebody brought, beside the copies that machines took."""
    if source not in desk.corpus.sources:
        raise Stop(mark("There is no source “%(name)s”."), name=source)
    folder = f"{desk.settings.observe.snapshots}/{source}"
    if current_is_link(desk.root, folder):
        raise Stop(mark("“%(path)s” is a link or no file; the desk leaves it alone."), path=folder)
    day = dt.datetime.now().astimezone().date()
    name = f"brought-{day}-{hashlib.sha256(body).hexdigest()[:12]}{ending}"
    (desk.root / folder).mkdir(parents=True, exist_ok=True)
    (desk.root / folder / name).write_bytes(body)
    desk.changed()


def look(desk: OpenDesk, form: CopyWords) -> Done:
    """Words of a copy that are selected: widened to whole words, and how often they stand there."""
    text, start, end = _snapped(desk, form)
    words = " ".join(text[start:end].split())
    reply = {
        "start": start,
        "end": end,
        "words": words,
        "count": len(words.split()),
        "occurs": " ".join(text.split()).count(words),
        "claims": [],
    }
    return Done(reply=reply)


def pick(desk: OpenDesk, form: PickedWords) -> Done:
    """Words of a copy become evidence."""
    text, start, end = _snapped(desk, form)
    words = " ".join(text[start:end].split())
    evidence = NewEvidence(claim=form.claim, source=form.source, stance=form.stance, passage=words, index=form.index)
    return add_evidence(desk, evidence)


def _snapped(desk: OpenDesk, form: CopyWords) -> tuple[str, int, int]:
    copy = SavedCopies(desk).text(checked(form.source))
    if copy is None or not copy.text:
        raise Stop(mark("There is no copy of this source here."))
    text = copy.text
    start, end = min(form.start, len(text)), min(form.end, len(text))
    words = [match.span() for match in re.finditer(r"\S+", text[max(0, start - 300) : end + 300])]
    offset = max(0, start - 300)
    touched = [(a + offset, b + offset) for a, b in words if a + offset < end and b + offset > start]
    if start >= end or not touched:
        raise Stop(mark("No words are selected."))
    first, last = touched[0][0], touched[-1][1]
    while last > end and not text[last - 1].isalnum():
        last -= 1  # a comma that nobody selected is no part of the words
    return text, first, last
