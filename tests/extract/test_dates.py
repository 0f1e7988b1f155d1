import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimspring.extract.dates.grammar import find_dates
from claimspring.lexicon.compiled import Lexicon
from claimspring.lexicon.load import load_lexicons
from claimspring.lexicon.tokens import fold

TODAY = dt.date(2023, 8, 14)  # a Monday


def found(
    lexicons: Mapping[str, Lexicon], language: str, text: str, today: dt.date | None = TODAY
) -> list[tuple[str, str]]:
    lexicon = lexicons[language]
    return [
        (text[date.start : date.end], str(date.when))
        for date in find_dates(lexicon.tokenize(fold(text)), lexicon.dates, today)
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Il ira en Russie du 14 au 19 août.", "du 14 au 19 août", "2023-08-14/2023-08-19"),
        ("du 28 août au 3 septembre 2022", "du 28 août au 3 septembre 2022", "2022-08-28/2022-09-03"),
        ("du 30 décembre au 2 janvier 2023", "du 30 décembre au 2 janvier 2023", "2022-12-30/2023-01-02"),
        ("entre 2007 et 2009", "entre 2007 et 2009", "2007/2009"),
        ("de janvier à mars 2023", "de janvier à mars 2023", "2023-01/2023-03"),
        ("la semaine dernière", "la semaine dernière", "2023-08-07/2023-08-13"),
        ("le mois dernier", "le mois dernier", "2023-07"),
        ("en avril dernier", "avril dernier", "2023-04"),
        ("l'année prochaine", "l'année prochaine", "2024"),
        ("Lundi, il a dit", "Lundi", "2023-08-14"),
        ("vendredi dernier", "vendredi dernier", "2023-08-11"),
        ("vendredi prochain", "vendredi prochain", "2023-08-25"),
        ("hier soir", "hier", "2023-08-13"),
        ("après-demain", "après-demain", "2023-08-16"),
        ("il y a trois jours", "il y a trois jours", "2023-08-11"),
        ("dans deux mois", "dans deux mois", "2023-10-14"),
        ("le 1er janvier 2012", "1er janvier 2012", "2012-01-01"),
        ("lundi 14 août 2023", "lundi 14 août 2023", "2023-08-14"),
        ("le 24/02/2022", "24/02/2022", "2022-02-24"),
        ("le 15.05.99", "15.05.99", "1999-05-15"),
        ("depuis le 24 février 2022", "depuis le 24 février 2022", "2022-02-24/.."),
        ("avant 2010", "avant 2010", "../2010"),
        ("créée en 2012", "2012", "2012"),
        ("août 2023", "août 2023", "2023-08"),
        ("au début de l'année 2018", "début de l'année 2018", "2018-01-01/2018-04-30"),
        ("mi-novembre 2022", "mi-novembre 2022", "2022-11-10/2022-11-20"),
        ("les années 1990", "les années 1990", "1990/1999"),
        ("au XIXe siècle", "XIXe siècle", "1800/1899"),
        ("au premier trimestre 2019", "premier trimestre 2019", "2019-01-01/2019-03-31"),
        ("l'été 2022", "été 2022", "2022-06-01/2022-08-31"),
        ("les trois derniers mois", "trois derniers mois", "2023-05-14/2023-08-13"),
        ("demain à 20h30", "demain à 20h30", "2023-08-15T20:30"),
        ("à Noël", "Noël", "2023-12-25"),
        ("3 jours après mardi", "3 jours après mardi", "2023-08-18"),
        ("la première semaine de janvier 2024", "première semaine de janvier 2024", "2024-01-01/2024-01-07"),
        ("2018 ou plus tard", "2018 ou plus tard", "2018/.."),
        ("le lundi de la semaine dernière", "lundi de la semaine dernière", "2023-08-07"),
        ("On part le 15 du mois prochain.", "le 15 du mois prochain", "2023-09-15"),
        ("avant le 31 du mois", "avant le 31 du mois", "../2023-08-31"),
        ("absent du 4 au 23 le mois prochain", "du 4 au 23 le mois prochain", "2023-09-04/2023-09-23"),
        ("le vingt-sixième jour du mois", "vingt-sixième jour du mois", "2023-08-26"),
        ("le 6 du mois d'avril 2022", "6 du mois d'avril 2022", "2022-04-06"),
        ("les 2 prochains mois", "2 prochains mois", "2023-08-15/2023-10-14"),
        ("Il revient le 4.", "le 4", "2023-08-04"),
        ("payé le 25 vendredi", "le 25 vendredi", "2023-08-25"),
        ("la semaine du 18, sans doute", "la semaine du 18", "2023-08-14/2023-08-20"),
        ("la semaine du 5 juin", "la semaine du 5 juin", "2023-06-05/2023-06-11"),
        ("les 12, 18 et 19 juin", "12", "2023-06-12"),
        ("le 18 et le 19 juin 2022", "18", "2022-06-18"),
        ("ce vendredi (18 août)", "ce vendredi (18 août)", "2023-08-18"),
        ("dimanche prochain, le 20 août", "dimanche prochain, le 20 août", "2023-08-20"),
        ("le 7 janv. pour discuter", "7 janv.", "2024-01-07"),
        ("Rentrée le 7 janv.", "7 janv", "2024-01-07"),
        ("le 01/01/2016 et après", "01/01/2016 et après", "2016-01-01/.."),
        ("né le 18 08 78 à Lyon", "18 08 78", "1978-08-18"),
        ("le trimestre en cours", "le trimestre en cours", "2023-07-01/2023-09-30"),
        ("la veille de Noël", "la veille de Noël", "2023-12-24"),
        ("les 4 prochaines journées de travail", "4 prochaines journées de travail", "2023-08-15/2023-08-18"),
        ("de fin mars à mi-septembre 2021", "de fin mars à mi-septembre 2021", "2021-03-16/2021-09-20"),
        ("de fin novembre à mi-mars", "de fin novembre à mi-mars", "2023-11-16/2024-03-20"),
        ("de la fin de mars à mai", "de la fin de mars à mai", "2023-03-16/2023-05"),
    ],
)
def test_french(lexicons: Mapping[str, Lexicon], text: str, words: str, value: str) -> None:
    assert (words, value) in found(lexicons, "fr", text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on August 14th, 2023", "August 14th, 2023", "2023-08-14"),
        ("from August 14 to 19", "from August 14 to 19", "2023-08-14/2023-08-19"),
        ("8/14/2023", "8/14/2023", "2023-08-14"),
        ("two weeks ago", "two weeks ago", "2023-07-31"),
        ("next Monday", "next Monday", "2023-08-21"),
        ("Tuesday of last week", "Tuesday of last week", "2023-08-08"),
        ("the 18th.", "the 18th", "2023-08-18"),
        ("last summer", "last summer", "2022-06-01/2022-08-31"),
        ("in the 1990s", "the 1990s", "1990/1999"),
        ("the 19th century", "the 19th century", "1800/1899"),
        ("Q2 2019", "Q2 2019", "2019-04-01/2019-06-30"),
        ("2019-H2", "2019-H2", "2019-07-01/2019-12-31"),
        ("week 10", "week 10", "2023-03-06/2023-03-12"),
        ("2 weeks before Christmas", "2 weeks before Christmas", "2023-12-11"),
        ("between 2014 and 2018", "between 2014 and 2018", "2014/2018"),
        ("Jan-Feb 2017", "Jan-Feb 2017", "2017-01/2017-02"),
        ("next week on Tuesday", "next week on Tuesday", "2023-08-22"),
        ("last Christmas", "last Christmas", "2022-12-25"),
        ("2019-aug-1", "2019-aug-1", "2019-08-01"),
        ("tomorrow at 5 pm", "tomorrow at 5 pm", "2023-08-15T17:00"),
        ("past 2 weeks", "past 2 weeks", "2023-07-31/2023-08-13"),
        ("the second half of 2020", "the second half of 2020", "2020-07-01/2020-12-31"),
        ("Friday 25", "Friday 25", "2023-08-25"),
        ("Easter 2018", "Easter 2018", "2018-04-01"),
        ("last Easter", "last Easter", "2023-04-09"),
        ("in two thousand and fifteen", "two thousand and fifteen", "2015"),
        ("nineteen ninety six", "nineteen ninety six", "1996"),
        ("the last 3 weeks of this year", "the last 3 weeks of this year", "2023-12-11/2023-12-31"),
        ("more than 2 weeks before today", "more than 2 weeks before today", "../2023-07-31"),
        ("2 weeks starting May 20th, 2023", "2 weeks starting May 20th, 2023", "2023-05-20/2023-06-02"),
        ("the first quarter of the year", "the first quarter of the year", "2023-01-01/2023-03-31"),
        ("next 4 business days", "next 4 business days", "2023-08-15/2023-08-18"),
        ("less than 3 days after tomorrow", "less than 3 days after tomorrow", "2023-08-15/2023-08-18"),
        ("this Friday (Aug-18) at last", "this Friday (Aug-18)", "2023-08-18"),
        ("the week of May 4, 2023", "the week of May 4, 2023", "2023-05-01/2023-05-07"),
        ("the 3rd of this month", "the 3rd of this month", "2023-08-03"),
        ("last week - Monday", "last week - Monday", "2023-08-07"),
        ("next 5/12", "next 5/12", "2024-05-12"),
        ("this fiscal year", "this fiscal year", "2023"),
        ("18 08 1978", "18 08 1978", "1978-08-18"),
        ("12-2015", "12-2015", "2015-12"),
    ],
)
def test_english(lexicons: Mapping[str, Lexicon], text: str, words: str, value: str) -> None:
    assert (words, value) in found(lexicons, "en", text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("el 21 de marzo de 2023", "21 de marzo de 2023", "2023-03-21"),
        ("desde 1 hasta 7 de mayo de 2020", "desde 1 hasta 7 de mayo de 2020", "2020-05-01/2020-05-07"),
        ("la próxima semana", "la próxima semana", "2023-08-21/2023-08-27"),
        ("hace dos años", "hace dos años", "2021-08-14"),
        ("veintinueve de mayo de 2020", "veintinueve de mayo de 2020", "2020-05-29"),
        ("ayer", "ayer", "2023-08-13"),
        ("el siglo XX", "siglo XX", "1900/1999"),
        ("a principios de 2022", "principios de 2022", "2022-01-01/2022-04-30"),
        ("el último trimestre", "el último trimestre", "2023-04-01/2023-06-30"),
    ],
)
def test_spanish(lexicons: Mapping[str, Lexicon], text: str, words: str, value: str) -> None:
    assert (words, value) in found(lexicons, "es", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("this weekend", "2023-08-19/2023-08-20"),
        ("last decade", "2010/2019"),
        ("this century", "2000/2099"),
        ("end of the week", "2023-08-17/2023-08-20"),
        ("mid last week", "2023-08-08/2023-08-12"),
        ("the last week of January 2015", "2015-01-26/2015-02-01"),
        ("the last month of 2020", "2020-12"),
        ("the last day of February 2024", "2024-02-29"),
        ("the third month of 2020", "2020-03"),
        ("the second quarter", "2023-04-01/2023-06-30"),
        ("next quarter", "2023-10-01/2023-12-31"),
        ("before tomorrow", "../2023-08-15"),
        ("from now to May 2024", "2023-08-14/2024-05"),
        ("from 2019 to yesterday", "2019/2023-08-13"),
        ("last August", "2022-08"),
        ("next August", "2024-08"),
        ("Friday 31", "2023-03-31"),
        ("tomorrow at 8:30", "2023-08-15T08:30"),
        ("5 to 7 May 2020", "2020-05-05/2020-05-07"),
        ("May 5 - 7, 2020", "2020-05-05/2020-05-07"),
        ("between May 5 and 7", "2023-05-05/2023-05-07"),
        ("between the 5th and 7th of May", "2023-05-05/2023-05-07"),
        ("the 20s", "1920/1929"),
        ("next July 4th", "2024-07-04"),
        ("30 December to 2 January", "2023-12-30/2024-01-02"),
        ("Dec 2021 - Jan 2022", "2021-12/2022-01"),
        ("next 3 quarters", "2023-08-15/2024-05-14"),
        ("this half", "2023-07-01/2023-12-31"),
    ],
)
def test_more_english(lexicons: Mapping[str, Lexicon], text: str, value: str) -> None:
    assert found(lexicons, "en", text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("l'hiver dernier", "hiver dernier", "2022-12-01/2023-02-28"),
        ("mai de cette année", "mai de cette année", "2023-05"),
        ("au IIe siècle", "IIe siècle", "0100-01-01/0199-12-31"),
        ("entre le 1er et le 5 mai", "entre le 1er et le 5 mai", "2023-05-01/2023-05-05"),
        ("les années 80", "les années 80", "1980/1989"),
        ("demain à 14h", "demain à 14h", "2023-08-15T14:00"),
        ("en 2019, de 2010 à hier", "de 2010 à hier", "2010/2023-08-13"),
        ("la semaine commençant le 4 février 2019", "la semaine commençant le 4 février 2019", "2019-02-04/2019-02-10"),
        ("2019-trimestre1", "2019-trimestre1", "2019-01-01/2019-03-31"),
        ("durant l'été", "été", "2023-06-01/2023-08-31"),
        ("ce mois-ci", "ce mois-ci", "2023-08"),
    ],
)
def test_more_french(lexicons: Mapping[str, Lexicon], text: str, words: str, value: str) -> None:
    assert (words, value) in found(lexicons, "fr", text)


@pytest.mark.parametrize(
    "text",
    [
        "in 9999 years",
        "99999 days ago",
        "the 45th century",
        "q5",
        "week 60",
        "Mar",
        "two thousand people",
        "31/31",
    ],
)
def test_numbers_that_no_date_has(lexicons: Mapping[str, Lexicon], text: str) -> None:
    assert [value for _, value in found(lexicons, "en", text)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "en maintenant des liens"),
        ("fr", "il a vu 12 navires"),
        ("fr", "la mer"),
        ("fr", "elle a été vue, il a été là"),
        ("en", "it may rain and we march on"),
        ("en", "he has 3000 people"),
        ("en", "in 1 day"),
        ("fr", "31/31"),
    ],
)
def test_what_is_no_date(lexicons: Mapping[str, Lexicon], language: str, text: str) -> None:
    assert [value for _, value in found(lexicons, language, text, None)] == []


def test_without_the_articles_day_relative_words_stay_unread(lexicons: Mapping[str, Lexicon]) -> None:
    assert found(lexicons, "fr", "hier, lundi, la semaine dernière, le 14 août, en 2012", None) == [("2012", "2012")]


WORDS = st.sampled_from(
    [
        "du",
        "au",
        "le",
        "la",
        "de",
        "14",
        "19",
        "août",
        "lundi",
        "dernière",
        "semaine",
        "prochain",
        "il",
        "y",
        "a",
        "2023",
        "/",
        "-",
        ",",
        "entre",
        "et",
        "depuis",
        "Q",
        "2",
        "début",
        "fin",
        "mi",
        "noël",
        "siècle",
        "xx",
        "années",
        "1990",
        "trois",
        "derniers",
        "mois",
        "31",
        "février",
        "29",
        "à",
        "20",
        "h",
        "30",
        "avant",
        "après",
        "9999",
        "0",
        "jours",
        "ans",
    ]
)


@example(["lundi", "14"], "fr", dt.date(1, 1, 1))
@example(["lundi", "14"], "fr", dt.date(9999, 12, 31))
@given(
    st.lists(WORDS, max_size=14),
    st.sampled_from(sorted(load_lexicons())),
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
)
def test_any_words_are_read_without_fail(words: list[str], language: str, today: dt.date | None) -> None:
    lexicon, text = load_lexicons()[language], " ".join(words)
    end = 0
    for date in find_dates(lexicon.tokenize(text), lexicon.dates, today):
        assert end <= date.start < date.end <= len(text)
        assert str(date.when)
        end = date.end


@pytest.mark.parametrize(
    "text",
    [
        "Il a été à la mer.",
        "On a compté le 4 par le menu.",
        "Il habite le 12.5 de la rue.",
        "Appelez le 06 12 08 78 45.",
        "Ce vendredi (jour de fête",
        "Le 31 de 2019",
        "La semaine de 35 heures",
        "Les 19 et 18 personnes",
        "Le 40.",
    ],
)
def test_words_that_are_no_days(lexicons: Mapping[str, Lexicon], text: str) -> None:
    assert not [words for words, _ in found(lexicons, "fr", text) if words not in {"Ce vendredi", "2019"}]


def test_the_month_of_a_list_must_follow_its_days(lexicons: Mapping[str, Lexicon]) -> None:
    assert found(lexicons, "fr", "les 20 et 19 juin 2022") == [("19 juin 2022", "2022-06-19")]


def test_a_day_that_is_none_has_no_month_in_figures(lexicons: Mapping[str, Lexicon]) -> None:
    assert "2/2019" not in dict(found(lexicons, "fr", "29/2/2019"))


def test_without_a_day_of_its_own_an_article_names_no_number(lexicons: Mapping[str, Lexicon]) -> None:
    assert found(lexicons, "fr", "La semaine du 18, le 4, le 15 du mois prochain.", today=None) == []
