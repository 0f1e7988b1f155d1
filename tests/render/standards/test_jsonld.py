import json
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from generator.render.standards.jsonld import compact, document, script


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
