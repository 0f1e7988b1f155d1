"""The index of the full-text search as parts of the site: one for each volume of each language.

Pagefind keeps in memory what it indexes, 0.2 MB for each claim, and hardly uses a second processor. So it is given one
volume at a time, and as many of them at once as their memory allows.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from claimspring.pipeline.file_writer import write
from claimspring.pipeline.pagefind import index_documents
from claimspring.routes.files import search_volume
from claimspring.site.page import Output
from claimspring.site.parts import Part
from claimspring.site.search_document import CLAIMS_PER_VOLUME, volumes, weight
from claimspring.site.search_documents import documents_of
from claimspring.site.site import Site
from claimspring.site.view import View


def index_parts(site: Site) -> Iterator[Part]:
    """All volumes of all languages."""
    for language in site.settings.languages:
        for volume in volumes(site):
            folder = search_volume(language, volume)
            yield Part(folder, partial(_volume, View(site, (language,)), volume))


def volume_part(place: str) -> str:
    """The name of the part that a file of an index belongs to.

    >>> volume_part("pagefind/fr/1/index/fr_1.pf_index")
    'pagefind/fr/1/'
    """
    return "/".join(place.split("/")[:3]) + "/"


def at_once(site: Site) -> int:
    """How many volumes may be made at the same time: so many that they hold no more than one may."""
    return max(1, CLAIMS_PER_VOLUME * len(volumes(site)) // max(1, weight(site)))


def _volume(view: View, volume: int) -> Iterator[Output]:
    """Pagefind's files; none where there is nothing to be found."""
    with tempfile.TemporaryDirectory(prefix="claimspring-search-") as folder:
        documents, index = Path(folder, "documents"), Path(folder, "index")
        for document in documents_of(view, volume):
            write(f"{documents}/{document.place}", document.pieces)
        if documents.exists():
            index_documents(documents, index)
        for file in sorted(index.rglob("*")):
            if file.is_file():
                place = file.relative_to(index).as_posix()
                yield Output(search_volume(view.language, volume) + place, [file.read_bytes()])
