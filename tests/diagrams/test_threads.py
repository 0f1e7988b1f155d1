"""The threads of an article: a line for each statement, lanes by their number, what is probable dashed."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from claimspring.diagrams.threads import MOST_LINES, LaneText, Legend, Stroke, Thread, threads_svg

LEGEND = Legend(
    left_head="The article credits",
    right_head="The words match",
    lefts={"": "No one", "paper": "The Paper of a Very Long Name Indeed, and Sons", "wire": "Wire"},
    lanes={
        "": LaneText("Unknown", "no source could be found"),
        "wire": LaneText("The Wire", "2 match, 1 probable"),
        "paper": LaneText("The Paper of a Very Long Name Indeed, and Sons", "1 credited"),
    },
)
THREADS = [
    Thread("", "", Stroke.UNKNOWN),
    Thread("", "wire", Stroke.UNCREDITED, probable=True, icon="half"),
    Thread("", "wire", Stroke.UNCREDITED, icon="cross"),
    Thread("", "wire", Stroke.UNCREDITED, changed="“ministry” → “minister”"),
    Thread("paper", "paper", Stroke.CREDITED),
]


def drawn(threads: list[Thread], form: str = "wide") -> LexborNode:
    found = LexborHTMLParser(threads_svg(threads, LEGEND, "title")).css_first(f"svg.{form}")
    assert found is not None
    return found


def ends(svg: LexborNode) -> dict[str, list[float]]:
    """Where the lines of each look end on the right."""
    found: dict[str, list[float]] = {}
    for path in svg.css("path:not(.bar):not(g path)"):
        match = re.search(r"([\d.]+)H772$", path.attributes["d"] or "")
        if match:
            found.setdefault(path.attributes["class"] or "", []).append(float(match[1]))
    return found


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_each_statement_is_a_line(form: str) -> None:
    lines = [
        path.attributes["class"] for path in drawn(THREADS, form).css("path:not(.bar)") if path.parent.tag == "svg"
    ]
    assert sorted(lines) == ["k", "q", "u", "u", "u p"]


def test_lanes_stand_by_their_number_and_the_unknown_last() -> None:
    assert [text.text() for text in drawn(THREADS).css(".big")] == ["3", "1", "1"]
    names = [text.text() for text in drawn(THREADS).css(".nm")]
    assert names[0] == "The Wire"
    assert names[-1] == "Unknown"


def test_what_was_seen_comes_before_what_is_probable() -> None:
    found = ends(drawn(THREADS))
    assert max(found["u"]) < min(found["u p"]) < min(found["k"]) < min(found["q"])


def test_grave_verdicts_are_marked_and_changed_words_stand_on_their_line() -> None:
    svg = drawn(THREADS)
    assert [mark.attributes["class"] for mark in svg.css("g.m")] == ["m v-cross", "m v-half"]
    label = svg.css_first(".chg text")
    assert label.text() == "“ministry” → “minister”"
    assert float(label.attributes["textLength"]) < float(svg.css_first(".chg rect").attributes["width"])
    assert "“ministry”" in "".join(text.text() for text in drawn(THREADS, "narrow").css(".c"))


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_nothing_lies_outside_the_picture(form: str) -> None:
    svg = drawn(THREADS, form)
    _, _, width, height = map(float, (svg.attributes["viewBox"] or "").split())
    for text in svg.css("text"):
        assert 0 <= float(text.attributes["x"]) <= width
        assert 0 <= float(text.attributes["y"]) <= height


def test_more_than_can_be_told_apart_are_bands() -> None:
    many = [Thread("", "wire", Stroke.UNCREDITED)] * MOST_LINES + [Thread("", "", Stroke.UNKNOWN)] * 20
    svg = drawn(many)
    bands = [path for path in svg.css("path") if path.attributes.get("stroke-width")]
    assert [path.attributes["class"] for path in bands] == ["u", "q"]
    assert float(bands[0].attributes["stroke-width"]) == pytest.approx(
        3 * float(bands[1].attributes["stroke-width"]), 0.1
    )
    assert [text.text() for text in svg.css(".big")] == ["60", "20"]


def test_the_picture_is_named_by_its_heading() -> None:
    assert drawn(THREADS).attributes["aria-labelledby"] == "title"
    assert drawn(THREADS).attributes["role"] == "img"
