import json
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from claimspring.site.embed_card import Embed, oembed, snippet

EMBED = Embed(
    title="Refuted: Li refused the call.",
    url="https://example.org/claims/visit/call/",
    site_name="The desk",
    site_url="https://example.org/",
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes = dict(attrs)


def parsed(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


@given(st.text(), st.sampled_from(["</title><script>x()</script>", '"><img src=x onerror=x()>', "{0.__class__}"]))
def test_no_text_becomes_markup(words: str, hostile: str) -> None:
    plain = parsed(snippet(EMBED))
    spoken = parsed(snippet(replace(EMBED, title=words + hostile, site_name=hostile)))

    assert spoken.tags == plain.tags == ["iframe"]
    assert spoken.attributes.keys() == plain.attributes.keys()
    assert hostile in (spoken.attributes["title"] or "")


def test_the_card_is_the_claim_s_own_page_and_runs_no_script() -> None:
    shown = parsed(snippet(EMBED)).attributes

    assert shown["src"] == "https://example.org/claims/visit/call/#card"
    assert "allow-scripts" not in (shown["sandbox"] or "")


def test_oembed_leads_to_the_card() -> None:
    answer = json.loads(oembed(replace(EMBED, title='He said "no" <b>')))

    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert parsed(answer["html"]).tags == ["iframe"]
    assert "&#34;no&#34; &lt;b&gt;" in answer["html"]
