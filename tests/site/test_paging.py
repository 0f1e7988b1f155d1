from claimspring.routes.pages import CLAIMS
from claimspring.site.paging import leaf, numbers


def test_a_short_list_is_one_page() -> None:
    shown = leaf(CLAIMS, 1, [1, 2], 2)
    assert (list(shown.items), shown.number, shown.total, shown.before, shown.after) == ([1, 2], 1, 1, None, None)
    assert list(numbers(2, 2)) == [1]


def test_an_empty_list_has_a_page() -> None:
    assert list(numbers(0, 2)) == [1]
    assert list(leaf(CLAIMS, 1, [], 2).items) == []


def test_pages_lead_to_each_other() -> None:
    first, second, third = (leaf(CLAIMS, number, range(5), 2) for number in numbers(5, 2))
    assert [list(one.items) for one in (first, second, third)] == [[0, 1], [2, 3], [4]]
    assert (first.before, first.after) == (None, "page_2/")
    assert (second.before, second.after) == ("../", "../page_3/")
    assert (third.before, third.after) == ("../page_2/", None)
