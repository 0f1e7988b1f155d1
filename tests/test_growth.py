import sys

from tests.growth import grows_in_step, steps


def once_through(text: str) -> int:
    return sum(1 for letter in text if letter)


def each_with_each(text: str) -> int:
    found = 0
    for one in text:
        for other in text:
            found += one == other
    return found


def test_work_that_grows_by_the_square_is_told_from_work_that_does_not() -> None:
    assert grows_in_step(once_through, "a" * 100)
    assert not grows_in_step(each_with_each, "a" * 100)


def test_whoever_traced_before_goes_on() -> None:
    before = sys.gettrace()
    assert steps(lambda: once_through("abc")) > 3
    assert sys.gettrace() is before
