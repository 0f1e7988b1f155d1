import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from claimspring.exports.jsonld import compact, document, indented, script


class Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data


@given(st.text() | st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028", "&lt;"]))
def test_no_string_leaves_its_script_element(words: str) -> None:
    parser = Scripts()
    parser.feed(script({"name": words}))
    parser.close()

    assert parser.tags == ["script"]
    assert json.loads(parser.data) == {"name": words}


def test_what_is_not_known_is_left_out() -> None:
    assert compact(_type="Claim", text=None, author={}, appearance=[], name="a", count=0) == {
        "@type": "Claim",
        "name": "a",
        "count": 0,
    }


def test_a_file_of_its_own_keeps_letters_readable() -> None:
    assert document({"name": "Chine"}) == '{\n  "name": "Chine"\n}\n'


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_indented_json_is_that_of_the_standard_library(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
    assert indented(value, step=" ") == json.dumps(value, ensure_ascii=False, indent=1)
