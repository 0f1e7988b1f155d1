from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from claimspring.i18n.html import escaped


@given(st.text() | st.text(alphabet="&<>'\"a;"))
def test_strings_are_escaped_as_templates_escape_them(text: str) -> None:
    assert escaped(text) == str(escape(text))
