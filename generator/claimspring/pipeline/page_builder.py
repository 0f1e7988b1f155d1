"""The parts of a site, made in a folder or brought from the cache.

What a part reads while it is made is recorded. One whose reads would be answered as in an earlier build is not
made but brought; the bytes are the same. Pagefind's index is among the parts.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from claimspring.model.recorder import Reads
from claimspring.pipeline.dump_batches import NO_PLACE, DumpPart, dump_batches, dump_parts
from claimspring.pipeline.file_writer import write
from claimspring.pipeline.fingerprint import digest
from claimspring.pipeline.frames import Framed, Framer
from claimspring.pipeline.page_cache import Kept
from claimspring.pipeline.part_list import NO_TABLE, CachedPart, DocumentNames, KeptFile, ReadTable
from claimspring.pipeline.search_index import Volume, digests_of, index_files, index_volumes, renewal
from claimspring.read.corpus import collector_paused
from claimspring.site.page import Output
from claimspring.site.parts import Part, every_part
from claimspring.site.search_documents import DocumentGroup, documents_of
from claimspring.site.site import Site


class Made(NamedTuple):
    """What is known of a part once it is made; its files are known to the cache."""

    pages: int
    frames: tuple[str, ...]
    kept: bool
    """It is on the list of the cache."""
    part: str
    records: tuple[str, ...] = ()
    """Of a batch of dumps the name of what was kept of it."""
    written: tuple[str, ...] | None = None
    """The places of its files; None where they were brought."""


class Maker:
    """Makes parts in a folder, or brings them from the cache."""

    def __init__(self, site: Site, framer: Framer, folder: Path, kept: Kept | None) -> None:
        self._site, self._framer, self._kept = site, framer, kept
        self._folder, self._root = folder, f"{folder}/"
        self._answers: dict[str, _Answers] = {}
        self._numbers: dict[ReadTable, Mapping[int, int]] = {}
        self._brought_parts = frozenset[str]()
        self._batches = tuple(dump_batches(site)) if kept else ()
        if kept:
            kept.use(digest([site.settings.model_dump_json(exclude={"root"})]))
            kept.ask(self._answered)

    def bring(self) -> list[Made]:
        """Bring every part that is as it was, before processes part to make the others; of dumps the records alone."""
        if not (self._kept and self._kept.frames):
            return []
        with self._keeping("brought"):
            found = [made for part in self._parts(0, 1) if (made := self._brought(part.name))]
        self._brought_parts = frozenset(made.part for made in found)
        self._know_losses(self._kept, {made.part: made.records[0] for made in found if made.records})
        return found

    def _know_losses(self, kept: Kept, records: Mapping[str, str]) -> None:
        """Take over what claims lose with documents, where the batch that they are in is as it was."""
        for batch in self._batches:
            name = batch.part.name
            if name in records and (known := kept.entry(name)):
                self._site.provenance.know(batch.losses(kept.path(records[name])), self._renumbered(known, known.reads))

    def share(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of what was not brought; where there is a cache, of dumps the records alone."""
        with self._keeping(str(share)):
            parts = (part for part in self._parts(share, of) if part.name not in self._brought_parts)
            return [self._noted(part.name, self._write(part)) for part in parts]

    def dumps(self, records: Mapping[str, str], share: int, of: int) -> list[Made]:
        """Make one of so many shares of the dumps, of what was kept of their records."""
        with self._keeping(f"dump-{share}"):
            return [self._assembled(dump, records) for dump in islice(dump_parts(self._site), share, None, of)]

    def indexes(self, share: int, of: int) -> list[Made]:
        """Make one of so many shares of the full-text search's index."""
        with self._keeping(f"index-{share}"):
            return [self._indexed(volume) for volume in islice(index_volumes(self._site), share, None, of)]

    def _keeping(self, share: str) -> AbstractContextManager[None]:
        queries = self._site.recorder.queries
        return self._kept.keeping(share, queries, self._answered) if self._kept else nullcontext()

    def _parts(self, share: int, of: int) -> Iterator[Part]:
        parts = every_part(self._site, share, of)
        if self._kept is None:
            return parts
        dumps = {dump.whole.name for dump in dump_parts(self._site)}
        others = (part for part in parts if part.name not in dumps)
        return chain((batch.part for batch in self._batches[share::of]), others)

    def _assembled(self, dump: DumpPart, records: Mapping[str, str]) -> Made:
        """Make one dump, or bring it where it would be made of the same records."""
        names = [records.get(batch.part.name) for batch in self._batches]
        if self._kept is None or None in names:
            return self._brought(dump.whole.name) or self._noted(dump.whole.name, self._write(dump.whole))
        source = {"records": digest(name for name in names if name)}
        if found := self._brought(dump.whole.name, source):
            return found
        part = dump.of_batches([self._kept.path(name) for name in names if name])
        return self._noted(part.name, self._write(part)._replace(source=source))

    def _noted(self, part: str, entry: CachedPart) -> Made:
        """Note a part that was made anew."""
        kept = bool(self._kept and self._kept.note(part, entry))
        return Made(entry.pages, entry.frames, kept, part, _records_of(entry), entry.written)

    def _brought(self, part: str, source: Mapping[str, str] | None = None) -> Made | None:
        """Bring a part that is as it was, and of the same `source`, and note it; None where it is to be made."""
        kept, known = self._kept, self._kept.entry(part) if self._kept else None
        if not (kept and known and self._holds(known) and (source is None or source == known.source)):
            return None
        if not kept.bring(known.files, self._root):
            return None
        if kept.is_crowded:
            documents = {
                name: one._replace(reads=self._renumbered(known, one.reads)) for name, one in known.documents.items()
            }
            noted = kept.note(part, known._replace(reads=self._renumbered(known, known.reads), documents=documents))
        else:
            noted = kept.note_same(part)
        return Made(known.pages, known.frames, noted, part, _records_of(known))

    def _indexed(self, volume: Volume) -> Made:
        """Make one volume of the search's index, or bring it: also where its documents are made anew, and the same."""
        if found := self._brought(volume.name):
            return found
        known = self._kept.entry(volume.name) if self._kept else None
        groups, listing = self._site.recorder.recorded(volume.groups)
        documents, made = self._documents(groups, known)
        if known and (renewed := self._renewed(volume, known, documents, documents_of(made.values()))):
            entry = renewed
        else:
            whole = [one for group in groups for one in (made.get(group.name) or group).documents()]
            entry = self._written(Part(volume.name, partial(index_files, volume, whole)))
        reads = tuple({*listing, *chain.from_iterable(one.reads for one in documents.values())})
        return self._noted(volume.name, entry._replace(reads=reads, documents=documents))

    def _documents(
        self, groups: Sequence[DocumentGroup], known: CachedPart | None
    ) -> tuple[dict[str, DocumentNames], dict[str, DocumentGroup]]:
        """What names the documents of a volume, and those that were made: of other groups they are as they were."""
        named, made = dict[str, DocumentNames](), dict[str, DocumentGroup]()
        for group in groups:
            before = known.documents.get(group.name) if known else None
            if known and before and known.table.holds(before.reads, self._answered):
                named[group.name] = before._replace(reads=self._renumbered(known, before.reads))
            else:
                documents, reads = self._site.recorder.recorded(group.documents)
                named[group.name] = DocumentNames(reads, digests_of(documents))
                made[group.name] = group._replace(documents=partial(list, documents))
        return named, made

    def _renewed(
        self, volume: Volume, known: CachedPart, names: Mapping[str, DocumentNames], documents: Iterable[Output]
    ) -> CachedPart | None:
        """Put the documents that changed into a volume of an earlier build; None where all of it is to be made."""
        before, now = _digests(known.documents), _digests(names)
        if self._kept and before == now and self._kept.bring(known.files, self._root):
            return known._replace(written=tuple(file.place for file in known.files))
        files = self._kept.held(known.files) if self._kept else None
        with collector_paused():  # words are lists in lists, by the hundred thousand
            found = renewal(volume, files, before, now, documents) if files else None
        if not (self._kept and found):
            return None
        others = found.gone.union(one.place for one in found.made)
        same = [file for file in known.files if file.place not in others]
        if not self._kept.bring(same, self._root):
            return None
        made = self._written(Part(volume.name, lambda: iter(found.made)))
        places = (*(file.place for file in same), *made.written)
        return made._replace(files=(*same, *made.files) if made.files else (), written=places)

    def _holds(self, known: CachedPart) -> bool:
        """Whether all that a part was made from is as it was."""
        return all(map(self._framer.is_as_marked, known.frames)) and known.holds(self._answered)

    def _answered(self, name: str) -> Mapping[Hashable, str]:
        """Today's answers to the questions of one name."""
        known = self._answers.get(name)
        if known is None:
            known = self._answers[name] = _Answers(self._site.asked(name).answer)
        return known

    def _renumbered(self, known: CachedPart, reads: Reads) -> Reads:
        """Questions that were asked for a part by the numbers that they have today."""
        numbers = self._numbers.get(known.table)
        if numbers is None:
            numbers = self._numbers[known.table] = known.table.numbers(self._site.recorder)
        return tuple(map(numbers.__getitem__, reads))

    def _write(self, part: Part) -> CachedPart:
        """Make the files of a part, and keep them where that can be done."""
        entry, reads = self._site.recorder.recorded(lambda: self._written(part))
        return entry._replace(reads=reads)

    def _written(self, part: Part) -> CachedPart:
        frames: dict[str, None] = {}
        files: list[KeptFile] = []
        written: list[str] = []
        pages, kept = 0, self._kept
        for file in self._framer.files(part.make()):
            if isinstance(file, Framed):
                frames[file.frame] = None
                pages += 1
            if file.place == NO_PLACE:
                files += kept.put(file.pieces) if kept else ()
                continue
            written.append(file.place)
            status = write(self._root + file.place, file.pieces)
            if kept:
                try:
                    files.append(kept.keep(file.place, self._root, status))
                except OSError:
                    kept = None
        named = tuple(written)
        return CachedPart(pages, tuple(frames), tuple(files) if kept else (), (), NO_TABLE, written=named)


class _Answers(dict[Hashable, str]):
    """Answers by the key asked for, each worked out once."""

    def __init__(self, answer: Callable[[Hashable], str]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, key: Hashable) -> str:
        found = self[key] = self._answer(key)
        return found


def _digests(documents: Mapping[str, DocumentNames]) -> dict[str, str]:
    """What names each document, by its place."""
    return {place: told for group in documents.values() for place, told in group.digests.items()}


def _records_of(entry: CachedPart) -> tuple[str, ...]:
    return tuple(file.name for file in entry.files if file.place == NO_PLACE)
