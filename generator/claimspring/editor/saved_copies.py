"""The saved copies of sources: the newest that is here, as text in which passages are picked, and as it looked."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claimspring.document.text import UnreadableError, kind_of, read_text
from claimspring.editor.desk import OpenDesk, current_is_link
from claimspring.editor.files import checked
from claimspring.observe.record.copies import CopiedPage, page_in
from claimspring.read.regular_file import read_regular

_MOST_BYTES = 40_000_000
_KINDS = {".html": "text/html; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".pdf": "application/pdf"}
"""Copies that somebody brought, by the ending of their names."""


class SavedText(NamedTuple):
    """What can be read in a copy."""

    text: str
    """One line for each block; empty where nothing could be read."""
    taken: str
    """The day of the copy."""
    why: str = ""
    """Why there is no text."""
    is_html: bool = False


@dataclass(frozen=True)
class SavedCopies:
    """The copies that lie in this project's folder."""

    desk: OpenDesk

    def text(self, source: str) -> SavedText | None:
        """The text of the newest copy; None where there is none."""
        found = self._newest(checked(source))
        if found is None:
            return None
        page, taken = found
        try:
            read = read_text(page.body, page.content_type)
        except UnreadableError as error:
            return SavedText("", taken, str(error))
        return SavedText(read.text, taken, is_html=read.is_html)

    def page(self, source: str) -> bytes | None:
        """The copy as it looked, in UTF-8; None where there is none that is a page."""
        found = self._newest(checked(source))
        if found is None or kind_of(found[0].content_type) not in {"text/html", "application/xhtml+xml"}:
            return None
        return found[0].body

    def _newest(self, source: str) -> tuple[CopiedPage, str] | None:
        """What an editor brought goes before what a machine saw."""
        return self._brought(source) or self._seen(source)

    def _brought(self, source: str) -> tuple[CopiedPage, str] | None:
        folder = f"{self.desk.settings.observe.snapshots}/{source}"
        if current_is_link(self.desk.root, folder):
            return None
        files = [file for file in (self.desk.root / folder).glob("brought-*") if file.suffix in _KINDS]
        if not files:
            return None
        newest = max(files, key=lambda file: file.name)
        raw = _bytes(newest)
        return None if raw is None else (CopiedPage(raw, _KINDS[newest.suffix]), newest.name[8:18])

    def _seen(self, source: str) -> tuple[CopiedPage, str] | None:
        ledger = self.desk.corpus.ledgers.get(source)
        for entry in reversed(ledger.entries if ledger else ()):
            if entry.copy_ and not current_is_link(self.desk.root, entry.copy_.file):
                raw = _bytes(self.desk.root / entry.copy_.file)
                page = page_in(raw) if raw else None
                if page:
                    return page, f"{entry.copy_.taken:%Y-%m-%d}"
        return None


def _bytes(file: Path) -> bytes | None:
    try:
        raw = read_regular(file, _MOST_BYTES)
    except OSError:
        return None
    return raw if len(raw) <= _MOST_BYTES else None
