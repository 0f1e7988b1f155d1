"""Changes to a file's text: the span, and nothing but the span."""

from hypothesis import given
from hypothesis import strategies as st

from claimspring.read.edit import Edit, apply, render
from claimspring.read.yaml import Data, parse


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    edits = [Edit(4, 6, "Y"), Edit(0, 1, "X"), Edit(5, 7, "Z"), Edit(7, 7, "!")]
    assert apply("abcdefgh", edits) == "XbcdYg!h"


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), max_size=20)
TREES = st.recursive(
    st.none() | WORDS | st.sampled_from(["null", "~", "yes", "- a", "a: b", "a #b", "[", "'", '"', "?", "a\nb"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(TREES)
def test_what_is_rendered_is_read_back(value: Data) -> None:
    assert parse(f"a: {render(value)}\n").data == {"a": value}
