"""What is drafted from the first article."""

import json
from pathlib import Path

import pytest

from claimspring.extract.as_read import TextAsRead
from claimspring.extract.extractor import ArticleInput, RuleExtractor
from claimspring.extract.json_output import as_data
from claimspring.extract.reading import read_source
from claimspring.extract.statement import Statement
from claimspring.lexicon.load import load_lexicons

from .conftest import ARTICLE

GOLDEN = Path(__file__).parent / "golden" / "statements.json"


@pytest.fixture(scope="module")
def article(root: Path) -> tuple[ArticleInput, list[Statement]]:
    file = root / f"content/articles/{ARTICLE}.md"
    source = read_source(file.read_bytes(), file.name)
    return source, list(RuleExtractor(load_lexicons()).statements(source))


def test_the_real_article_as_people_see_it(article: tuple[ArticleInput, list[Statement]]) -> None:
    """Golden file: written anew with `claimspring extract … --format json`, after a look at the difference."""
    text = TextAsRead(article[0])
    found = [as_data(statement, text.statement(statement)) for statement in article[1]]
    assert found == json.loads(GOLDEN.read_text("utf-8"))


def test_every_word_is_the_articles_own(article: tuple[ArticleInput, list[Statement]]) -> None:
    source, statements = article
    for one in statements:
        assert source.text[one.start : one.end] == one.quote
        for mention in (one.speaker, one.source, one.cue, *one.dates):
            if mention is not None:
                assert source.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("quote", "speaker", "source", "form"),
    [
        ("Lundi, le ministère", "le ministère de la Défense chinoise", None, "paraphrase"),
        ("Li Shangfu se rendra", "Wu Qian, un porte-parole du ministère chinois de la Défense", None, "direct"),
        ("Selon le média RTE", "le plus haut diplomate chinois, Wang Yi", "le média RTE", "mixed"),
        ("Le diplomate chinois", "Le diplomate chinois", "le média RTE", "mixed"),
        ("Créée en 2012, cette conférence est perçue", "le ministère de la Défense russe", None, "mixed"),
        ("Il affirme que", "le ministère de la Défense russe", None, "mixed"),
        ("Le ministre russe", None, "l'agence de presse officielle russe TASS", "mixed"),
        ("La participation", "Yahoo news", "Yahoo news", "paraphrase"),
        ("La Chine accuse", "La Chine", None, "paraphrase"),
        ("Elle affirme toutefois", "La Chine", None, "paraphrase"),
        ("Pékin et Moscou avaient également organisé", None, None, "author"),
    ],
)
def test_who_speaks_and_who_is_credited(
    article: tuple[ArticleInput, list[Statement]], quote: str, speaker: str | None, source: str | None, form: str
) -> None:
    (one,) = [one for one in article[1] if one.quote.startswith(quote)]
    assert (one.speaker and one.speaker.text, one.source and one.source.text) == (speaker, source)
    assert one.form.value == form


def test_dates_count_from_the_articles_day(article: tuple[ArticleInput, list[Statement]]) -> None:
    values = {date.text: date.value for one in article[1] for date in one.dates}
    assert values["Lundi"] == "2023-08-14"
    assert values["du 14 au 19 août"] == "2023-08-14/2023-08-19"
    assert values["la semaine dernière"] == "2023-08-07/2023-08-13"
    assert values["le mois dernier"] == "2023-07"
