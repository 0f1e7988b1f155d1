"""Pictures of trails: whatever the graph, they can be parsed and read, and nothing lies on top of anything else."""

import itertools
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from claimspring.diagrams.figure import Figure, article_figure, evidence_figure, source_figure
from claimspring.diagrams.layout import columns, rows
from claimspring.diagrams.scene import LIMIT, Scene, Shape, article_scene, evidence_scene, source_scene
from claimspring.i18n.translator import Words
from claimspring.trace.claim import ClaimTrace
from claimspring.trace.graph import NodeId
from claimspring.trace.provenance import Provenance
from tests.trace.cases import KEY, Case, corpus_of
from tests.trace.test_random import cases

CASES = sorted((Path(__file__).parents[1] / "cases/trace").glob("*.yml"))
WORDS = Words("en")


def trace_of(case: Case) -> ClaimTrace:
    return Provenance(corpus_of(case)).trace(KEY)


def link(node: NodeId) -> str | None:
    return None if node.startswith("publisher:") else f"../{node}/"


def scenes(case: Case) -> list[Scene]:
    known = Provenance(corpus_of(case))
    trace = known.trace(KEY)
    around = [
        source_scene(known.tracer.source(known.graph.node(source)), known.backlinks) for source in known.corpus.sources
    ]
    return [article_scene(trace), evidence_scene(trace), *around]


def figures(case: Case) -> list[Figure]:
    trace = trace_of(case)
    found = [article_figure(trace, WORDS, link)]
    return [*found, evidence_figure(trace, WORDS, link)] if trace.exhibits else found


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> Case:
    loaded: dict[str, Any] = yaml.safe_load(request.param.read_text())
    return loaded


def check_layouts(shape: Shape) -> None:
    layered = columns(shape)
    for arrow in shape.arrows:
        if not arrow.closes:
            way = [layered.slots[arrow.tail], *layered.ways[arrow.pair], layered.slots[arrow.head]]
            assert all(after.column == before.column + 1 for before, after in itertools.pairwise(way))
    for _, group in itertools.groupby(sorted(layered.slots), key=lambda slot: slot.column):
        assert all(below.y - above.y > 0.99 for above, below in itertools.pairwise(group))
    assert all(0.49 < slot.y < layered.height - 0.49 for slot in layered.slots)
    listed = rows(shape)
    for arrow in shape.arrows:
        below = arrow.head - arrow.tail
        assert (below > 0) != arrow.closes
        assert (arrow.pair in listed.bundles) == (below != 1 or arrow.closes)
    assert all(rail < listed.width for rail in listed.rails.values())


def test_every_layout_of_every_case(case: Case) -> None:
    for scene in scenes(case):
        assert scene.omitted == 0
        if scene.boxes:
            check_layouts(scene.shape())


@settings(max_examples=40)
@given(cases(looping=True))
def test_layouts_of_any_graph(case: Case) -> None:
    for scene in scenes(case):
        check_layouts(scene.shape())


def test_figures_can_be_parsed_and_read(case: Case) -> None:
    for figure in figures(case):
        page = ET.fromstring(f"<div>{figure.picture}{figure.outline}</div>")
        pictures = page.findall(".//svg")
        assert 1 <= len(pictures) <= 2
        for picture in pictures:
            names = (picture.get("aria-labelledby") or "").split()
            assert [element.get("id") for element in picture if element.tag in {"title", "desc"}] == names
            assert picture.find("title").text == figure.title  # type: ignore[union-attr]
            assert (picture.find("desc").text or "").startswith(figure.headline)  # type: ignore[union-attr]
        assert not re.search(r"style=|<script|on\w+=", str(figure.picture))
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))


def place(box: ET.Element) -> tuple[float, float, float, float]:
    """Where a box lies in its picture, and its size."""
    x, y = re.findall(r"[\d.]+", box.get("transform") or "")
    size = box.find("rect")
    assert size is not None
    return float(x), float(y), float(size.get("width") or 0), float(size.get("height") or 0)


def test_boxes_lie_inside_of_the_picture_and_apart(case: Case) -> None:
    for figure in figures(case):
        for picture in ET.fromstring(f"<div>{figure.picture}</div>").findall(".//svg"):
            _, _, width, height = map(float, (picture.get("viewBox") or "").split())
            places = [place(group) for group in picture.iter("g") if group.find("rect") is not None]
            assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in places)
            for (x, y, w, h), (x2, y2, w2, h2) in itertools.combinations(places, 2):
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_the_list_names_what_the_picture_shows(case: Case) -> None:
    trace = trace_of(case)
    scene = article_scene(trace)
    told = str(article_figure(trace, WORDS, link).outline)
    for box in scene.boxes:
        address = link(box.node)
        assert address is None or f'href="{address}"' in told


def test_the_same_at_every_build(case: Case) -> None:
    first, second = figures(case), figures(case)
    assert first == second
    assert [figure.picture for figure in first] == [figure.picture for figure in second]


def test_a_large_picture_shows_what_is_near_and_says_what_it_leaves_out() -> None:
    documents: dict[str, object] = {f"d{n:03}": {"from": ["wire"]} for n in range(100)}
    case = {"documents": documents | {"wire": "primary"}, "claim": {"evidence": {"supports": sorted(documents)}}}
    scene = evidence_scene(trace_of(case))
    assert (len(scene.boxes), scene.omitted) == (LIMIT, 41)
    assert "41 more documents are in the list below." in evidence_figure(trace_of(case), WORDS, link).picture


def test_sixty_documents_have_room() -> None:
    documents: dict[str, object] = {f"d{n:02}": {"from": [f"w{n % 6}"]} for n in range(50)}
    documents |= {f"w{n}": {"from": ["s", "t"]} for n in range(6)} | {"s": "primary", "t": "primary"}
    case = {"documents": documents, "claim": {"evidence": {"supports": [f"d{n:02}" for n in range(50)]}}}
    scene = evidence_scene(trace_of(case))
    assert (len(scene.boxes), scene.omitted) == (58, 0)
    check_layouts(scene.shape())
    assert columns(scene.shape()).width == 3


def test_a_deep_trail_is_shown_in_rows_only() -> None:
    documents: dict[str, object] = {f"d{n}": {"from": [f"d{n + 1}"]} for n in range(7)}
    trace = trace_of({"documents": documents | {"d7": "primary"}, "claim": {"trail": ["d0"]}})
    assert article_figure(trace, WORDS, link).picture.count("<svg") == 1


SIGNS: Case = {
    "publishers": {"rte": {}, "afp": {}},
    "documents": {
        "rte-page": {"by": "rte", "unlocated": "not found", "from": [{"source": "afp-story", "certainty": "probable"}]},
        "afp-story": {"by": "afp", "kind": "agency", "dated": "2023-08", "from": ["afp-early"]},
        "afp-early": {"by": "afp", "from": ["rte-page", {"source": "note", "distortion": "a hedge was lost"}]},
        "note": "primary",
    },
    "claim": {"trail": ["rte-page"], "credits": [{"publisher": "rte"}]},
}


def test_what_matters_is_told_by_shape_and_word() -> None:
    figure = article_figure(trace_of(SIGNS), WORDS, link)
    for words in (
        "Dashed: probably; we did not see this step.",
        "Hollow arrowhead: the document does not name what it was made from.",
        "≠: the meaning changed on this step.",
        "Heavy edge: the information began here.",
        "Dotted edge: we did not find the document.",
        "August 2023",
        ">not credited here<",
        ">credited<",
        ">probably<",
        ">≠<",
        'class="b l"',
        'class="a i u"',
        'class="a c u"',
    ):
        assert words in figure.picture, words
    assert "Question mark" not in figure.picture
    assert "back to the start" in figure.outline
    assert " · not found" in figure.outline


SHOWN = {
    "Dashed: ": r'class="a[^"]* i',
    "Hollow arrowhead: ": r'class="a[^"]* u',
    "≠: ": r">≠",
    "Heavy edge: ": r'class="b[^"]* o',
    "Dotted edge: ": r'class="b[^"]* l',
    "Question mark: ": r">\?<",
}


def test_the_key_explains_what_is_drawn_and_nothing_else(case: Case) -> None:
    for figure in figures(case):
        drawn, _, explained = str(figure.picture).partition('<p class="trail-key">')
        for sign, shape in SHOWN.items():
            assert (sign in explained) == bool(re.search(shape, drawn)), sign
        assert ("arrow follows the information" in explained) == ('class="h"' in drawn)


def test_arrows_point_at_the_document_that_was_made(case: Case) -> None:
    """The start, which was made last, is left, or above; arrowheads lie at right sides, at lower ones, or on rails."""
    for picture in ET.fromstring("<div>" + "".join(str(one.picture) for one in figures(case)) + "</div>").iter("svg"):
        places = [place(group) for group in picture.iter("g") if group.find("rect") is not None]
        made = {(round(x + w, 1), None) for x, _, w, _ in places} | {(None, round(y + h, 1)) for _, y, _, h in places}
        rails = {round(x, 1) for x, *_ in places} if "t-narrow" in (picture.get("class") or "") else set()
        for head in picture.iterfind(".//path[@class='h']"):
            x, y = (float(number) for number in re.findall(r"[\d.]+", head.get("d") or "")[:2])
            assert (x, None) in made or (None, y) in made or x in rails, (x, y)
    trace = trace_of({"documents": {"a": "primary"}, "claim": {"trail": ["a"]}})
    first, second = ET.fromstring(f"<div>{article_figure(trace, WORDS, link).picture}</div>").iter("svg")
    (left, _, width, _), *_ = (place(group) for group in first.iter("g") if group.find("rect") is not None)
    assert f'd="M{left + width:g} ' in ET.tostring(first, "unicode")
    (_, top, _, height), *_ = (place(group) for group in second.iter("g") if group.find("rect") is not None)
    assert f'd="M26 {top + height:g}L' in ET.tostring(second, "unicode")


def test_the_page_of_a_source_shows_both_directions() -> None:
    known = Provenance(corpus_of(SIGNS))
    part = known.tracer.source(NodeId("afp-story"))
    scene = source_scene(part, known.backlinks)
    assert {box.node for box in scene.boxes} == {"rte-page", "afp-story", "afp-early", "note"}
    assert [box.node for box in scene.boxes if box.focus] == ["afp-story"]
    figure = source_figure(part, scene, WORDS, link)
    assert figure.headline == "1 document goes back to it."


def test_hostile_words_stay_words() -> None:
    bad = "</title><script>alert(1)</script>"
    case = {
        "publishers": {"p": {"name": bad}},
        "documents": {
            "a": {"by": "p", "title": bad, "unlocated": bad, "from": [{"source": "b", "distortion": bad}]},
            "b": {"by": "p"},
        },
        "claim": {"trail": ["a"]},
    }
    figure = article_figure(trace_of(case), WORDS, link)
    assert "<script" not in figure.picture + figure.outline
    ET.fromstring(f"<div>{figure.picture}{figure.outline}</div>")
