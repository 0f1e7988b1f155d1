"""What two people changed in one file: joined where that is certain, asked where it is not."""

import pytest

from claimspring.read.editing.kinds import kind_of
from claimspring.read.editing.merge import MISSING, Conflict, merge, rebase
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Set
from tests.campaigns.edit import samples
from tests.campaigns.merge import Campaign
from tests.harbour import CLAIM, GOOD, NOTICE

KIND = kind_of(NOTICE)
BASE = """\
title: Bridge  # as printed
kind: primary
note:
  en: It opens.
derived_from:
  # the ministry's own
  - source: one
    how: reports
  - source: two  # by mail
    how: quotes
"""


def sides(mine: Operation, theirs: Operation) -> tuple[str, str, str]:
    return BASE, KIND.change(BASE, mine), KIND.change(BASE, theirs)


@pytest.mark.parametrize(
    ("mine", "theirs", "meant"),
    [
        (Set(("title",), "Mine"), Set(("kind",), "news"), [Set(("title",), "Mine"), Set(("kind",), "news")]),
        (Set(("title",), "Same"), Set(("title",), "Same"), [Set(("title",), "Same")]),
        (
            Set(("note", "fr"), "Il"),
            Set(("note", "en"), "So."),
            [Set(("note", "en"), "So."), Set(("note", "fr"), "Il")],
        ),
        (
            Move(("derived_from",), 1, 0),
            Set(("derived_from", 1, "how"), "reports"),
            [Set(("derived_from", 1, "how"), "reports"), Move(("derived_from",), 1, 0)],
        ),
        (
            Delete(("derived_from", 0)),
            Insert(("derived_from",), {"source": "three"}),
            [Insert(("derived_from",), {"source": "three"}), Delete(("derived_from", 0))],
        ),
        (
            Insert(("derived_from",), {"source": "mine"}),
            Insert(("derived_from",), {"source": "theirs"}),
            [Insert(("derived_from",), {"source": "theirs"}), Insert(("derived_from",), {"source": "mine"})],
        ),
        (Delete(("derived_from", 0)), Delete(("derived_from", 1)), [Delete(("derived_from",))]),
    ],
)
def test_what_is_apart_is_joined(mine: Operation, theirs: Operation, meant: list[Operation]) -> None:
    joined = merge(KIND, *sides(mine, theirs))
    assert joined.conflicts == ()
    assert joined.text == KIND.change(BASE, *meant)


@pytest.mark.parametrize(
    ("mine", "theirs", "conflict"),
    [
        (
            Set(("title",), "Mine"),
            Set(("title",), "Theirs"),
            Conflict(("title",), "Bridge", "Mine", "Theirs"),
        ),
        (Set(("title",), "Mine"), Delete(("title",)), Conflict(("title",), "Bridge", "Mine", MISSING)),
        (
            Delete(("derived_from", 1)),
            Set(("derived_from", 1, "how"), "reports"),
            Conflict(
                ("derived_from", 1), {"source": "two", "how": "quotes"}, MISSING, {"source": "two", "how": "reports"}
            ),
        ),
    ],
)
def test_what_both_changed_is_asked_and_theirs_stays(mine: Operation, theirs: Operation, conflict: Conflict) -> None:
    base, my_text, their_text = sides(mine, theirs)
    joined = merge(KIND, base, my_text, their_text)
    assert joined.conflicts == (conflict,)
    assert joined.text == their_text


def test_two_new_orders_are_asked() -> None:
    base = "a: [x, y, z]\n"
    mine, theirs = (KIND.change(base, Move(("a",), *move)) for move in ((0, 2), (1, 0)))
    assert [conflict.route for conflict in merge(KIND, base, mine, theirs).conflicts] == [("a",)]


def test_an_order_of_items_that_were_written_anew_is_asked() -> None:
    base = "a: [x, y]\n"
    mine, theirs = KIND.change(base, Move(("a",), 1, 0)), KIND.change(base, Set(("a",), ["u", "v"]))
    for one, other in ((mine, theirs), (theirs, mine)):
        joined = merge(KIND, base, one, other)
        assert [conflict.route for conflict in joined.conflicts] == [("a",)]
        assert joined.text == other


def test_where_nothing_would_be_left_it_is_asked() -> None:
    base = "a: x\nb: y\n"
    mine, theirs = (KIND.change(base, Delete((key,))) for key in "ab")
    assert [conflict.route for conflict in merge(KIND, base, mine, theirs).conflicts] == [()]


def test_an_operation_is_made_on_what_the_file_has_become() -> None:
    theirs = KIND.change(BASE, Insert(("derived_from",), {"source": "new"}, 0))
    joined = rebase(KIND, BASE, theirs, Set(("derived_from", 1, "how"), "reports"))
    assert joined.text == KIND.change(theirs, Set(("derived_from", 2, "how"), "reports"))


def test_comments_and_layout_of_both_stay() -> None:
    base = (GOOD / CLAIM).read_text(encoding="utf-8")
    mine = base.replace("status: published", "status: in-review  # for the second reader")
    theirs = f"# seen by the desk\n{kind_of(CLAIM).change(base, Set(('kind',), 'number'))}"
    joined = merge(kind_of(CLAIM), base, mine, theirs)
    assert joined.conflicts == ()
    assert joined.text == theirs.replace("status: published", "status: in-review  # for the second reader")


@pytest.mark.slow
def test_pairs_of_changes_are_joined_as_meant_or_asked() -> None:
    campaign = Campaign(5)
    campaign.run([sample for sample in samples() if sample.path.startswith("claims/")], 100)
    assert campaign.wrong == []
    assert campaign.counts["joined"] > 80
