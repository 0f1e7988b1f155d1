"""The interface speaks every language whole."""

import ast
import datetime as dt

import pytest
from babel.messages.pofile import read_po

from claimspring.i18n.multilingual import apart
from claimspring.i18n.translator import CATALOGUES, Words, own_name
from tests.catalogues import PACKAGES, texts, updated

LANGUAGES = sorted(path.name for path in CATALOGUES.iterdir())


def names(text: str) -> set[str]:
    """The names that a text wants filled in."""
    found = []

    class Names(dict[str, object]):
        def __missing__(self, key: str) -> str:
            found.append(key)
            return ""

    _ = text % Names()
    return set(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalogue_is_incomplete(language: str) -> None:
    with (CATALOGUES / language / "LC_MESSAGES" / "claimspring.po").open("rb") as file:
        catalogue = read_po(file)
    said = set(texts())
    assert len(said) > 200
    told = {message.id: message for message in catalogue if message.id}
    assert [text for text in said if text not in told] == []
    assert [text for text in told if text not in said] == []
    for text, message in told.items():
        translations = message.string if isinstance(message.string, tuple | list) else (message.string,)
        assert all(translations), text
        assert not message.fuzzy, text
        wanted = names(text if isinstance(text, str) else text[-1])
        for translation in translations:
            assert names(translation) <= wanted, text
        assert names(translations[-1]) == wanted, text


def test_a_variable_named_like_a_function_of_texts_hides_no_text() -> None:
    """The extractor takes the name `count` for a call, and loses the texts after it."""
    found = {text if isinstance(text, str) else text[0] for text in texts()}
    for package in PACKAGES:
        for file in (CATALOGUES.parents[1] / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Call(func=ast.Attribute(attr="say"), args=[ast.Constant(value=str(text)), *_]):
                        assert text in found, file


@pytest.mark.parametrize("language", LANGUAGES)
def test_bringing_a_catalogue_up_to_date_changes_nothing_but_texts(language: str) -> None:
    catalogue = (CATALOGUES / language / "LC_MESSAGES" / "claimspring.po").read_text("utf-8")
    assert updated(catalogue) == catalogue
    assert updated(catalogue.replace('msgid "Statements"', 'msgid "Old statements"')).count('msgstr ""\n') == 2


def test_languages_name_themselves() -> None:
    assert [own_name(language) for language in ("en", "fr", "es")] == ["English", "Français", "Español"]


def test_dates_are_written_as_readers_write_them() -> None:
    day = dt.date(2026, 11, 23)
    assert [Words(language).date(day) for language in ("en", "fr", "es")] == [
        "23 November 2026",
        "23 novembre 2026",
        "23 de noviembre de 2026",
    ]
    assert [Words("fr").partial_date(date) for date in ("2023", "2023-08", "2023-08-14")] == [
        "2023",
        "août 2023",
        "14 août 2023",
    ]


def test_numbers_and_plurals_follow_the_language() -> None:
    french, english = Words("fr"), Words("en")
    assert french.count("%(num)s article", "%(num)s articles", 0) == "0 article"
    assert english.count("%(num)s article", "%(num)s articles", 0) == "0 articles"
    assert french.number(12345) == "12\u202f345"
    assert Words("es").listing(["a", "b", "c"]) == "a, b y c"


def test_a_language_without_catalogue_speaks_english() -> None:
    assert Words("nl").say("Statements") == "Statements"
    assert Words("nl").date(dt.date(2026, 11, 23)) == "23 november 2026"
    assert Words("xx-unknown").date(dt.date(2026, 11, 23)) == "23 November 2026"


def test_unknown_languages_and_countries_stay_as_they_are() -> None:
    words = Words("en")
    assert (words.language_name("fr"), words.language_name("qqq")) == ("French", "qqq")
    assert (words.country_name("CN"), words.country_name("QQ")) == ("China", "QQ")


def test_several_languages_say_at_once_what_each_says_alone() -> None:
    together, alone = Words("en", "fr", "es"), [Words(language) for language in ("en", "fr", "es")]
    day = dt.date(2026, 11, 23)

    def said(words: Words) -> list[str]:
        name = words.say("news agency")
        return [
            words.language,
            words.say("Claims"),
            words.say("%(name)s, %(date)s", name=name, date=words.date(day)),
            words.count("%(num)s claim checked", "%(num)s claims checked", 1234567),
            words.sentence(name),
            words.listing([name, "b", words.partial_date("2023-08")]),
            words.listing([]),
            words.language_name("fr"),
            words.country_name("DE"),
        ]

    assert [apart(text, 3) for text in said(together)] == [list(texts) for texts in zip(*map(said, alone), strict=True)]
