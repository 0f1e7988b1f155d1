"""The parts of a site, made in a folder or brought from the cache.

What a part reads while it is made is recorded. One whose reads would be answered as in an earlier build is not
made but brought; the bytes are the same. Pagefind's index is among the parts.
"""

from collections.abc import Callable, Hashable, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimspring.model.recorder import Query, Reads
from claimspring.pipeline.file_writer import write
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.page_cache import NO_TABLE, CachedPart, Kept, KeptFile, ReadTable
from claimspring.pipeline.search_index import Volume, digests_of, index_files, index_volumes, renewal
from claimspring.site.page import Output
from claimspring.site.parts import Part, every_part
from claimspring.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping


class Made(NamedTuple):
    """What is known of a part once it is made; its files are known to the cache."""

    pages: int
    frames: tuple[str, ...]
    kept: bool
    """It is on the list of the cache."""


class Maker:
    """Makes parts in a folder, or brings them from the cache."""

    def __init__(self, site: Site, framer: Framer, folder: Path, kept: Kept | None) -> None:
        self._site, self._framer, self._kept = site, framer, kept
        self._folder, self._root = folder, f"{folder}/"
        self._answers: dict[Query, str] = {}
        self._asked: dict[str, Callable[[Hashable], str]] = {}
        self._numbers: dict[ReadTable, Mapping[int, int]] = {}
        if kept:
            kept.use(digest([site.settings.model_dump_json(exclude={"root"})]))
            kept.ask(self._answer)

    def share(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of all parts."""
        with self._kept.keeping(share, self._site.recorder.queries, self._answer) if self._kept else nullcontext():
            return [self.made(part) for part in every_part(self._site, share, of)]

    def indexes(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of the full-text search's index."""
        with (
            self._kept.keeping(f"index-{share}", self._site.recorder.queries, self._answer)
            if self._kept
            else nullcontext()
        ):
            return [self._indexed(volume) for volume in islice(index_volumes(self._site), share, None, of)]

    def made(self, part: Part) -> Made:
        """Make one part, or bring it, and note it."""
        known = self._kept.entry(part.name) if self._kept else None
        if self._kept and known and self._holds(known) and self._kept.bring(known.files, self._root):
            return self._brought(self._kept, part.name, known)
        entry = self._write(part)
        kept = bool(self._kept and self._kept.note(part.name, entry))
        return Made(entry.pages, entry.frames, kept)

    def _brought(self, kept: Kept, part: str, known: CachedPart) -> Made:
        """Note a part that is as it was."""
        if kept.is_crowded:
            noted = kept.note(part, known._replace(reads=self._renumbered(known)))
        else:
            noted = kept.note_same(part)
        return Made(known.pages, known.frames, noted)

    def _indexed(self, volume: Volume) -> Made:
        """Make one volume of the search's index, or bring it: also where its documents are made anew, and the same."""
        known = self._kept.entry(volume.name) if self._kept else None
        if self._kept and known and self._holds(known) and self._kept.bring(known.files, self._root):
            return self._brought(self._kept, volume.name, known)
        documents, reads = self._site.recorder.recorded(volume.documents)
        source = digests_of(documents)
        if self._kept and known and known.source == source and self._kept.bring(known.files, self._root):
            entry = known
        elif known and (renewed := self._renewed(volume, known, documents)):
            entry = renewed
        else:
            entry = self._written(Part(volume.name, partial(index_files, volume, documents)))
        entry = entry._replace(reads=reads, source=source)
        return Made(entry.pages, entry.frames, bool(self._kept and self._kept.note(volume.name, entry)))

    def _renewed(self, volume: Volume, known: CachedPart, documents: Sequence[Output]) -> CachedPart | None:
        """Put the documents that changed into a volume of an earlier build; None where all of it is to be made."""
        files = self._kept.held(known.files) if self._kept else None
        found = renewal(volume, files, known.source, documents) if files else None
        if not (self._kept and found):
            return None
        others = found.gone.union(one.place for one in found.made)
        same = [file for file in known.files if file.place not in others]
        if not self._kept.bring(same, self._root):
            return None
        made = self._written(Part(volume.name, lambda: iter(found.made)))
        return made._replace(files=(*same, *made.files) if made.files else ())

    def _holds(self, known: CachedPart) -> bool:
        """Whether all that a part was made from is as it was."""
        return all(map(self._framer.is_as_marked, known.frames)) and known.holds(self._answer)

    def _answer(self, query: Query) -> str:
        """The answer to a question today."""
        known = self._answers.get(query)
        if known is None:
            name, key = query
            ask = self._asked.get(name)
            if ask is None:
                ask = self._asked[name] = self._site.asked(name).answer
            known = self._answers[query] = ask(key)
        return known

    def _renumbered(self, known: CachedPart) -> Reads:
        """The questions behind a part by the numbers that they have today."""
        numbers = self._numbers.get(known.table)
        if numbers is None:
            numbers = self._numbers[known.table] = known.table.numbers(self._site.recorder)
        return tuple(map(numbers.__getitem__, known.reads))

    def _write(self, part: Part) -> CachedPart:
        """Make the files of a part, and keep them where that can be done."""
        entry, reads = self._site.recorder.recorded(lambda: self._written(part))
        return entry._replace(reads=reads)

    def _written(self, part: Part) -> CachedPart:
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
        return CachedPart(pages, tuple(frames), tuple(files) if kept else (), (), NO_TABLE)
