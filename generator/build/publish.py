"""Render and write: the site in, its files in a folder out; every processor makes a share of the parts.

A part on whose needs nothing changed since an earlier build is not made but brought from the cache; the bytes are the
same. Pagefind's index is a part like the others: it depends on all of them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from generator.build.frames import FrameHtml, Framer
from generator.build.kept import Entry, Kept, opened
from generator.build.shares import in_shares, processors
from generator.render.every import Part, every_part
from generator.render.needs import Needs
from generator.render.page import Output
from generator.render.site import Site
from generator.render.static import static_files
from generator.search import index_site


def publish(site: Site, frame: FrameHtml, folder: Path, *, shares: int | None = None, draft: bool = False) -> int:
    """Write the site into `folder`, in so many shares (None: one for each processor); returns the number of pages.

    A `draft` is for the one who is writing: what is not a page may be left as an earlier build made it.
    """
    with opened(site.settings.root) as kept:
        maker = Maker(site, Framer(site, frame), folder, kept, draft=draft)
        for output in static_files():
            maker.write(output.place, output.pieces)
        made = dict(in_shares(maker.share, shares or processors()))
        if site.settings.search:
            index = Part("search index", partial(_index, folder), partial(_all_keys, made), data=True)
            made |= [maker.made(index)]
        if kept:
            kept.save({name: entry for name, entry in made.items() if entry.files})
    return sum(entry.pages for entry in made.values())


class Maker:
    """Makes parts in a folder, or brings them from the cache."""

    def __init__(self, site: Site, framer: Framer, folder: Path, kept: Kept | None, *, draft: bool) -> None:
        self._site, self._framer, self._root, self._kept, self._draft = site, framer, f"{folder}/", kept, draft
        self._needs = Needs(site)
        self._shared = _digest([site.settings.model_dump_json(exclude={"root"}), *self._needs.shared()])
        self._folders: set[str] = set()

    def share(self, share: int, of: int) -> list[tuple[str, Entry]]:
        """Make one of so many shares of all parts."""
        return [self.made(part) for part in islice(every_part(self._site, self._needs), share, None, of)]

    def made(self, part: Part) -> tuple[str, Entry]:
        """Make one part, or bring it; without a cache the entry names no files."""
        if self._kept is None:
            return part.name, Entry("", *self._write(part)[:2], ())
        key = _digest([self._shared, *part.needs()])
        known = self._kept.entries.get(part.name)
        if known and self._holds(part, known, key) and self._kept.bring(known.files, self._root):
            return part.name, known
        pages, frames, places = self._write(part)
        return part.name, Entry(key, pages, frames, self._kept.keep(places, self._root) or ())

    def write(self, place: str, pieces: Iterable[bytes]) -> None:
        """Write one file, in place of an older one: that may be the same as one in the cache, which stays as it is."""
        parent = place.rpartition("/")[0]
        if parent not in self._folders:
            Path(self._root + parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        path = self._root + place
        try:
            file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 -- a Path costs as much; closed below
        except FileExistsError:
            Path(path).unlink()
            file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 -- as above
        with file:
            file.writelines(pieces)

    def _holds(self, part: Part, known: Entry, key: str) -> bool:
        if self._draft and part.data:
            return True
        return known.key == key and all(map(self._framer.is_as_marked, known.frames))

    def _write(self, part: Part) -> tuple[int, tuple[str, ...], list[str]]:
        """Make the files of a part; returns the number of pages, the frames used and the places."""
        frames: dict[str, None] = {}
        places = []
        pages = 0
        for item in part.make():
            if isinstance(item, Output):
                place, pieces = item.place, item.pieces
            else:
                place, pieces = self._framer.place(item), [self._framer.html(item)]
                frames[self._framer.mark(item)] = None
                pages += 1
            self.write(place, pieces)
            places.append(place)
        return pages, tuple(frames), places


def _index(folder: Path) -> Iterator[Output]:
    """Pagefind's files, once it has written them."""
    index_site(folder)
    for file in sorted((folder / "pagefind").rglob("*")):
        if file.is_file():
            yield Output(file.relative_to(folder).as_posix(), [file.read_bytes()])


def _all_keys(made: dict[str, Entry]) -> Iterator[str]:
    for name, entry in sorted(made.items()):
        yield f"{name} {entry.key} {entry.frames}"


def _digest(pieces: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(f"{len(piece)} {piece}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
