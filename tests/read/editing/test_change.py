"""Changes of files: the entry, and nothing but the entry."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimspring.read.editing.kinds import BYTE_ORDER_MARK, kind_of
from claimspring.read.editing.operations import Delete, Insert, Move, Operation, Refused, Rename, Set
from tests.campaigns.edit import Campaign, Sample
from tests.harbour import CLAIM, GOOD, NOTICE

from .samples import ODD

CLAIM_TEXT = (GOOD / CLAIM).read_text(encoding="utf-8")
SOURCE_TEXT = (GOOD / NOTICE).read_text(encoding="utf-8")


def changed(before: str, *operations: Operation, path: str = NOTICE) -> str:
    return kind_of(path).change(dedent(before), *operations)


@pytest.mark.parametrize(
    ("before", "operation", "after"),
    [
        (
            "title: Bridge  # short\nkind: primary\n",
            Set(("title",), "The bridge"),
            "title: The bridge  # short\nkind: primary\n",
        ),
        ("title: 'Bridge'\n", Set(("title",), "l'accord"), "title: 'l''accord'\n"),
        ('title: "Bridge"\n', Set(("title",), "Pont"), 'title: "Pont"\n'),
        ("title: Bridge\n", Set(("title",), "A: B"), 'title: "A: B"\n'),
        ("title:      # to be filled in\n", Set(("title",), "It"), "title: It   # to be filled in\n"),
        ("title:\nkind: news\n", Set(("title",), "It"), "title: It\nkind: news\n"),
        ("title: It #sic\n", Set(("title",), "It is"), 'title: "It is" #sic\n'),
        (
            "title: >-  # c\n  Long\n  text\nkind: news\n",
            Set(("title",), "New\ntext"),
            "title: >-  # c\n  New\n\n  text\nkind: news\n",
        ),
        ("title: |\n  a\n  b\n# end\n", Set(("title",), "a\nc\n"), "title: |\n  a\n  c\n# end\n"),
        ("title: |+\n  a\n\nkind: news\n", Set(("title",), None), "title: null\nkind: news\n"),
        ("kind: news\n# about it\n", Set(("title",), "It"), "title: It\nkind: news\n# about it\n"),
        ("title: It", Set(("kind",), "news"), "title: It\nkind: news"),
        ("title: It\r\n", Set(("kind",), "news"), "title: It\r\nkind: news\r\n"),
        ("note: It\n", Set(("note",), {"en": "It", "fr": "Lui"}), "note:\n  en: It\n  fr: Lui\n"),
        ("note: {en: It}  # of it\n", Set(("note", "fr"), "a, b"), 'note: {en: It, fr: "a, b"}  # of it\n'),
        ("note:\n    en: It\n", Set(("note", "fr"), "Lui"), "note:\n    en: It\n    fr: Lui\n"),
        ("derived_from: []\n", Insert(("derived_from",), {"source": "a"}), "derived_from:\n  - source: a\n"),
        ("a:\n- x\n# of y\n- y\n", Move(("a",), 1, 0), "a:\n# of y\n- y\n- x\n"),
        ("a: [x, y, z]\n", Move(("a",), 0, 2), "a: [y, z, x]\n"),
        ("a:\n  - - x\n    - y\n", Insert(("a", 0), "w", 0), "a:\n  - - w\n    - x\n    - y\n"),
        ("a:\n  - - x\n    - y\n", Move(("a", 0), 0, 1), "a:\n  - - y\n    - x\n"),
        ("a:\n  - x\n  # of y\n  - y\n", Insert(("a",), "w", 1), "a:\n  - x\n  - w\n  # of y\n  - y\n"),
        ("a:\n  # of x\n  - x\n", Insert(("a",), "w", 0), "a:\n  - w\n  # of x\n  - x\n"),
        ("a:\n- s: x\n  # of t\n  t: y\n", Delete(("a", 0, "s")), "a:\n  # of t\n- t: y\n"),
        ("a:\n  - [x, y]\n", Delete(("a", 0, 0)), "a:\n  - [y]\n"),
        ("a: [x, # of x\n  y] # end\n", Delete(("a", 1)), "a: [x # of x\n  ] # end\n"),
        ("a: ~  # none\n", Set(("a", "b"), "c"), "a:  # none\n  b: c\n"),
        ("a: {}\n", Set(("a", "b"), "c"), "a: {b: c}\n"),
        ("a: [x]\n", Insert(("a",), {"b": "c"}), "a:\n  - x\n  - b: c\n"),
        ("a: [x, # why\n  y]\n", Insert(("a",), {"b": "c"}), "a: [x, # why\n  y, {b: c}]\n"),
        ("a:\n  long  # why\nb: c\n", Set(("a",), "x\ny"), "a: |-  # why\n  x\n  y\nb: c\n"),
        ("a: >-\n  x\n\n\n# end\n", Set(("a",), "y"), "a: >-\n  y\n\n\n# end\n"),
        ("a: |2-\n   x\nb: c\n", Set(("a",), "y\nz"), "a: |-\n  y\n  z\nb: c\n"),
        ("a:\n  - s: x  # one\n    t: y\n", Delete(("a", 0, "s")), "a:\n  - t: y\n"),
        ("a: [x, y]  # both\nb: c\n", Delete(("a", 1)), "a: [x]  # both\nb: c\n"),
        ("a:\n  b: c\nd: e\n", Delete(("a", "b")), "d: e\n"),
        ("a: b\nd: e", Delete(("d",)), "a: b"),
        ("a: [x, # of x\n  y, # of y\n  ]\n", Delete(("a", 0)), "a: [ # of x\n  y, # of y\n  ]\n"),
        (
            "plugins:\n  - old:  # ours\n      a: b\n",
            Rename(("plugins", 0, "old"), "new"),
            "plugins:\n  - new:  # ours\n      a: b\n",
        ),
    ],
)
def test_an_entry_is_changed_as_an_editor_would(before: str, operation: Operation, after: str) -> None:
    assert changed(before, operation) == after


def test_a_collection_in_place_of_another_changes_what_differs() -> None:
    before = "note:\n  # asked on Monday\n  en: It\n  fr: Lui  # sic\nkind: news\n"
    after = changed(before, Set(("note",), {"en": "Other", "fr": "Lui"}))
    assert after == before.replace("It", "Other")


def test_what_is_above_is_made_too() -> None:
    assert changed("kind: event\n", Set(("review", "summary", "en"), "So."), path=CLAIM).endswith(
        "review:\n  summary:\n    en: So.\n"
    )


def test_a_key_goes_where_the_model_has_it_behind_a_dash_too() -> None:
    before = "kind: event\nevidence:\n  - stance: supports  # so far\n"
    after = changed(before, Set(("evidence", 0, "source"), "a"), Set(("statement",), "It"), path=CLAIM)
    assert after == "statement: It\nkind: event\nevidence:\n  - source: a\n    stance: supports  # so far\n"


@pytest.mark.parametrize("operation", [Insert(("y",), "z"), Set(("y", "z"), "a")])
def test_what_an_alias_stands_for_is_not_changed(operation: Operation) -> None:
    with pytest.raises(Refused, match="an alias stands there"):
        changed("x: &x {a: 1}\ny: *x\n", operation, path="mkdocs.yml")


def test_an_alias_itself_can_be_replaced() -> None:
    before = "x: &x {a: 1}\ny: *x  # the same\n"
    assert changed(before, Set(("y",), "z"), path="mkdocs.yml") == before.replace("*x", "z")


def test_a_publisher_goes_where_the_alphabet_wants_it() -> None:
    before = "afp:\n  name: AFP\n\n# the old lady\nreuters:\n  name: Reuters\n"
    after = kind_of("claims/publishers.yml").change(before, Set(("port",), {"kind": "other", "name": "Port"}))
    assert after == before.replace("  name: AFP\n", "  name: AFP\nport:\n  name: Port\n  kind: other\n")


def test_of_an_article_the_head_alone_is_changed() -> None:
    before = "\ufeff---\r\ntitle: It\r\n---\r\ntitle: no head\r\n---\r\nend"
    after = kind_of("content/articles/a.md").change(before, Set(("title",), "He"))
    assert after == before.replace("It", "He", 1)


def test_settings_keep_their_tags_and_aliases() -> None:
    before = "site_url: !ENV [A, b]\nx: &x {a: 1}\ny: *x\nplugins:\n  - search\n"
    after = kind_of("mkdocs.yml").change(before, Insert(("plugins",), {"claimspring": {"format": "1"}}))
    assert after == before + "  - claimspring:\n      format: 1\n"


@pytest.mark.parametrize(
    ("before", "operation", "why"),
    [
        ("a: b\n", Delete(("a",)), "the file would be empty"),
        ("a: b\n", Delete(("c",)), "there is no 'c'"),
        ("a: b\n", Set(("a", "c"), "d"), "there is no 'a.c'"),
        ("a: [b]\n", Set(("a", 3), "d"), "there is no 'a.3'"),
        ("a: b\n", Insert(("a",), "d"), "'a' is no list"),
        ("a: [b]\n", Insert(("a",), "d", 5), "'a' has no place 5"),
        ("a: [b]\n", Move(("a",), 0, 1), "'a' has 1 entries"),
        ("a: b\nc: d\n", Rename(("a",), "c"), "there is a 'c' already"),
        ("a: b\nc: d\n", Rename(("e",), "f"), "there is no 'e'"),
        ("a: b\n", Set((), "d"), "a file is not replaced as a whole"),
        ("a: [b\n", Set(("a",), "d"), "the file cannot be read: "),
        ("a: b\n", Set(("a",), "\ud800"), "."),
    ],
)
def test_what_cannot_be_done_is_said(before: str, operation: Operation, why: str) -> None:
    with pytest.raises(Refused, match=why):
        changed(before, operation)


def test_an_article_without_a_head_is_refused() -> None:
    with pytest.raises(Refused, match="no front matter"):
        kind_of("content/articles/a.md").data("Only text.\n")


def test_a_file_is_made_to_hold_other_data() -> None:
    before = changed(CLAIM_TEXT)
    data = kind_of(CLAIM).data(before)
    evidence = data["evidence"]
    assert isinstance(evidence, list)
    wanted = {**data, "evidence": [*evidence[1:], {"source": "new", "stance": "context"}, evidence[0]]}
    after = kind_of(CLAIM).hold(before, wanted)
    assert kind_of(CLAIM).data(after) == wanted
    assert kind_of(CLAIM).hold(after, data) != after


@settings(max_examples=50)
@given(st.integers())
def test_nothing_else_is_touched_whatever_is_changed(seed: int) -> None:
    campaign = Campaign(seed)
    campaign.run((Sample(CLAIM, CLAIM_TEXT), Sample(NOTICE, SOURCE_TEXT)), 8)
    assert [wrong for wrong in campaign.wrong if wrong[0] != "refused"] == []


@settings(deadline=None, max_examples=60)
@given(st.integers(), st.sampled_from(ODD))
def test_nor_in_a_file_that_is_laid_out_oddly(seed: int, text: str) -> None:
    campaign = Campaign(seed)
    campaign.run((Sample("settings/odd.yml", text),), 8)
    assert [wrong for wrong in campaign.wrong if wrong[0] != "refused"] == []


def test_settings_of_this_site_can_be_changed() -> None:
    text = Path(__file__).parents[3].joinpath("mkdocs.yml").read_text(encoding="utf-8")
    after = kind_of("mkdocs.yml").change(BYTE_ORDER_MARK + text, Set(("site_name",), "Another"))
    assert after.startswith(BYTE_ORDER_MARK)
    assert len(set(after.splitlines()) ^ set((BYTE_ORDER_MARK + text).splitlines())) == 2
