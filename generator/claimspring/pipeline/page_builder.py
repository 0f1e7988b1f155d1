"""The parts of a site, made in a folder or brought from the cache.

A part on whose needs nothing changed since an earlier build is not made but brought; the bytes are the same. Pagefind's
index is among the parts.
"""

from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from claimspring.pipeline.file_writer import write
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.page_cache import Entry, Kept, KeptFile
from claimspring.pipeline.search_index import index_parts
from claimspring.site.dependencies import Needs
from claimspring.site.parts import Part, every_part
from claimspring.site.site import Site


class Made(NamedTuple):
    """What is known of a part once it is made; its files are known to the cache."""

    part: str
    key: str
    pages: int
    frames: tuple[str, ...]
    kept: bool
    """It is on the list of the cache."""


class Maker:
    """Makes parts in a folder, or brings them from the cache."""

    def __init__(self, site: Site, framer: Framer, folder: Path, kept: Kept | None) -> None:
        self._site, self._framer, self._kept = site, framer, kept
        self._folder, self._root = folder, f"{folder}/"
        self._needs = Needs(site)
        self._shared = digest([site.settings.model_dump_json(exclude={"root"}), *self._needs.shared()])

    def share(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of all parts."""
        with self._kept.keeping(share) if self._kept else nullcontext():
            return [self.made(part) for part in islice(every_part(self._site, self._needs), share, None, of)]

    def indexes(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of the full-text search's index."""
        with self._kept.keeping(f"index-{share}") if self._kept else nullcontext():
            return [self.made(part) for part in islice(index_parts(self._site, self._needs), share, None, of)]

    def made(self, part: Part) -> Made:
        """Make one part, or bring it, and note it."""
        if self._kept is None:
            entry = self._write(part, "")
            return Made(part.name, "", entry.pages, entry.frames, kept=False)
        key = digest([self._shared, *part.needs()])
        known = self._kept.entry(part.name)
        if known and self._holds(known, key) and self._kept.bring(known.files, self._root):
            entry = known
        else:
            entry = self._write(part, key)
        kept = self._kept.note(part.name, entry)
        return Made(part.name, entry.key, entry.pages, entry.frames, kept=kept)

    def _holds(self, known: Entry, key: str) -> bool:
        return known.key == key and all(map(self._framer.is_as_marked, known.frames))

    def _write(self, part: Part, key: str) -> Entry:
        """Make the files of a part, and keep them where that can be done."""
        frames: dict[str, None] = {}
        files: list[KeptFile] = []
        pages, kept = 0, self._kept
        for file in self._framer.files(part.make()):
            if isinstance(file, Framed):
                frames[file.frame] = None
                pages += 1
            status = write(self._root + file.place, file.pieces)
            if kept:
                try:
                    files.append(kept.keep(file.place, self._root, status))
                except OSError:
                    kept = None
        return Entry(key, pages, tuple(frames), tuple(files) if kept else ())
