"""Pagefind runs again only for the volumes whose documents changed, and its fragments lie in packs."""

import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import cbor2
import pytest

from claimspring.model.settings import Settings
from claimspring.pipeline import search_index
from claimspring.pipeline.pagefind import index_documents, index_loose
from claimspring.pipeline.project import Project
from claimspring.pipeline.publish import publish
from claimspring.pipeline.search_index import Volume, digests_of, index_files, renewal
from claimspring.pipeline.search_order import _renumbered, packed, unpacked
from claimspring.read.settings import SettingsReading
from claimspring.site import search_documents
from claimspring.site.page import Output
from claimspring.site.search_document import SearchDocument, document_html, place_in_volumes
from claimspring.site.view import View
from tests.pipeline.conftest import WRITTEN, files_of, frame

CLAIM = "claims/tower/painted.yml"


def indexed(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages for which Pagefind ran, when a site is built."""
    ran: list[str] = []

    def noted(make: Callable[[Path, Path], None], folder: Path, index: Path) -> None:
        (page, *_) = sorted(folder.rglob("*.html"))
        ran.append(page.read_text("utf-8").partition('lang="')[2].partition('"')[0])
        make(folder, index)

    monkeypatch.setattr(search_index, "index_documents", partial(noted, index_documents))
    monkeypatch.setattr(search_index, "index_loose", partial(noted, index_loose))
    settings = Settings(
        root=project, site_name="Small", site_url="https://checks.example.org/small/", social_pictures=False
    )
    folder = project.parent / "site"
    shutil.rmtree(folder, ignore_errors=True)
    publish(Project(SettingsReading(settings), dt.date(2024, 3, 20)), WRITTEN, frame, folder, shares=1)
    return ran


def test_an_edit_in_one_language_makes_only_its_index_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sorted(indexed(project, monkeypatch)) == ["en", "es", "fr"]
    site = files_of(project.parent / "site")
    file = project / CLAIM
    text = file.read_text("utf-8")
    file.write_text(text.replace("La tour fut peinte", "La haute tour fut peinte"), "utf-8")
    assert file.read_text("utf-8") != text
    assert indexed(project, monkeypatch) == ["fr"]
    file.write_text(text, "utf-8")
    indexed(project, monkeypatch)
    assert files_of(project.parent / "site") == site


def test_a_change_that_no_document_shows_makes_no_index_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(project, monkeypatch)
    file = project / CLAIM
    file.write_text(f"# a remark\n{file.read_text('utf-8')}", "utf-8")
    assert indexed(project, monkeypatch) == []


def test_after_an_edit_only_documents_beside_its_own_are_made(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(view: View, document: SearchDocument) -> str:
        made.append(view.language)
        return document_html(view, document)

    monkeypatch.setattr(search_documents, "document_html", noted)
    indexed(project, monkeypatch)
    all_made = len(made)
    made.clear()
    file = project / CLAIM
    file.write_text(file.read_text("utf-8").replace("La tour fut peinte", "La haute tour fut peinte"), "utf-8")
    indexed(project, monkeypatch)
    assert 0 < len(made) < all_made // 2


def test_without_a_folder_in_memory_another_one_is_taken(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(project, monkeypatch)
    first = {name for name in files_of(project.parent / "site") if name.endswith(".pf_fragments")}
    shutil.rmtree(project / ".cache")
    monkeypatch.setattr(search_index, "_MEMORY", "/nowhere")
    indexed(project, monkeypatch)
    assert {name for name in files_of(project.parent / "site") if name.endswith(".pf_fragments")} == first


def test_fragments_lie_in_packs_that_tell_where_each_one_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(project, monkeypatch)
    site = files_of(project.parent / "site")
    assert not [name for name in site if name.endswith(".pf_fragment")]
    packs = {name: raw for name, raw in site.items() if name.endswith(".pf_fragments")}
    assert packs
    for name, raw in packs.items():
        told, _, fragments = raw.partition(b"\n")
        places = json.loads(told)
        assert all(fragment.startswith(Path(name).stem) for fragment in places)
        ends = [0, *(start + length for start, length in places.values())]
        assert [start for start, _ in places.values()] == ends[:-1]
        assert ends[-1] == len(fragments)
        assert all(fragments[start:].startswith(b"\x1f\x8b") for start, _ in places.values())


def test_a_page_stays_in_its_volume_and_volumes_are_about_as_large() -> None:
    places = [f"claims/tower/{number}/" for number in range(1000)]
    volumes = [place_in_volumes(place, 4).volume for place in places]
    assert volumes == [place_in_volumes(place, 4).volume for place in places]
    assert set(volumes) == {1, 2, 3, 4}
    assert all(200 < volumes.count(volume) < 300 for volume in range(1, 5))


def test_an_index_does_not_depend_on_how_a_file_system_lists_files(tmp_path: Path) -> None:
    page = '<html lang="en"><body data-pagefind-body><h1>{}</h1><p data-pagefind-filter="kind:{}">{}</p></body></html>'
    words = ("tower", "towér", "bridge", "opens", "painted", "harbour")
    documents = {f"{words[n % 6]}/{n}/index.html": page.format(n, n % 3, " ".join(words[n % 5 :])) for n in range(40)}
    found = []
    for order in (sorted(documents), sorted(documents, reverse=True)):
        folder, index = tmp_path / str(len(found)), tmp_path / f"index-{len(found)}"
        for place in order:
            (folder / place).parent.mkdir(parents=True)
            (folder / place).write_text(documents[place], "utf-8")
        index_documents(folder, index)
        found.append(files_of(index))
    assert found[0] == found[1]


def test_renumbered_documents_stay_those_that_have_the_word() -> None:
    chunk = [[["tower", [[1, [-25, 3], []], [1, [4], []]], [["towér", [[0, [7], []]]]]]]]
    assert _renumbered(chunk, [2, 0, 1]) == [
        [["tower", [[0, [-25, 3], []], [1, [4], []]], [["towér", [[2, [7], []]]]]]]
    ]
    assert _renumbered(chunk, [2, 1, 0]) == [
        [["tower", [[0, [4], []], [1, [-25, 3], []]], [["towér", [[2, [7], []]]]]]]
    ]


def page_of(words: list[str], number: int) -> str:
    """A document whose title is its first two words."""
    title = '<meta data-pagefind-meta="title[content]" content="{}">'.format(" ".join(words[:2]))
    kind = f'<meta data-pagefind-filter="kind[content]" content="kind {number % 4}">'
    texts = "".join(f"<div>{' '.join(words[at : at + 50])}.</div>" for at in range(0, len(words), 50))
    return f'<html lang="fr"><head>{title}{kind}</head><body data-pagefind-body>{texts}</body></html>'


def index_of(documents: list[Output]) -> dict[str, bytes]:
    """A volume of these documents, made anew."""
    volume = Volume("pagefind/fr/1/", list)
    return {one.place: b"".join(one.pieces) for one in index_files(volume, documents)}


def test_a_volume_renewed_is_the_same_as_one_made_anew(tmp_path: Path) -> None:
    """Some pages change, come and go; the words fill several files, and many of them bear accents."""
    chance = Random(7)
    letters = [*"aaaeeeiioouubcddnnrrsstt", "é", "ô", "ç"]
    known = ["".join(chance.choices(letters, k=chance.randint(1, 7))) for _ in range(2500)]

    def words() -> list[str]:
        return chance.choices(known, k=900)

    pages = {f"claims/tower/c-{number}/index.html": (words(), number) for number in range(60)}
    documents = [Output(place, [page_of(*page).encode()]) for place, page in pages.items()]
    before, files = digests_of(documents), index_of(documents)
    assert sum(name.endswith(".pf_index") for name in files) > 2
    for turn in (0, 3):
        for place in chance.sample(sorted(pages), 3):
            del pages[place]
        for place in chance.sample(sorted(pages), turn):
            pages[place] = (["neuf", *pages[place][0][:-1]], pages[place][1])
        pages |= {f"claims/bridge/c-{turn}-{number}/index.html": (words(), number) for number in range(turn)}
        documents = [Output(place, [page_of(*page).encode()]) for place, page in pages.items()]
        paths = dict(written(tmp_path / str(turn), files))
        found = renewal(Volume("pagefind/fr/1/", list), paths, before, digests_of(documents), documents)
        assert found
        made = {one.place: b"".join(one.pieces) for one in found.made}
        assert found.gone <= files.keys()
        files = {place: raw for place, raw in files.items() if place not in found.gone} | made
        before = digests_of(documents)
        assert files == index_of(documents)


@pytest.mark.parametrize("changed", [1, 5])
def test_of_fragments_named_alike_one_that_changes_has_the_volume_made_anew(changed: int, tmp_path: Path) -> None:
    """Two of the first three documents' names begin alike, so that Pagefind made one of them longer."""
    pages = [Output(f"claims/tower/c-{n}/index.html", [page_of(["tour", f"mot{n}"], n).encode()]) for n in range(8)]
    before, files = digests_of(pages), index_of(pages)
    (place,) = (name for name in files if name.endswith(".pf_meta"))
    meta = cbor2.loads(unpacked(files[place]))
    meta[1][-2][0] = longer = f"{meta[1][-1][0]}0"  # the last come first
    _, files[place] = packed(cbor2.dumps(meta), "fr_0123456")
    pages[changed] = Output(pages[changed].place, [page_of(["pont", "mot"], changed).encode()])
    paths = dict(written(tmp_path, files))
    found = renewal(Volume("pagefind/fr/1/", list), paths, before, digests_of(pages), pages)
    assert (found is None) == (changed == 1)
    if found:
        (raw,) = (b"".join(one.pieces) for one in found.made if one.place.endswith(".pf_meta"))
        assert longer in {name for name, _ in cbor2.loads(unpacked(raw))[1]}


def written(folder: Path, files: dict[str, bytes]) -> Iterator[tuple[str, Path]]:
    """Write files; yields where each lies, by its place."""
    for place, raw in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(raw)
        yield place, folder / place


@pytest.mark.parametrize("change", ["most", "none is left", "another version"])
def test_a_volume_is_made_anew_where_it_cannot_be_renewed(change: str, tmp_path: Path) -> None:
    documents = [Output(f"claims/tower/c-{n}/index.html", [page_of(["tour", f"mot{n}"], n).encode()]) for n in range(8)]
    before, files = digests_of(documents), index_of(documents)
    if change == "most":
        documents = [Output(one.place, [page_of(["pont"], 1).encode()]) for one in documents]
    elif change == "none is left":
        documents = []
    else:
        (name,) = (name for name in files if name.endswith(".pf_meta"))
        meta = cbor2.loads(unpacked(files[name]))
        meta[0] = "1.4.0"
        _, files[name] = packed(cbor2.dumps(meta), "fr_0123456")
        documents = documents[1:]
    paths = dict(written(tmp_path, files))
    assert renewal(Volume("pagefind/fr/1/", list), paths, before, digests_of(documents), documents) is None
