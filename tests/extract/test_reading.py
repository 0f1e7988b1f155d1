import datetime as dt

import pytest

from claimspring.extract.reading import MAX_BYTES, UnreadableArticleError, read_source


def test_front_matter_tells_language_and_day() -> None:
    source = read_source(b"---\ntitle: x\nlanguage: fr\npublished: 2023-08-14\n---\nTexte.", "a.md")
    assert (source.markdown, source.language, source.today) == (True, "fr", dt.date(2023, 8, 14))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"Texte.", "a.txt"),
        (b"Texte.", "a.md"),
        (b"---\ntitle: [broken\n---\nTexte.", "a.md"),
        (b"---\nlanguage: 12\npublished: soon\n---\nTexte.", "a.md"),
        (b"---\nlanguage: [fr]\npublished:\n---\nTexte.", "a.md"),
    ],
)
def test_what_is_not_given_stays_open(raw: bytes, name: str) -> None:
    source = read_source(raw, name)
    assert (source.language, source.published, source.today) == (None, None, None)


def test_a_month_is_no_day() -> None:
    assert read_source(b"---\npublished: 2023-08\n---\nText.", "a.md").today is None


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \r\n\t", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "this is no text file"),
        ("Élysée".encode("latin-1"), "byte 1 is not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "more than 20000000"),
    ],
)
def test_what_is_no_article_is_refused_with_what_to_do(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableArticleError, match=message):
        read_source(raw, "a.txt")
