"""What the full-text search is given, and which chapters stand beside each other."""

import re
from dataclasses import replace

import pytest

from claimspring.site.narrative import Narrative
from claimspring.site.search_document import FACETS
from claimspring.site.search_documents import document_groups, documents_of
from claimspring.site.site import Site
from claimspring.site.view import View

BLOCK = re.compile(rb"<div>(.*?)</div>", re.DOTALL)


def test_every_text_ends_before_the_next_begins(site: Site) -> None:
    documents = list(documents_of(document_groups(View(site, ("en",)), 1)))
    texts = [text for document in documents for text in BLOCK.findall(b"".join(document.pieces))]
    assert len(texts) > len(documents)
    assert [text for text in texts if text[-1:] not in b".!?:;>\"')"] == []


def test_every_facet_is_filled_and_has_a_name(site: Site) -> None:
    documents = b"".join(
        piece for document in documents_of(document_groups(View(site, ("en",)), 1)) for piece in document.pieces
    )
    facets = set(re.findall(rb'data-pagefind-filter="([^"]*)\[content\]" content="[^"]', documents))
    assert {facet.decode() for facet in facets} == FACETS.keys()


@pytest.mark.parametrize(
    ("place", "chapters"),
    [
        ("handbook/", ["Start", "Zebras", "Rules", "Ants", "Orphan"]),
        ("handbook/ants/", ["Start", "Zebras", "Rules", "Ants", "Orphan"]),
        ("handbook/rules/", ["Start", "Zebras", "Rules", "Stripes", "Dots", "Ants", "Orphan"]),
        ("handbook/rules/stripes/", ["Start", "Zebras", "Rules", "Stripes", "Dots", "Ants", "Orphan"]),
        ("about/", ["About"]),
    ],
)
def test_chapters_stand_in_their_order_those_of_a_folder_only_in_it(
    site: Site, place: str, chapters: list[str]
) -> None:
    written = (
        ("about/", "About"),
        ("handbook/", "Start"),
        ("handbook/rules/stripes/", "Stripes"),
        ("handbook/zebras/", "Zebras"),
        ("handbook/rules/", "Rules"),
        ("handbook/ants/", "Ants"),
        ("handbook/rules/dots/", "Dots"),
        ("handbook/part/one/", "Orphan"),
    )
    narratives = tuple(Narrative(place, "en", title, "<p>.</p>") for place, title in written)
    assert [one.title for one in replace(site, narratives=narratives).siblings(place, "en")] == chapters
