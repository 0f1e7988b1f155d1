"""Every way of asking is noted, as a question whose answer has the same name wherever it is given again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from claimspring.model.recorder import (
    ALL,
    COUNT,
    Latest,
    Query,
    RecordedList,
    Recorder,
    Remembered,
    index,
    recorded_property,
)


@dataclass
class Desk:
    """Something that is read through a recorder."""

    numbers: Mapping[str, int]
    recorder: Recorder = field(default_factory=Recorder)
    made: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = self.recorder.mapping("numbers", self.numbers)

    @index
    def doubled(self) -> Mapping[str, int]:
        """An index over all."""
        self.made.append("doubled")
        return {name: 2 * number for name, number in self.numbers.items()}

    @index
    def order(self) -> tuple[str, ...]:
        """A list of all."""
        return tuple(sorted(self.numbers))

    @recorded_property
    def first(self) -> int:
        """Worked out once."""
        self.made.append("first")
        return self.numbers["one"]


@pytest.fixture
def desk() -> Desk:
    return Desk({"one": 1, "two": 2})


def asked(desk: Desk, ask: Callable[[], object]) -> set[Query]:
    _, reads = desk.recorder.recorded(ask)
    return {desk.recorder.queries[number] for number in reads}


@pytest.mark.parametrize(
    ("ask", "queries"),
    [
        (lambda desk: desk.numbers["one"], {("numbers", "one")}),
        (lambda desk: desk.numbers.get("three"), {("numbers", "three")}),
        (lambda desk: "three" in desk.numbers, {("numbers", "three")}),
        (lambda desk: len(desk.numbers), {("numbers", ALL)}),
        (lambda desk: list(desk.numbers), {("numbers", ALL)}),
        (lambda desk: list(desk.numbers.items()), {("numbers", ALL), ("numbers", "one"), ("numbers", "two")}),
        (lambda desk: desk.doubled["one"], {("doubled", "one")}),
        (lambda desk: desk.order[0], {("order", (0, 1))}),
        (lambda desk: desk.order[-1], {("order", (-1, None))}),
        (lambda desk: desk.order[1:9], {("order", (1, 9))}),
        (lambda desk: desk.order[:1], {("order", (None, 1))}),
        (lambda desk: desk.order[::-1], {("order", ALL)}),
        (lambda desk: len(desk.order), {("order", COUNT)}),
        (lambda desk: set(desk.order), {("order", ALL)}),
        (lambda desk: desk.first, {("numbers", "one")}),
        (lambda desk: desk.recorder.silent(lambda: desk.numbers["one"]), set()),
    ],
)
def test_what_is_asked_is_noted(desk: Desk, ask: Callable[[Desk], object], queries: set[Any]) -> None:
    assert asked(desk, lambda: ask(desk)) == queries
    assert asked(desk, lambda: ask(desk)) == queries  # what was made before included


def test_what_is_made_once_is_made_once(desk: Desk) -> None:
    assert (desk.first, desk.first, desk.doubled["one"], desk.doubled["two"]) == (1, 1, 2, 4)
    assert desk.made == ["first", "doubled"]
    assert isinstance(Desk.first, recorded_property)


def test_whoever_asks_for_what_is_recorded_has_read_nothing_by_that(desk: Desk) -> None:
    inner: list[Remembered[int]] = []
    assert asked(desk, lambda: inner.append(desk.recorder.recorded(lambda: desk.numbers["one"]))) == set()
    assert asked(desk, lambda: desk.recorder.again(inner[0])) == {("numbers", "one")}


def test_answers_have_the_same_name_while_they_are_the_same() -> None:
    before, same, after = Desk({"one": 1, "two": 2}), Desk({"two": 2, "one": 1}), Desk({"one": 1, "two": 3})
    assert before.numbers.answer("one") == after.numbers.answer("one") != after.numbers.answer("two")  # type: ignore[attr-defined]
    assert before.numbers.answer("two") != after.numbers.answer("two")  # type: ignore[attr-defined]
    assert before.numbers.answer("three") == "" != before.numbers.answer("one")  # type: ignore[attr-defined]
    assert before.numbers.answer(ALL) == after.numbers.answer(ALL) != same.numbers.answer(ALL)  # type: ignore[attr-defined]
    assert isinstance(before.order, RecordedList)
    assert before.order.answer(COUNT) == "2"
    assert before.order.answer((0, 2)) == before.order.answer(ALL) == same.order.answer(ALL)  # type: ignore[attr-defined]


def test_a_part_that_ends_beyond_a_list_is_another_where_the_list_has_grown() -> None:
    before, after = Desk({"one": 1, "two": 2}), Desk({"one": 1, "two": 2, "zero": 0})
    (query,) = asked(before, lambda: before.order[:50])
    assert isinstance(before.order, RecordedList)
    assert isinstance(after.order, RecordedList)
    assert before.order.answer(query.key) != after.order.answer(query.key)


def test_a_set_has_one_name_in_whatever_order_it_comes() -> None:
    first, second = Desk({}), Desk({})
    names = [frozenset(["a", "b", "c"]), frozenset(["c", "b", "a"])]
    mappings = [desk.recorder.mapping("sets", {"x": one}) for desk, one in zip((first, second), names, strict=True)]
    assert mappings[0].answer("x") == mappings[1].answer("x")
    assert first.recorder.mapping("sets", mappings[0]).inner is mappings[0].inner


def test_what_was_made_first_gives_way_and_is_made_again_with_its_reads() -> None:
    desk, memory, made = Desk({"a": 1, "b": 2, "c": 3}), Latest[str, Remembered[int]](2), list[str]()

    def asked(name: str) -> int:
        def make() -> int:
            made.append(name)
            return desk.numbers[name]

        return desk.recorder.once(memory, name, make)

    for name in "abbcab":
        found = desk.recorder.recorded(lambda name=name: asked(name))  # type: ignore[misc] # its type is that of name
        assert [desk.recorder.queries[number] for number in found.reads] == [Query("numbers", name)]
    assert made == [*"abcab"]
    memory["b"] = memory["b"]
    assert list(memory) == ["a", "b"]


def test_where_nobody_will_ask_nothing_is_noted() -> None:
    desk = Desk({"a": 1, "b": 2})
    desk.recorder.switch_off()
    assert desk.recorder.recorded(lambda: desk.numbers["a"]) == Remembered(1, ())
    assert (desk.doubled["b"], desk.recorder.queries) == (4, [])
