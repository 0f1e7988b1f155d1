import pytest

from claimspring.i18n.direction import lang_attributes


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en", ' lang="en"'),
        ("ar", ' lang="ar" dir="rtl"'),
        ("he", ' lang="he" dir="rtl"'),
        ("ur-PK", ' lang="ur-PK" dir="rtl"'),
        ("pt-BR", ' lang="pt-BR"'),
        ("qqq", ' lang="qqq"'),
        ("a'b", ' lang="a&#39;b"'),
        ("", ""),
        (None, ""),
    ],
)
def test_the_attributes_of_words_in_a_language(language: str | None, attributes: str) -> None:
    assert str(lang_attributes(language)) == attributes
