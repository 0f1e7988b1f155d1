"""An article's page: its sentences in the reader's language, the notes beside them, what is left out of view."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.article import Article
from claimspring.model.claim import Appearance
from claimspring.model.corpus import Record
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey
from claimspring.model.translation import Translation, TranslationKey
from claimspring.model.values import LocalizedText
from claimspring.site.pages.article import ARTICLE_KIND
from claimspring.site.parts import page_of
from claimspring.site.site import Site
from claimspring.site.view import View

TOWER = ArticleId("tower")
PAINTED = ClaimKey(TOWER, ClaimId("painted"))
ENGLISH = Translation.model_validate(
    {
        "title": "The tower is twelve metres high",
        "sentences": [
            {"original": "La tour a douze mètres, selon l'agence.", "text": "It is twelve metres, says the agency."},
            {"original": "Elle fut peinte en rouge & blanc en 2019.", "text": "Red & white it was painted in 2019."},
        ],
    }
)


made = ARTICLE_KIND.files or (lambda *_: iter(()))


def shown(site: Site, language: str = "en") -> LexborHTMLParser:
    return LexborHTMLParser(page_of(ARTICLE_KIND, View(site, (language,)), TOWER).body)


@pytest.fixture(scope="module")
def translated(site: Site) -> Site:
    """The small project with two sentences of its article in English, and one claim's words in them."""
    record = site.corpus.claims[PAINTED]
    told = Appearance(
        exact=record.value.appearances[0].exact, **{"in": LocalizedText({"en": "it was painted in 2019"})}
    )
    claim = record.value.model_copy(update={"appearances": (told, *record.value.appearances[1:])})
    claims = {**site.corpus.claims, PAINTED: Record(record.path, record.digest, claim)}
    translations = {TranslationKey(TOWER, "en"): Record("claims/translations/tower.en.yml", "", ENGLISH)}
    return replace(site, corpus=replace(site.corpus, claims=claims, translations=translations))


def with_article(site: Site, **changed: object) -> Site:
    """The small project with another head of its article, or another text."""
    record = site.corpus.articles[TOWER]
    text = str(changed.pop("text", record.value.text))
    article = Article(record.value.header.model_copy(update=changed), text, record.value.text_start)
    return replace(site, corpus=replace(site.corpus, articles={TOWER: Record(record.path, record.digest, article)}))


def test_a_sentence_stands_in_the_reader_s_language_with_its_original_below(translated: Site) -> None:
    tree = shown(translated)
    row = tree.css_first("#s-995885")
    assert row.css_first(".tr").text() == "It is twelve metres, says the agency."
    assert row.css_first(".or").text() == "La tour a douze mètres, selon l’agence."
    assert row.css_first(".or").attributes["lang"] == "fr"
    assert tree.css_first("h1").text() == "The tower is twelve metres high"
    assert tree.css_first(".orig-title").attributes["lang"] == "fr"


def test_the_words_of_a_claim_are_marked_in_both_languages(translated: Site) -> None:
    row = shown(translated).css_first("#s-0091dd")
    assert [mark.text() for mark in row.css(".tr mark")] == ["it was painted in 2019"]
    assert [mark.text() for mark in row.css(".or mark")] == ["Elle fut peinte en rouge & blanc en 2019."]


def test_a_sentence_without_translation_stands_as_it_is(translated: Site) -> None:
    row = shown(translated).css_first("#s-f4ef27")
    assert row.css_first(".tr").text() == "Faut-il la visiter ?"
    assert row.css_first(".tr").parent.attributes["lang"] == "fr"
    assert row.css(".or") == []


def test_languages_can_be_chosen_where_there_are_two(translated: Site, site: Site) -> None:
    assert [label.text() for label in shown(translated).css(".modes:first-child label")] == [
        "English",
        "English and French",
        "French",
    ]
    for tree in (shown(translated, "fr"), shown(site)):
        assert tree.css("[name=read]") == []
        assert tree.css(".or") == []
    assert "there is no translation yet" in shown(site).css_first("#about").parent.text()


def test_a_grave_sentence_keeps_its_original_on_a_phone(translated: Site) -> None:
    assert [row.id for row in shown(translated).css(".row.hot")] == ["s-995885", "s-0091dd", "s-13d5c7"]


def test_an_article_has_a_feed_of_its_own(site: Site) -> None:
    files = {output.place: b"".join(output.pieces).decode() for output in made(View(site, ("fr",)), TOWER)}
    assert list(files) == ["fr/articles/tower/feed.xml"]
    assert files["fr/articles/tower/feed.xml"].count("<entry>") == 3
    assert shown(site).css_first(".acts a").attributes["href"] == "../../articles/tower/feed.xml"


def test_a_claim_that_comes_again_leads_to_its_note(site: Site) -> None:
    tree = shown(site)
    assert len(tree.css("#r-painted")) == 1
    again = tree.css_first("#s-13d5c7 .note:not([id])")
    assert again.css_first("a").attributes["href"] == "#r-painted"
    assert "see note 2" in again.text()


def test_nobody_is_said_to_have_checked_what_nobody_did(site: Site) -> None:
    assert "Not checked" in shown(site).css_first("#s-f4ef27 .notes").text()


def test_furniture_is_left_out_and_counted(site: Site) -> None:
    text = site.corpus.articles[TOWER].value.text
    changed = with_article(site, text=f"{text}\n\n{{.furniture}}\nRead our letter every morning.\n")
    tree = shown(changed)
    assert "Read our letter" not in tree.css_first(".text").text()
    assert "1 line that is no part of the article is not shown." in tree.css_first("#about").parent.text()


def test_the_map_has_a_bar_for_each_statement_and_each_sentence_without(site: Site) -> None:
    bars = shown(site).css(".map a")
    assert [bar.attributes["class"] for bar in bars] == [
        "v-cross",
        "v-half",
        "v-half",
        "v-question",
        "none",
        "v-open",
        "none",
    ]
    assert bars[0].attributes["aria-label"] == "Statement 1: Refuted"


def test_a_long_summary_begins_above_the_text_and_stands_whole_below(site: Site) -> None:
    summary = LocalizedText({"en": "Most of it stands. " + "One number is wrong, and nobody can say why. " * 4})
    tree = shown(with_article(site, summary=summary))
    assert tree.css_first(".deck").text().count("nobody can say why") == 3
    assert tree.css_first("#about").parent.text().count("nobody can say why") == 4
