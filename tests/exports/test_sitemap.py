import datetime as dt
from xml.etree import ElementTree as ET

from claimspring.exports.sitemap import ADDRESSES_PER_FILE, SitemapEntry, robots, sitemap_files
from claimspring.routes.addresses import Addresses

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
BOTH = ("en", "fr")
ADDRESSES = Addresses(("en", "fr"), "https://example.org/a&b/")


def test_each_language_of_a_page_is_listed_with_the_others() -> None:
    ((place, text),) = sitemap_files(
        [SitemapEntry("claims/", BOTH, dt.date(2026, 11, 23)), SitemapEntry("", BOTH)], ADDRESSES
    )
    urls = ET.fromstring(text).findall("s:url", NS)

    assert place == "sitemap.xml"
    assert [url.findtext("s:loc", namespaces=NS) for url in urls[:2]] == [
        "https://example.org/a&b/claims/",
        "https://example.org/a&b/fr/claims/",
    ]
    assert [link.get("hreflang") for link in urls[1].findall("x:link", NS)] == ["en", "fr"]
    assert urls[0].findtext("s:lastmod", namespaces=NS) == "2026-11-23"
    assert urls[2].find("s:lastmod", NS) is None


def test_a_page_is_listed_in_the_languages_that_it_has() -> None:
    ((_, text),) = sitemap_files([SitemapEntry("claims/a/b/", ("en",))], ADDRESSES)
    (url,) = ET.fromstring(text).findall("s:url", NS)
    assert [link.get("hreflang") for link in url.findall("x:link", NS)] == ["en"]


def test_a_large_site_gets_an_index() -> None:
    files = dict(
        sitemap_files([SitemapEntry(f"claims/{n}/", BOTH) for n in range(ADDRESSES_PER_FILE // 2 + 1)], ADDRESSES)
    )

    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert len(ET.fromstring(files["sitemap-1.xml"])) == ADDRESSES_PER_FILE
    assert len(ET.fromstring(files["sitemap-2.xml"])) == 2
    assert len(ET.fromstring(files["sitemap.xml"])) == 2


def test_robots_names_the_sitemap_where_the_address_is_known() -> None:
    assert robots(ADDRESSES).endswith("Sitemap: https://example.org/a&b/sitemap.xml\n")
    assert "Sitemap" not in robots(Addresses(("en",)))
