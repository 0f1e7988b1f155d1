"""The index of the full-text search as parts of the site: one for each volume of each language.

Pagefind keeps in memory what it indexes, 0.2 MB for each claim, and hardly uses a second processor. So it is given one
volume at a time, and as many of them at once as their memory allows.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from claimspring.pipeline.file_writer import write
from claimspring.pipeline.pagefind import SearchIndexError, index_documents, index_loose
from claimspring.pipeline.search_order import place_of
from claimspring.pipeline.search_renewal import VolumeIndex, renewed
from claimspring.read.records import ALL_KEPT
from claimspring.routes.files import search_volume
from claimspring.site.page import Output
from claimspring.site.search_document import volumes, weight
from claimspring.site.search_documents import DocumentGroup, document_groups
from claimspring.site.site import Site
from claimspring.site.view import View

_MEMORY = "/dev/shm"  # noqa: S108 -- a folder of our own is made in it
_ROOM = 8192
"""Bytes that a document takes beside its own: its block, and its part of the index."""
_SPARE = 8
"""A folder in memory is taken where so many times as much is free as is wanted."""

_CLAIMS_AT_ONCE = 6000
"""Volumes for no more are made at the same time, unless one alone is for more."""
_RENEWED = 4
"""Where more than one in so many documents changed, all are indexed."""


class Volume(NamedTuple):
    """A volume of the index of one language, as a part of the site."""

    name: str
    """The folder of its files."""
    groups: Callable[[], list[DocumentGroup]]
    """Tells what makes the documents that are indexed, small HTML files."""


def index_volumes(site: Site) -> Iterator[Volume]:
    """All volumes of all languages."""
    for language in site.settings.languages:
        view = View(site, (language,))
        for volume in volumes(site):
            yield Volume(search_volume(language, volume), partial(document_groups, view, volume))


def digests_of(documents: Iterable[Output]) -> dict[str, str]:
    """Names documents, by their places: the same ones give the same index."""
    return {one.place: blake2b(b"".join(one.pieces), digest_size=12).hexdigest() for one in documents}


def volume_part(place: str) -> str:
    """The name of the part that a file of an index belongs to.

    >>> volume_part("pagefind/fr/1/index/fr_1.pf_index")
    'pagefind/fr/1/'
    """
    return "/".join(place.split("/")[:3]) + "/"


def at_once(site: Site) -> int:
    """How many volumes may be made at the same time: one, where the corpus itself takes much memory."""
    claims = max(1, weight(site))
    return 1 if claims > ALL_KEPT else max(1, _CLAIMS_AT_ONCE * len(volumes(site)) // claims)


def index_files(volume: Volume, documents: Sequence[Output]) -> Iterator[Output]:
    """Pagefind's files; none where there is nothing to be found."""
    if not documents:
        return
    with _indexed(documents, index_documents) as index:
        for place, file in sorted(index.items()):
            yield Output(volume.name + place, [file.read_bytes()])


class Renewal(NamedTuple):
    """What becomes of a volume's files of an earlier build."""

    made: Sequence[Output]
    gone: frozenset[str]
    """The places of those that are not there any more."""


def renewal(
    volume: Volume,
    files: Mapping[str, Path],
    before: Mapping[str, str],
    now: Mapping[str, str],
    documents: Iterable[Output],
) -> Renewal | None:
    """The volume of the documents of `now` in place of those `before`, by their digests.

    `files` are its own by their places; among `documents` are all that changed. None where most of them did, or it is
    not sure that the bytes are those of a volume made anew.
    """
    differing = {place for place, told in now.items() if before.get(place) != told}
    changed = [one for one in documents if one.place in differing]
    left = {place for place, told in before.items() if now.get(place) != told}
    if len(changed) < len(differing) or (len(changed) + len(left)) * _RENEWED > len(now):
        return None
    old = VolumeIndex.of({place.removeprefix(volume.name): file for place, file in files.items()}, before)
    if not changed:
        found = renewed(old, left, None)
    else:
        try:
            with _indexed(changed, index_loose) as index:
                found = renewed(old, left, VolumeIndex.of(index, [one.place for one in changed]))
        except SearchIndexError:  # Pagefind makes no index of documents without a word
            return None
    if found is None:
        return None
    made = [Output(volume.name + place, [raw]) for place, raw in sorted(found.made.items())]
    return Renewal(made, frozenset(volume.name + place for place in found.gone))


@contextmanager
def _indexed(documents: Sequence[Output], make: Callable[[Path, Path], None]) -> Iterator[dict[str, Path]]:
    """The files that `make` makes of documents, by their places in its folder, as long as they are needed."""
    room = sum(_ROOM + sum(map(len, document.pieces)) for document in documents)
    with tempfile.TemporaryDirectory(prefix="claimspring-search-", dir=_memory(room)) as folder:
        place, index = Path(folder, "documents"), Path(folder, "index")
        for document in sorted(documents, key=lambda one: place_of(one.place)):
            write(f"{place}/{document.place}", document.pieces)
        make(place, index)
        yield {file.relative_to(index).as_posix(): file for file in index.rglob("*") if file.is_file()}


def _memory(room: int) -> str | None:
    """A folder in memory for so many bytes, where there is one: thousands of small files wait for no disk there."""
    try:
        fits = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _SPARE * room
    except OSError:
        return None
    return _MEMORY if fits else None
