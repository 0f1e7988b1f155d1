import pytest
from trafilatura import load_html

from claimspring.document.article.days import day_in_address, day_of
from claimspring.document.article.head import Head, head_of
from claimspring.document.article.language import language_of
from claimspring.document.article.model import FactField, Origin
from tests.document.article.pages import SENTENCES, article, page

ADDRESS = "https://www.echo.example/news/pier-closed"


def head(document: str, address: str = ADDRESS) -> Head:
    return head_of(load_html(document), address)


def value(document: str, field: FactField, address: str = ADDRESS) -> str | None:
    fact = head(document, address).facts.get(field)
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("title", "heading", "wanted"),
    [
        ("Pier closed until May - Westport Echo", "Pier closed until May", "Pier closed until May"),
        ("Pier closed until May | Westport Echo", "News: Pier closed until May", "News: Pier closed until May"),
        ("Pier closed until May", "Local Pier closed until May", "Pier closed until May"),
        ("Cracks found, pier closed until May - Westport Echo", "Westport Echo", "Cracks found, pier closed until May"),
        ("Westport Echo", "", "Westport Echo"),
    ],
)
def test_the_title_is_the_printed_headline_without_kicker_and_outlet(title: str, heading: str, wanted: str) -> None:
    site = '<meta property="og:site_name" content="Westport Echo">'
    assert value(page(title=title, heading=heading, head=site), FactField.TITLE) == wanted


def test_titles_that_disagree_are_kept_beside_each_other() -> None:
    document = page(data=article(headline="One title"), title="Quite another title", heading="")
    fact = head(document).facts[FactField.TITLE]
    assert (fact.value, fact.origin) == ("One title", Origin.JSON_LD)
    assert [other.value for other in fact.others] == ["Quite another title"]


def test_days_have_their_origins_and_stay_as_printed() -> None:
    document = page(
        data=article(datePublished="2024-03-04T23:30:00-05:00", dateModified="2024-03-06T01:00:00Z"),
        head='<meta property="article:published_time" content="2024-03-05T04:30:00Z">',
    )
    facts = head(document).facts
    assert facts[FactField.PUBLISHED].value == "2024-03-04"
    assert facts[FactField.PUBLISHED].origin is Origin.JSON_LD
    assert ("2024-03-05", Origin.META) in facts[FactField.PUBLISHED].others
    assert facts[FactField.MODIFIED].value == "2024-03-06"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2022-9-3", "2022-09-03"),
        ("20240304T101112Z", "2024-03-04"),
        ("2024/03/04", "2024-03-04"),
        ("2024-02-31", ""),
        ("March 4", ""),
        (None, ""),
    ],
)
def test_days_in_the_forms_that_pages_use(written: object, wanted: str) -> None:
    assert day_of(written) == wanted


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Figures of April 2025", None),
        ("Figures of April 2025, published on 1 April 2025", "2025-04-01"),
        ("Chiffres d'avril 2025", None),
        ("1er avril 2025", "2025-04-01"),
        ("1 de abril de 2025", "2025-04-01"),
        ("April 1, 2025", "2025-04-01"),
        ("01/04/2025", "2025-04-01"),
    ],
)
def test_a_month_alone_is_no_day(printed: str, wanted: str | None) -> None:
    document = f"<html><body><h1>Water</h1><p>{printed}</p><p>The pumps were repaired in the night.</p></body></html>"
    assert value(document, FactField.PUBLISHED, "https://www.echo.example/water") == wanted


def test_a_day_in_the_address_counts_where_the_page_has_none() -> None:
    assert day_in_address("https://echo.example/2024/03/04/pier") == "2024-03-04"
    assert value(page(), FactField.PUBLISHED, "https://echo.example/2024/03/04/pier") == "2024-03-04"


def test_authors_are_people_and_not_the_outlet() -> None:
    people = [{"@type": "Person", "name": "Ada Lind"}, {"@type": "Person", "name": "By Bo Ek"}]
    assert value(page(data=article(author=people)), FactField.AUTHOR) == "Ada Lind, Bo Ek"
    outlet = page(data=article(author={"name": "Westport Echo"}, publisher={"name": "Westport Echo"}))
    assert value(outlet, FactField.AUTHOR) is None
    graph = {"@graph": [article(author={"@id": "#ada"}), {"@type": "Person", "@id": "#ada", "name": "Ada Lind"}]}
    assert value(page(data=graph), FactField.AUTHOR) == "Ada Lind"
    byline = page(head="", body='<p class="byline"><a rel="author" href="/ada">By Ada Lind</a></p>' + SENTENCES[0])
    assert head(byline).facts[FactField.AUTHOR].origin is Origin.BYLINE


def test_outlet_language_and_own_address() -> None:
    link = '<link rel="canonical" href="/news/pier"><meta property="og:site_name" content="Westport Echo">'
    facts = head(page(head=link)).facts
    assert facts[FactField.PUBLISHER].value == "Westport Echo"
    assert facts[FactField.LANGUAGE].value == "en"
    assert facts[FactField.ADDRESS].value == "https://www.echo.example/news/pier"
    assert value(page(), FactField.PUBLISHER) == "echo.example"


@pytest.mark.parametrize(
    "raw",
    [
        '{"@type": "NewsArticle", "headline": "A\nB",}',
        "<!-- [] -->",
        "{",
        '{"@graph": {"@graph": []}}',
        "[[[[]]]]",
        "null",
    ],
)
def test_structured_data_that_are_none_break_nothing(raw: str) -> None:
    document = page(head=f'<script type="application/ld+json">{raw}</script>')
    assert value(document, FactField.LANGUAGE) == "en"


def test_what_the_page_says_of_its_price_and_its_sources() -> None:
    found = head(page(data=article(isAccessibleForFree="False", sourceOrganization={"name": "North Wire"})))
    assert not found.free
    assert found.credits == ("North Wire",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join(SENTENCES), "en"),
        (
            "Le port restera fermé aux ferries jusqu’à la fin du mois de mai, a dit lundi l’autorité du port, qui " * 2,
            "fr",
        ),
        (
            "El puerto seguirá cerrado para los transbordadores hasta el final de mayo, según dijo el lunes la " * 2,
            "es",
        ),
        (
            "Der Hafen bleibt bis Ende Mai für die Fähren geschlossen, wie die Behörde am Montag sagte, und das " * 2,
            "de",
        ),
        ("Порт останется закрытым для паромов до конца мая, и это не будет последним, как сказал он на " * 2, "ru"),
        ("港は五月の終わりまでフェリーに閉鎖されると、月曜日に港湾局が発表した。", "ja"),
        ("Too short.", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
