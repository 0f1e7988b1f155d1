from claimspring.site.paging import leaves


def test_a_short_list_is_one_page() -> None:
    (leaf,) = leaves("claims/", [1, 2], 2)
    assert (leaf.place, list(leaf.items), leaf.number, leaf.total, leaf.before, leaf.after) == (
        "claims/", [1, 2], 1, 1, None, None,
    )  # fmt: skip


def test_an_empty_list_has_a_page() -> None:
    assert [list(leaf.items) for leaf in leaves("claims/", [], 2)] == [[]]


def test_pages_lead_to_each_other() -> None:
    first, second, third = leaves("claims/", range(5), 2)
    assert [leaf.place for leaf in (first, second, third)] == ["claims/", "claims/page_2/", "claims/page_3/"]
    assert (first.before, first.after) == (None, "page_2/")
    assert (second.before, second.after) == ("../", "../page_3/")
    assert (third.before, third.after) == ("../page_2/", None)
