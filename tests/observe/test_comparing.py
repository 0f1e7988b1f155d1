"""What stands at an address today, compared with what stood there at a good look: pages of our own, nobody's text."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimspring.document.text import PageText, read_text
from claimspring.model.observation import NotThePage, PageState, QuotationState
from claimspring.observe.http.answer import Answer
from claimspring.observe.page_state import MadeUp, Memory
from claimspring.observe.sketch import pack, sketch, unpack
from claimspring.observe.visit import Job, Visit, observe

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
ASKED = "http://news.example/city/bridge.html"
PASSAGE = "The bridge opens to traffic on the second day of May."
STORY = [
    f"The council spent {n} hours on point {n} of the plan for pier number {n} of the bridge." for n in range(2, 26)
]
MENU = "<nav><a>News</a> <a>Sport</a> <a>Weather in the harbour town</a></nav>"
BOX = "<p>Our most read story of the week is about a lighthouse and its keeper.</p>"
FOOT = "<footer>All rights reserved by the example paper.</footer>"


def html(*paragraphs: str, title: str = "The bridge") -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><meta charset=utf-8><title>{title}</title>{MENU}{text}{BOX}{FOOT}".encode()


GOOD = html(STORY[0], PASSAGE, *STORY[1:])
NOWHERE = html("There is nothing at this address, dear reader of the paper.", title="Nothing")
WALL = html("Sign up with us today and read everything that the paper has to say.", title="Sign up")


def answer(body: bytes, *redirects: str) -> Answer:
    headers = (("Content-Type", "text/html"),)
    return Answer(redirects[-1] if redirects else ASKED, redirects, False, 200, "OK", headers, body)  # noqa: FBT003


def elsewhere(body: bytes, status: int = 200) -> Callable[[], MadeUp]:
    return lambda: MadeUp(status, read_text(body, "text/html"))


AS_EVER = elsewhere(NOWHERE)


def good_look(made_up: Callable[[], MadeUp | None] = lambda: None) -> Visit:
    return observe(Job("s", ASKED, (PASSAGE,)), answer(GOOD), NOW, made_up=made_up)


def look(
    body: bytes,
    *redirects: str,
    then: Callable[[], MadeUp | None] = AS_EVER,
    now: Callable[[], MadeUp | None] = AS_EVER,
) -> tuple[PageState, NotThePage | None, QuotationState]:
    good = good_look(then)
    assert good.sketch is not None
    assert good.observation is not None
    memory = Memory(good.sketch, good.observation.fingerprint or "", good.host)
    today = observe(Job("s", ASKED, (PASSAGE,), memory=memory), answer(body, *redirects), NOW, made_up=now).observation
    assert today is not None
    return today.state, today.kind, today.quotations[0].state


ABSENT, UNREADABLE = QuotationState.ABSENT, QuotationState.UNREADABLE
NOT = PageState.NOT_THE_PAGE
FRONT = "http://news.example/city/"


@pytest.mark.parametrize(
    ("body", "redirects", "state", "kind", "words"),
    [
        (GOOD, (), PageState.ALIVE, None, QuotationState.VERBATIM),
        (html(*STORY), (), PageState.ALIVE, None, ABSENT),
        (html(*STORY), ("http://news.example/2026/bridge",), PageState.MOVED, None, ABSENT),
        (html(*STORY[::3]), (), PageState.ALIVE, None, ABSENT),
        (html(STORY[0], PASSAGE.replace("second", "third")), (), PageState.ALIVE, None, QuotationState.ALTERED),
        (html(*STORY, f"<span hidden>{PASSAGE}</span>"), (), PageState.ALIVE, None, ABSENT),
        (
            html(*STORY[:6], "Subscribe to read on: only those who pay may go on from here."),
            (),
            NOT,
            "wall",
            UNREADABLE,
        ),
        (WALL, (), NOT, "wall", UNREADABLE),
        (NOWHERE, (), NOT, "soft-404", UNREADABLE),
        (
            html("Today in the city: twelve new stories wait for you, have a look."),
            (FRONT,),
            NOT,
            "soft-404",
            UNREADABLE,
        ),
        (WALL, ("http://login.example/in/there",), NOT, "wall", UNREADABLE),
        (html("Just a moment"), (), NOT, "shell", UNREADABLE),
        (b"<!doctype html><div id=app></div>", (), NOT, "shell", UNREADABLE),
        (b'<!doctype html><meta http-equiv=refresh content="0;url=/x">Wait', (), NOT, "shell", UNREADABLE),
    ],
)
def test_an_answer_is_compared_with_the_last_good_look(
    body: bytes, redirects: tuple[str, ...], state: PageState, kind: str | None, words: QuotationState
) -> None:
    assert look(body, *redirects) == (state, kind and NotThePage(kind), words)


def test_a_wall_of_the_whole_host_is_told_from_its_usual_notice() -> None:
    assert look(WALL, now=elsewhere(WALL))[:2] == (NOT, NotThePage.WALL)
    assert look(html("Just a moment"), now=elsewhere(html("Just a moment")))[:2] == (NOT, NotThePage.SHELL)


def test_where_no_address_may_be_made_up_nobody_is_accused_either() -> None:
    for body in (WALL, NOWHERE, html("Just a moment")):
        assert look(body, then=lambda: None, now=lambda: None)[2] is UNREADABLE


def test_what_the_host_shows_everywhere_is_not_what_makes_the_page() -> None:
    boxes = [f"Story {name} about the {name} is what all of the town has read this week." for name in STORY]
    page = html(PASSAGE, STORY[0], STORY[1], *boxes)
    job = Job("s", ASKED, (PASSAGE,))
    good = observe(job, answer(page), NOW, made_up=lambda: None)
    assert good.sketch is not None
    assert good.observation is not None
    memory = Memory(good.sketch, good.observation.fingerprint or "")
    today = observe(
        replace(job, memory=memory), answer(html("Nothing.", *boxes)), NOW, made_up=elsewhere(html(*boxes), 404)
    )
    assert today.observation is not None
    assert today.observation.state is NOT


def test_a_host_is_asked_only_where_that_tells_something() -> None:
    asked: list[int] = []

    def made_up() -> MadeUp:
        asked.append(1)
        return MadeUp(404, None)

    good = good_look(made_up)
    assert asked == [1]
    assert good.sketch is not None
    assert good.observation is not None
    memory = Memory(good.sketch, good.observation.fingerprint or "", good.host)
    job = Job("s", ASKED, (PASSAGE,), memory=memory)
    again = observe(job, answer(GOOD), NOW, made_up=made_up)
    assert (asked, again.sketch, again.host) == ([1], good.sketch, None)
    observe(job, answer(html(*STORY)), NOW, made_up=made_up)
    assert asked == [1]
    observe(job, answer(WALL), NOW, made_up=made_up)
    assert asked == [1, 1]


def test_what_is_remembered_is_small_and_tells_nothing() -> None:
    good = good_look().sketch
    assert good is not None
    assert len(good.model_dump_json()) < 500
    assert sketch(PageText(text="", main="")) is None
    assert sketch(PageText(text="three words only", main="three words only")) is None


@pytest.mark.parametrize("sentence", ["桥梁将于五月二日通车，市议会周一表示。", "สะพานจะเปิดให้รถวิ่งในวันที่สองพฤษภาคม"])
def test_a_language_without_spaces_can_be_remembered(sentence: str) -> None:
    assert sketch(PageText(text=sentence, main=sentence)) is not None


def test_hashes_are_packed_and_unpacked() -> None:
    assert unpack(pack({1, 2**32 - 1, 7})) == {1, 7, 2**32 - 1}
    assert unpack("") == frozenset()
