"""What is drafted from Markdown is what its readers see, and its places are those of the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimspring.extract.as_read import TextAsRead
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.json_output import as_data
from claimspring.lexicon.load import load_lexicons

TEXT = """---
title: Bridge
---
## The bridge

The council said on [Monday](https://gazette.example/m_1) that the *harbour* bridge cost
40 million crowns in 2023 &amp; that it will close on 2 May 2024.
"""


def test_words_are_those_that_are_read_and_places_those_of_the_file() -> None:
    source = ArticleInput(TEXT, markdown=True, language="en")
    text = TextAsRead(source)
    found = [as_data(one, text.statement(one)) for one in RuleExtractor(load_lexicons()).statements(source)]
    whole = next(one for one in found if "council" in one["quote"])
    assert "said on Monday that the harbour bridge cost 40 million crowns in 2023 & that" in whole["quote"]
    assert TEXT[whole["start"] : whole["end"]].startswith("The council said on [Monday](https")
    assert text.quotable.text[whole["read"]["start"] : whole["read"]["end"]] == whole["quote"]
    assert whole["speaker"]["text"] == "The council"
    assert all(date["text"] in whole["quote"] for date in whole["dates"])


def test_plain_text_is_read_as_it_is() -> None:
    source = ArticleInput("The council said that the *harbour* bridge cost 40 million crowns in 2023.", language="en")
    text = TextAsRead(source)
    for one in RuleExtractor(load_lexicons()).statements(source):
        assert text.statement(one) == one
    assert text.quotable.locate("the *harbour* bridge") is not None


MARKDOWN = st.sampled_from(
    [
        "The council said on [Monday](https://gazette.example/m_1) that the *harbour* bridge cost 40 million crowns. ",
        "“We will *not* close the `old` pier,” said **Anne Vale** &amp; Ben Reyes. ",
        "Selon l’Agence, la loi a coûté 3 % de plus en 2023. ",
        "Señaló que el muelle perdió 40 metros\nen un año. ",
        "<b>The pier</b> lost 40&nbsp;metres, she said\\. ",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n# ",
        "\n| The pier | 40 metres |\n|---|---|\n| lost | 3 % |\n",
        "![The pier](p.jpg) ",
        "*",
        "[",
        "](x)",
        "`",
        "&",
        "«",
        "»",
    ]
)


@given(st.lists(MARKDOWN, max_size=14).map("".join))
@settings(max_examples=150)
def test_every_word_of_a_draft_is_one_that_readers_see(body: str) -> None:
    source = ArticleInput(body, markdown=True, published="2023-08-14")
    text = TextAsRead(source)
    seen = " ".join(text.quotable.text.split())
    for one in map(text.statement, RuleExtractor(load_lexicons()).statements(source)):
        assert " ".join(one.quote.split()) in seen
        assert one.words.strip(".").casefold() in seen.casefold()
        for named in (one.speaker, one.source, one.pronoun, *one.dates):
            assert named is None or " ".join(named.text.split()) in seen
