import datetime as dt
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from claimspring.exports.citation import Citation, bibtex, csl_json, plain

CITATION = Citation(
    id="call",
    title="Li refused 100 % of calls {sic}",
    author="The desk & friends",
    url="https://example.org/claims/visit/call/",
    language="en",
    date=dt.date(2026, 11, 23),
)


def test_plain() -> None:
    assert plain(CITATION, f"“{CITATION.title}”") == (
        "The desk & friends, “Li refused 100 % of calls {sic}”, 2026-11-23, https://example.org/claims/visit/call/"
    )


def test_bibtex() -> None:
    assert bibtex(CITATION) == (
        "@online{call,\n"
        "  author = {{The desk \\& friends}},\n"
        "  title = {{Li refused 100 \\% of calls \\{sic\\}}},\n"
        "  date = {2026-11-23},\n"
        "  url = {https://example.org/claims/visit/call/},\n"
        "  langid = {en},\n"
        "}"
    )


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(CITATION))

    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["author"] == [{"literal": "The desk & friends"}]


@given(st.text())
def test_no_title_opens_or_closes_a_field(title: str) -> None:
    entry = bibtex(Citation("call", title, "The desk", "https://example.org/", "en", None))
    bare = re.sub(r"\\[{}]", "", entry)

    assert bare.count("{") == bare.count("}")
    assert "issued" not in csl_json(Citation("call", title, "The desk", "https://example.org/", "en", None))
