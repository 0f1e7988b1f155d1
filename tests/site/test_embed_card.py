import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from claimspring.site.embed_card import Embed, card, oembed

EMBED = Embed(
    language="en",
    statement="Li refused the call.",
    statement_tag=' lang="en"',
    verdict="Refuted",
    icon="cross",
    summary="The call was addressed to another.",
    changed="Correction · 24 Nov 2026",
    url="https://example.org/claims/visit/call/",
    card_url="https://example.org/embed/visit/call/",
    more="Read the check",
    site_name="The desk",
    site_url="https://example.org/",
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


@given(st.text(), st.sampled_from(["</title><script>x()</script>", '"><img src=x onerror=x()>', "{0.__class__}"]))
def test_no_text_becomes_markup(words: str, hostile: str) -> None:
    plain = parsed(card(EMBED))
    spoken = parsed(
        card(replace(EMBED, statement=words + hostile, summary=hostile, verdict=hostile, site_name=hostile))
    )

    assert spoken.tags == plain.tags
    assert hostile in "".join(spoken.text)


def test_the_policy_allows_the_card_s_own_sheet_and_nothing_else() -> None:
    html = card(EMBED)
    sheet = re.search("<style>(.*?)</style>", html, re.DOTALL)

    assert sheet
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_without_a_language_the_statement_says_none() -> None:
    assert "<q>" in card(replace(EMBED, statement_tag=""))
    assert '<q lang="en">' in card(EMBED)


def test_oembed_leads_to_the_card() -> None:
    answer = json.loads(oembed(replace(EMBED, statement='He said "no" <b>')))

    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert parsed(answer["html"]).tags == ["iframe"]
    assert 'src="https://example.org/embed/visit/call/"' in answer["html"]
    assert "&#34;no&#34; &lt;b&gt;" in answer["html"]
