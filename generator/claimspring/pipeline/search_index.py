"""The index of the full-text search as parts of the site: one for each volume of each language.

Pagefind keeps in memory what it indexes, 0.2 MB for each claim, and hardly uses a second processor. So it is given one
volume at a time, and as many of them at once as their memory allows.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from claimspring.pipeline.file_writer import write
from claimspring.pipeline.pagefind import index_documents
from claimspring.pipeline.search_order import place_of
from claimspring.routes.files import search_volume
from claimspring.site.page import Output
from claimspring.site.search_document import CLAIMS_PER_VOLUME, volumes, weight
from claimspring.site.search_documents import documents_of
from claimspring.site.site import Site
from claimspring.site.view import View

_MEMORY = "/dev/shm"  # noqa: S108 -- a folder of our own is made in it
_ROOM = 8192
"""Bytes that a document takes beside its own: its block, and its part of the index."""
_SPARE = 8
"""A folder in memory is taken where so many times as much is free as is wanted."""


class Volume(NamedTuple):
    """A volume of the index of one language, as a part of the site."""

    name: str
    """The folder of its files."""
    documents: Callable[[], list[Output]]
    """Makes what is indexed, small HTML files."""


def index_volumes(site: Site) -> Iterator[Volume]:
    """All volumes of all languages."""
    for language in site.settings.languages:
        view = View(site, (language,))
        for volume in volumes(site):
            yield Volume(search_volume(language, volume), partial(_documents, view, volume))


def _documents(view: View, volume: int) -> list[Output]:
    return list(documents_of(view, volume))


def digest_of_documents(documents: Sequence[Output]) -> str:
    """Names documents: the same ones give the same index."""
    found = sha256()
    for document in documents:
        found.update(f"{document.place}\n{sum(map(len, document.pieces))}\n".encode())
        for piece in document.pieces:
            found.update(piece)
    return found.hexdigest()


def volume_part(place: str) -> str:
    """The name of the part that a file of an index belongs to.

    >>> volume_part("pagefind/fr/1/index/fr_1.pf_index")
    'pagefind/fr/1/'
    """
    return "/".join(place.split("/")[:3]) + "/"


def at_once(site: Site) -> int:
    """How many volumes may be made at the same time: so many that they hold no more than one may."""
    return max(1, CLAIMS_PER_VOLUME * len(volumes(site)) // max(1, weight(site)))


def index_files(volume: Volume, documents: Sequence[Output]) -> Iterator[Output]:
    """Pagefind's files; none where there is nothing to be found."""
    if not documents:
        return
    room = sum(_ROOM + sum(map(len, document.pieces)) for document in documents)
    with tempfile.TemporaryDirectory(prefix="claimspring-search-", dir=_memory(room)) as folder:
        place, index = Path(folder, "documents"), Path(folder, "index")
        for document in sorted(documents, key=lambda one: place_of(one.place)):
            write(f"{place}/{document.place}", document.pieces)
        index_documents(place, index)
        for file in sorted(index.rglob("*")):
            if file.is_file():
                yield Output(volume.name + file.relative_to(index).as_posix(), [file.read_bytes()])


def _memory(room: int) -> str | None:
    """A folder in memory for so many bytes, where there is one: thousands of small files wait for no disk there."""
    try:
        fits = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _SPARE * room
    except OSError:
        return None
    return _MEMORY if fits else None
