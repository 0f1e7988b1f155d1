"""A volume of the search's index in, and documents that changed -> its files as if all had been indexed anew.

Pagefind takes a millisecond a document. So it indexes those that changed alone, and they are put in the place of what
the volume held of them: numbers of pages, words, filters and fragments, cut into files as Pagefind cuts them
(https://github.com/Pagefind/pagefind, pagefind/src/index/mod.rs). Where that is not sure to give the same bytes, the
whole volume is indexed.
"""

import json
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import accumulate, chain, pairwise, takewhile
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import cbor2

from claimspring.pipeline.pagefind import pack, pack_of, unpack
from claimspring.pipeline.search_order import (
    FILTERS,
    PAGES,
    VERSION,
    WORDS,
    entry_json,
    filter_cbor,
    in_order,
    of_word,
    packed,
    place_of,
    unpacked,
)

_KNOWN = frozenset({"1.5.2"})
"""The versions of Pagefind that are known to cut words into files as is done here."""
_FULL = 20_000
"""A file of words ends with the word that makes it as large as this: one for each page, and for each place there."""
_LONG = 24
"""From here the lower bits of a head say of how many bytes the length is that follows it."""
_HASH = 7
"""So many digits has a name, unless two begin alike."""
_ENTRY = "pagefind-entry.json"

Word: TypeAlias = list[Any]
"""[word, pages, [[form, pages], ...]]"""


class CodedWord(NamedTuple):
    """A word, and its bytes where it is as it was in an old index."""

    word: Word
    raw: bytes | None = None

    @property
    def coded(self) -> bytes:
        """Its bytes."""
        return self.raw or cbor2.dumps(self.word)


Numbers: TypeAlias = Sequence[int]
"""The new numbers of an index's documents by their old ones, -1 where one is left out."""


class VolumeIndex(NamedTuple):
    """A volume as it lies on disk."""

    files: Mapping[str, Path]
    places: Sequence[str]
    """The documents by their numbers."""
    entry: dict[str, Any]
    meta: list[Any]

    @classmethod
    def of(cls, files: Mapping[str, Path], documents: Iterable[str]) -> "VolumeIndex":
        """Read the index of some documents; its files go by their places in the volume."""
        entry = json.loads(files[_ENTRY].read_bytes())
        (told,) = entry["languages"].values()
        meta = cbor2.loads(unpacked(files[f"pagefind.{told['hash']}.pf_meta"].read_bytes()))
        return cls(files, sorted(documents, key=place_of, reverse=True), entry, meta)

    @property
    def form(self) -> str:
        """A name as long as one of its files mostly has."""
        (language,) = self.entry["languages"]
        return f"{language}_{'0' * _HASH}"

    @property
    def is_plain(self) -> bool:
        """Whether all that it holds is known here."""
        names = {name for name, _ in self.meta[PAGES]}
        return len(names) == len(self.places) == len(self.meta[PAGES]) and self.meta[VERSION] in _KNOWN

    def words(self) -> Iterator[list[CodedWord]]:
        """The words of each file of them."""
        for *_, name in self.meta[WORDS]:
            yield list(_coded_words(unpacked(self.files[_words_file(name)].read_bytes())))

    def filters(self) -> Iterator[tuple[str, dict[str, list[int]]]]:
        """The pages by filters and their values."""
        for *_, name in self.meta[FILTERS]:
            key, values = cbor2.loads(unpacked(self.files[_filter_file(name)].read_bytes()))
            yield key, dict(values)

    def fragment(self, name: str) -> bytes:
        """One fragment that is in no pack."""
        return self.files[f"fragment/{name}.pf_fragment"].read_bytes()


class RenewedIndex(NamedTuple):
    """What becomes of a volume's files, by their places in it."""

    made: Mapping[str, bytes]
    gone: frozenset[str]


def renewed(old: VolumeIndex, left: Collection[str], new: VolumeIndex | None) -> RenewedIndex | None:
    """The volume without the documents that left it, and with those of `new`, an index whose fragments are not packed.

    None where it is not sure that the same bytes come out.
    """
    both = [old, new] if new else [old]
    if not all(index.is_plain and index.meta[FILTERS + 1 :] == old.meta[FILTERS + 1 :] for index in both):
        return None
    places = sorted(chain((one for one in old.places if one not in left), new.places if new else ()), key=place_of)
    numbers = {place: number for number, place in enumerate(reversed(places))}
    from_old = [-1 if place in left else numbers[place] for place in old.places]
    from_new = [numbers[place] for place in new.places] if new else []
    pages = {
        number: page
        for index, its in zip(both, (from_old, from_new), strict=False)
        for number, page in zip(its, index.meta[PAGES], strict=True)
        if number >= 0
    }
    gone_names = [name for number, (name, _) in zip(from_old, old.meta[PAGES], strict=True) if number < 0]
    added = [name for name, _ in new.meta[PAGES]] if new else []
    if not pages or not _are_apart(old.form, [*gone_names, *added], old.meta[PAGES], pages.values()):
        return None
    meta = [*old.meta]
    meta[PAGES] = [page for _, page in sorted(pages.items())]
    made: dict[str, bytes] = {}
    meta[WORDS] = _words(old, new, from_old, from_new, made)
    meta[FILTERS] = _filters(old, new, from_old, from_new, made)
    gone = _fragments(old, gone_names, new, made)
    gone |= {_words_file(name) for *_, name in old.meta[WORDS]} - {_words_file(name) for *_, name in meta[WORDS]}
    gone |= {_filter_file(name) for *_, name in old.meta[FILTERS]} - {_filter_file(name) for *_, name in meta[FILTERS]}
    return RenewedIndex(made, frozenset(gone | _head(old, meta, made)))


def _are_apart(form: str, moved: Iterable[str], *pages: Iterable[Sequence[Any]]) -> bool:
    """Whether the names of fragments that come or leave begin like no other: of two alike one is made longer."""
    heads = {name[: len(form)] for name in moved}
    alike = (Counter(name[: len(form)] for name, _ in some) for some in pages)
    return all(some[head] < 2 for some in alike for head in heads)


def _head(old: VolumeIndex, meta: list[Any], made: dict[str, bytes]) -> set[str]:
    """Make the files that lead to all others; returns those that are gone."""
    (told,) = old.entry["languages"].values()
    before = f"pagefind.{told['hash']}.pf_meta"
    name, raw = packed(cbor2.dumps(meta), told["hash"])
    made[f"pagefind.{name}.pf_meta"] = raw
    told |= {"hash": name, "page_count": len(meta[PAGES])}
    made[_ENTRY] = entry_json(old.entry)
    return {before} - made.keys()


def _words(
    old: VolumeIndex, new: VolumeIndex | None, from_old: Numbers, from_new: Numbers, made: dict[str, bytes]
) -> list[list[str]]:
    """Make the files of words that are others; returns what the meta file tells of all of them."""
    added = deque(sorted((one.word for words in new.words() for one in words) if new else (), key=itemgetter(0)))
    starts = [start for start, *_ in old.meta[WORDS]]
    rows = []
    for name, words in _cut(_merged(old, added, starts, from_old, from_new)):
        now, raw = (name, None) if name else packed(_file_of(words), old.form)
        if raw:
            made[_words_file(now)] = raw
        rows.append([words[0].word[0], words[-1].word[0], now])
    return _ranges(rows)


def _merged(
    old: VolumeIndex, added: deque[Word], starts: Sequence[str], from_old: Numbers, from_new: Numbers
) -> Iterator[tuple[str | None, list[CodedWord]]]:
    """The words of each old file with those that come between them, and the file's name where all are as they were."""
    left = frozenset(number for number, now in enumerate(from_old) if now < 0)
    is_moved = any(now not in {-1, number} for number, now in enumerate(from_old))
    for number, (words, (*_, name)) in enumerate(zip(old.words(), old.meta[WORDS], strict=True)):
        mine: dict[str, Word] = {}
        while added and (number + 1 == len(starts) or added[0][0] < starts[number + 1]):
            word = added.popleft()
            mine[word[0]] = word
        here, is_same = list[CodedWord](), True
        for one in words:
            word = one.word
            if is_moved or word[0] in mine or _is_on(word, left):
                joined = _joined(word, mine.pop(word[0], None), from_old, from_new)
                is_same = is_same and joined == word
                if joined[1] or joined[2]:
                    here.append(CodedWord(joined))
            else:
                here.append(one)
        if mine:
            is_same = False
            here += (CodedWord(in_order(word[0], dict(of_word(word, from_new)))) for word in mine.values())
            here.sort(key=lambda one: str(one.word[0]))
        yield name if is_same else None, here


def _joined(word: Word, more: Word | None, from_old: Numbers, from_new: Numbers) -> Word:
    by_form = dict(of_word(word, from_old))
    for form, pages in of_word(more, from_new) if more else ():
        by_form.setdefault(form, []).extend(pages)
    return in_order(word[0], by_form)


def _is_on(word: Word, pages: frozenset[int]) -> bool:
    """Whether a word stands on one of some pages."""
    lists = (word[1], *(its for _, its in word[2]))
    return any(not pages.isdisjoint(accumulate(map(itemgetter(0), its))) for its in lists)


def _cut(files: Iterable[tuple[str | None, list[CodedWord]]]) -> Iterator[tuple[str | None, list[CodedWord]]]:
    """Words in files as Pagefind cuts them; those that are as they were keep their names."""
    begun: list[CodedWord] = []
    size = 0
    for name, words in files:
        if name and not begun:
            yield name, words
            continue
        for word in words:
            begun.append(word)
            size += _size(word.word)
            if size >= _FULL:
                yield None, begun
                begun, size = [], 0
    if begun:
        yield None, begun


def _size(word: Word) -> int:
    """What Pagefind counts of a word: its forms do not count."""
    return sum(len(text) + len(title) + 1 for _, text, title in word[1])


def _ranges(rows: list[list[str]]) -> list[list[str]]:
    """The first and the last word of each file, cut to as much as tells them from their neighbours and is a range."""
    for before, after in pairwise(rows):
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before[1], after[0], strict=False))) + 1
        start, end = before[0], before[1][:same]
        before[1], after[0] = end if end >= start else before[1], after[0][:same]
    return rows


def _filters(
    old: VolumeIndex, new: VolumeIndex | None, from_old: Numbers, from_new: Numbers, made: dict[str, bytes]
) -> list[list[str]]:
    """Make the filters that are others; returns what the meta file tells of all of them."""
    found: dict[str, dict[str, list[int]]] = {}
    for index, numbers in ((old, from_old), (new, from_new)):
        for key, values in index.filters() if index else ():
            for value, pages in values.items():
                here = [numbers[page] for page in pages if numbers[page] >= 0]
                if here:
                    found.setdefault(key, {}).setdefault(value, []).extend(here)
    rows = []
    for key, values in sorted(found.items()):
        name, raw = packed(filter_cbor(key, values.items()), old.form)
        if _filter_file(name) not in old.files:
            made[_filter_file(name)] = raw
        rows.append([key, name])
    return rows


def _fragments(old: VolumeIndex, left: Iterable[str], new: VolumeIndex | None, made: dict[str, bytes]) -> set[str]:
    """Make the packs of fragments that are others; returns those that are gone."""
    added = {name for name, _ in new.meta[PAGES]} if new else set[str]()
    gone = set[str](left)
    emptied = set()
    for place in {pack_of(name) for name in gone ^ added}:
        held = unpack(old.files[place].read_bytes()) if place in old.files else {}
        held = {name: raw for name, raw in held.items() if name not in gone}
        held |= {name: new.fragment(name) for name in added if new and pack_of(name) == place}
        if held:
            made[place] = pack(held)
        else:
            emptied.add(place)
    return emptied


def _coded_words(raw: bytes) -> Iterator[CodedWord]:
    """The words of a file, `[[word, ...]]` as CBOR (RFC 8949), each with its bytes."""
    file = BytesIO(raw)
    file.seek(1)
    decoder = cbor2.CBORDecoder(file)
    count = _array_length(file)
    start = file.tell()
    for _ in range(count):
        word = decoder.decode()
        end = file.tell()
        yield CodedWord(word, raw[start:end])
        start = end


def _array_length(file: BytesIO) -> int:
    """How many items the array has whose head comes next."""
    short = file.read(1)[0] & 0x1F
    return short if short < _LONG else int.from_bytes(file.read(1 << (short - _LONG)))


def _file_of(words: Sequence[CodedWord]) -> bytes:
    """A file of words."""
    empty = cbor2.dumps([[None] * len(words)])
    return empty[: len(empty) - len(words)] + b"".join(one.coded for one in words)


def _words_file(name: str) -> str:
    return f"index/{name}.pf_index"


def _filter_file(name: str) -> str:
    return f"filter/{name}.pf_filter"
