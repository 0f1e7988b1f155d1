import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimspring.reading.markdown import commonmark
from claimspring.site.prose import prose


def test_commonmark_is_rendered() -> None:
    assert prose("A *word*, a [link](https://example.org).\n\n- one\n") == (
        '<p>A <em>word</em>, a <a href="https://example.org">link</a>.</p>\n<ul>\n<li>one</li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<!-- <script> -->",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "<javascript:alert(1)>",
        "![x](https://example.org/x.png)",
        '[x](https://example.org/" onclick="alert(1))',
        "[x](ms-msdt:/id)",
        "[x](intent://scan/#Intent;end)",
        "<vscode:extension/x>",
        "[x](blob:https://example.org/1)",
        "{{ 7*7 }}",
        "</title><script>alert(1)</script>",
    ],
)
def test_nothing_that_runs_or_loads_comes_out(hostile: str) -> None:
    found = prose(hostile)
    assert "<script" not in found
    assert "<img" not in found
    assert 'href="javascript' not in found.lower()
    assert 'href="data' not in found.lower()
    assert ' onclick="' not in found
    assert "49" not in found
    assert all(link.startswith(("http", "mailto:")) for link in re.findall('href="([^"]*)', found))


@pytest.mark.parametrize("hostile", ["[" * 20_000, "*a " * 20_000, "`" * 9_999, "![" * 9_999, "*a*" + "a" * 90_000])
def test_what_would_take_long_is_shown_as_plain_text(hostile: str) -> None:
    assert prose(f"{hostile}\n\n*b*") == f"<p>{hostile}</p>\n<p>*b*</p>\n"


def test_deep_nesting_ends() -> None:
    assert prose("> " * 5_000 + "deep").count("<blockquote>") <= 20


@given(st.text(alphabet="ab é1_*`[]()<>&!\\#+-=~|.:;'\"“ \u00a0\t\n{}^$%/,@", min_size=1, max_size=12))
@example("Plain words, 12 of them: l’été (so it was).")
@example("snake_case_word")
@example("http://example.org/")
@example("a &amp; b")
@example("Ends in a space ")
def test_what_is_not_parsed_reads_as_if_it_were(text: str) -> None:
    assert prose(text) == commonmark().render(text)
