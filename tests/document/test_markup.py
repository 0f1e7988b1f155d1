import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimspring.document.markup import visible


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("<p hidden>a</p>b", "b"),
        ("<p hidden>a<p>b", "b"),
        ("<p hidden>a<p hidden>b<p>c", "c"),
        ("<p hidden>a<div>b</div>", "b"),
        ("<ul><li hidden>a<li>b</ul>c", "b\nc"),
        ("<div hidden><div>a</div>b</div>c", "c"),
        ('<div hidden><script>"</div>"</script>a</div>b', "b"),
        ("<section hidden=hidden>a</section><main>b</main>", "b"),
        ('x <span aria-hidden="true">a</span>y', "x y"),
        ('<div style="color: red; DISPLAY : none">a</div>b', "b"),
        ("<input hidden>a", "a"),
        ('<p class="x hidden y" title="is hidden here">a</p>', "a"),
        ('<p hidden="until-found">a</p>', "a"),
        ('<p style="display: block">a</p>', "a"),
        ("<div hidden>a", "a"),
        ("<div hidden>a<b hidden>b<i hidden>c<u hidden>d", "abcd"),
        ("<body hidden>a", "a"),
        ("<DIV HIDDEN>a</DIV>b", "b"),
    ],
)
def test_what_the_markup_hides_is_not_read(document: str, text: str) -> None:
    assert visible(document).text == text


@pytest.mark.parametrize(
    ("document", "refresh"),
    [
        ('<meta http-equiv=refresh content="0; url=/x">', "/x"),
        ("<meta content='3;URL=\"http://a.example/b\"' http-equiv='Refresh'>", "http://a.example/b"),
        ('<META HTTP-EQUIV="refresh" CONTENT="1.5, /x">', "/x"),
        ('<meta http-equiv=refresh content="6; url=/x">', None),
        ('<meta http-equiv=refresh content="0">', None),
        ('<meta name=refresh content="0; url=/x">', None),
        ('<noscript><meta http-equiv=refresh content="0; url=/x"></noscript>', None),
        ('<template><meta http-equiv=refresh content="0; url=/x"></template>', None),
        ('<meta http-equiv=refresh content="0; url=/x"><meta http-equiv=refresh content="0; url=/y">', "/x"),
    ],
)
def test_where_a_page_leads_on(document: str, refresh: str | None) -> None:
    assert visible(document).refresh == refresh


@given(
    st.lists(
        st.sampled_from(["<p hidden>", "<p>", "</p>", "<div hidden>", "</div>", "<b aria-hidden=true>", "</b>", "x "])
    )
)
def test_whatever_is_hidden_reading_ends(parts: list[str]) -> None:
    text = visible("".join(parts)).text
    assert set(text) <= {"x", " ", "\n"}


def test_reading_is_given_up_in_time() -> None:
    with pytest.raises(TimeoutError):
        visible("<div hidden>a", until=time.monotonic() - 1)
