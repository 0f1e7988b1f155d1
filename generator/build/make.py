"""The parts of a site, made in a folder or brought from the cache.

A part on whose needs nothing changed since an earlier build is not made but brought; the bytes are the same. Pagefind's
index is a part like the others: it depends on all of them.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from generator.build.frames import Framer
from generator.build.kept import Entry, Kept, KeptFile
from generator.build.program import digest
from generator.build.write import write
from generator.render.every import Part, every_part
from generator.render.needs import Needs
from generator.render.page import Output
from generator.render.site import Site
from generator.search import index_site


class Maker:
    """Makes parts in a folder, or brings them from the cache."""

    def __init__(self, site: Site, framer: Framer, folder: Path, kept: Kept | None) -> None:
        self._site, self._framer, self._kept = site, framer, kept
        self._folder, self._root = folder, f"{folder}/"
        self._needs = Needs(site)
        self._shared = digest([site.settings.model_dump_json(exclude={"root"}), *self._needs.shared()])

    def share(self, share: int, of: int) -> list[tuple[str, Entry]]:
        """Make one of so many shares of all parts."""
        if self._kept:
            self._kept.begin(share)
        return [self.made(part) for part in islice(every_part(self._site, self._needs), share, None, of)]

    def index(self, made: Mapping[str, Entry]) -> tuple[str, Entry]:
        """Make the index of the full-text search, once all else is made."""
        keys = (f"{name} {entry.key} {entry.frames}" for name, entry in sorted(made.items()))
        return self.made(Part("search index", partial(_index, self._folder), lambda: keys))

    def made(self, part: Part) -> tuple[str, Entry]:
        """Make one part, or bring it; without a cache the entry names no files."""
        if self._kept is None:
            return part.name, self._write(part, "")
        key = digest([self._shared, *part.needs()])
        known = self._kept.entry(part.name)
        if known and self._holds(known, key) and self._kept.bring(known.files, self._root):
            return part.name, known
        return part.name, self._write(part, key)

    def _holds(self, known: Entry, key: str) -> bool:
        return known.key == key and all(map(self._framer.is_as_marked, known.frames))

    def _write(self, part: Part, key: str) -> Entry:
        """Make the files of a part, and keep them where that can be done."""
        frames: dict[str, None] = {}
        files: list[KeptFile] = []
        pages, kept = 0, self._kept
        for item in part.make():
            if isinstance(item, Output):
                place, pieces = item.place, item.pieces
            else:
                place, pieces = self._framer.place(item), [self._framer.html(item)]
                frames[self._framer.mark(item)] = None
                pages += 1
            status = write(self._root + place, pieces)
            if kept:
                try:
                    files.append(kept.keep(place, self._root, status))
                except OSError:
                    kept = None
        return Entry(key, pages, tuple(frames), tuple(files) if kept else ())


def _index(folder: Path) -> Iterator[Output]:
    """Pagefind's files, once it has written them."""
    index_site(folder)
    for file in sorted((folder / "pagefind").rglob("*")):
        if file.is_file():
            yield Output(file.relative_to(folder).as_posix(), [file.read_bytes()])
