"""What a site tells machines, each thing held against its standard and against the site itself."""

import datetime as dt
import io
import json
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree as ET

import pytest
from prov.model import ProvDocument
from selectolax.lexbor import LexborHTMLParser

from claimspring.model.settings import Settings
from claimspring.read.corpus import read_corpus
from claimspring.reading.text import read_article
from claimspring.routes.page_languages import claim_languages
from tests.built_site.conftest import ADDRESS, SMALL
from tests.vocabulary import faults

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANGUAGES = ("", "fr/", "es/")


class Pages:
    """The built pages, each parsed once."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.trees = {
            path.relative_to(site).as_posix().removesuffix("index.html"): LexborHTMLParser(path.read_text("utf-8"))
            for path in sorted(site.rglob("*.html"))
            if "pagefind" not in path.parts and "embed" not in path.parts
        }

    def claims(self) -> dict[str, LexborHTMLParser]:
        """The pages of claims with a verdict."""
        return {place: tree for place, tree in self.trees.items() if tree.css(".ct-claim")}

    def indexed(self) -> dict[str, LexborHTMLParser]:
        """The pages that search engines may list."""
        return {place: tree for place, tree in self.trees.items() if not tree.css("meta[name=robots]")}

    def forms(self, original: str) -> list[str]:
        """The addresses of a page, given that in English, in the languages in which it is there."""
        places = [language + original.removeprefix(ADDRESS) for language in LANGUAGES]
        return [ADDRESS + place for place in places if place in self.trees]

    def file(self, address: str) -> Path:
        """The file behind a full address of the site."""
        assert address.startswith(ADDRESS), address
        path = self.site / urldefrag(address)[0].removeprefix(ADDRESS)
        return path / "index.html" if urldefrag(address)[0].endswith("/") else path


@pytest.fixture(scope="module")
def pages(small: Path) -> Pages:
    return Pages(small)


def meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The Open Graph properties of a page."""
    return {
        str(node.attributes["property"]): str(node.attributes["content"]) for node in tree.css("meta[property^='og:']")
    }


def structured(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    """The JSON-LD nodes of a page."""
    return [json.loads(node.text()) for node in tree.css("script[type='application/ld+json']")]


def alternate(tree: LexborHTMLParser, kind: str) -> list[str]:
    """Where the other forms of a page lie, as its links say."""
    links = tree.css(f"link[rel~=alternate][type='{kind}']")
    return [str(node.attributes["href"]) for node in links]


def typed(node: object) -> Iterator[str]:
    """Every type named anywhere in a JSON-LD value."""
    if isinstance(node, Mapping):
        yield from [node["@type"]] if "@type" in node else []
        for value in node.values():
            yield from typed(value)
    elif isinstance(node, list):
        for value in node:
            yield from typed(value)


def test_structured_data_is_in_the_vocabulary_of_schema_org(pages: Pages) -> None:
    nodes = {place: node for place, tree in pages.trees.items() for node in structured(tree)}
    assert {place: found for place, node in nodes.items() if (found := list(faults(node)))} == {}
    assert all(node["@context"] == "https://schema.org" for node in nodes.values())


def test_a_claim_s_page_holds_one_review_and_no_other_page_any(pages: Pages) -> None:
    claims = pages.claims()
    reviewed = [record for record in read_corpus(SMALL).corpus.claims.values() if record.value.review.verdict]
    assert len(claims) == sum(len(claim_languages(record.value, Settings())) for record in reviewed) > len(reviewed)
    for place, tree in pages.trees.items():
        reviews = [node for node in structured(tree) if "ClaimReview" in set(typed(node))]
        assert len(reviews) == (place in claims), place
        for review in reviews:
            assert review["url"] == ADDRESS + place
            assert review["claimReviewed"] in tree.css_first("h1").text()
            assert review["reviewRating"]["alternateName"] in tree.css_first(".claim__verdict").text()
            if scale := {name: value for name, value in review["reviewRating"].items() if name.endswith("Rating")}:
                assert scale["worstRating"] < scale["bestRating"]
            assert {"author", "datePublished", "itemReviewed", "reviewRating"} <= set(review)


def test_the_review_lies_beside_its_page_too(pages: Pages) -> None:
    for place, tree in pages.claims().items():
        (link,) = alternate(tree, "application/ld+json")
        file = pages.file(urljoin(ADDRESS + place, link))
        assert file.suffix == ".jsonld"
        node = json.loads(file.read_text("utf-8"))
        assert list(faults(node)) == []
        assert node["url"].removeprefix(ADDRESS) == re.sub("^(fr|es)/", "", place)


def test_annotations_point_at_the_words_of_the_article(pages: Pages) -> None:
    corpus = read_corpus(SMALL).corpus
    for article, record in corpus.articles.items():
        text = read_article(record.value).text
        collection = json.loads((pages.site / f"data/articles/{article}.jsonld").read_text("utf-8"))
        assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert collection["type"] == "AnnotationCollection"
        items = collection["first"]["items"]
        assert collection["total"] == len(items) > 1
        assert len({item["id"] for item in items}) == len(items)
        for item in items:
            assert item["type"] == "Annotation"
            assert pages.file(item["id"]).is_file()
            quotation, position = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert (quotation["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[start:end] == quotation["exact"] != ""
            assert text[:start].endswith(quotation["prefix"])
            assert text[end:].startswith(quotation["suffix"])
        for language in LANGUAGES:
            tree = pages.trees[f"{language}articles/{article}/"]
            links = alternate(tree, "application/ld+json")
            assert [pages.file(urljoin(f"{ADDRESS}{language}articles/{article}/", link)).name for link in links] == [
                f"{article}.jsonld"
            ]


def test_the_provenance_is_accepted_by_a_library_of_its_field(pages: Pages) -> None:
    graph = json.loads((pages.site / "data/provenance.jsonld").read_text("utf-8"))["@graph"]
    names = {node["@id"]: f"n{number}" for number, node in enumerate(graph)}
    document = ProvDocument()
    document.set_default_namespace(ADDRESS)
    say = {
        "wasDerivedFrom": document.wasDerivedFrom,
        "wasQuotedFrom": document.quotation,
        "hadPrimarySource": document.primary_source,
        "wasAttributedTo": document.wasAttributedTo,
        "actedOnBehalfOf": document.actedOnBehalfOf,
        "alternateOf": document.alternateOf,
    }
    told = len(graph)
    for node in graph:
        (document.agent if "prov:Agent" in node["@type"] else document.entity)(names[node["@id"]])
        for relation in set(say) & set(node):
            targets = node[relation] if isinstance(node[relation], list) else [node[relation]]
            told += len(targets)
            for target in targets:
                say[relation](names[node["@id"]], names[target])
    read = ProvDocument.deserialize(io.StringIO(document.serialize(format="json")), format="json")
    assert len(list(read.get_records())) == told > 2 * len(graph)
    assert all(pages.file(name).is_file() for name in names if name.startswith(ADDRESS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["feed.xml", "corrections/feed.xml"])
def test_atom_has_what_rfc_4287_requires(pages: Pages, language: str, place: str) -> None:
    feed = ET.parse(pages.site / language / place).getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == (language.rstrip("/") or "en")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): str(link.get("href")) for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == feed.findtext(f"{ATOM}id") == f"{ADDRESS}{language}{place}"
    entries = feed.findall(f"{ATOM}entry")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert entries
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
            assert part.findtext(f"{ATOM}{name}")
        assert dt.datetime.fromisoformat(str(part.findtext(f"{ATOM}updated"))).tzinfo
        address = next(link.get("href") for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate")
        assert pages.file(str(address)).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["feed.json", "corrections/feed.json"])
def test_json_feed_has_what_version_1_1_requires(pages: Pages, language: str, place: str) -> None:
    feed = json.loads((pages.site / language / place).read_text("utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"{ADDRESS}{language}{place}"
    assert pages.file(feed["home_page_url"]).is_file()
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert pages.file(item["url"]).is_file()
        assert dt.datetime.fromisoformat(item["date_published"]) <= dt.datetime.fromisoformat(item["date_modified"])


def test_every_page_leads_to_its_feeds(pages: Pages) -> None:
    for place, tree in pages.trees.items():
        links = alternate(tree, "application/atom+xml")
        assert len(links) == 2, place
        if place != "404.html":
            assert all(pages.file(urljoin(ADDRESS + place, link)).is_file() for link in links), place


def test_the_sitemap_lists_every_page_that_may_be_found_and_no_other(pages: Pages) -> None:
    root = ET.parse(pages.site / "sitemap.xml").getroot()
    urls = root.findall(f"{SITEMAP}url")
    listed = [str(url.findtext(f"{SITEMAP}loc")) for url in urls]
    assert len(listed) == len(set(listed))
    assert {address.removeprefix(ADDRESS) for address in listed} == set(pages.indexed())
    for url in urls:
        others = {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        assert list(others.values()) == pages.forms(others["en"])
        assert set(others.values()) <= set(listed)
        if day := url.findtext(f"{SITEMAP}lastmod"):
            dt.date.fromisoformat(day)


def test_robots_may_read_everything_and_learn_where_the_sitemap_is(pages: Pages) -> None:
    lines = (pages.site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {ADDRESS}sitemap.xml"]


def test_relations_of_links_are_written_as_every_reader_knows_them(pages: Pages) -> None:
    for place, tree in pages.indexed().items():
        for node in tree.css("[rel]"):
            relation = node.attributes["rel"] or ""
            assert relation == " ".join(relation.split()), place


def test_a_page_names_itself_and_its_other_languages(pages: Pages) -> None:
    for place, tree in pages.indexed().items():
        assert [node.attributes["href"] for node in tree.css("link[rel=canonical]")] == [ADDRESS + place]
        others = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")}
        original = ADDRESS + re.sub("^(fr|es)/", "", place)
        assert others.pop("x-default") == original
        assert list(others.values()) == pages.forms(original)
        assert list(others) == [re.match(f"{ADDRESS}(fr|es|)/?", form)[1] or "en" for form in others.values()]  # type: ignore[index]


def test_open_graph_has_what_the_protocol_requires_and_pictures_of_the_size_it_names(pages: Pages) -> None:
    seen = set()
    for place, tree in pages.indexed().items():
        properties = meta(tree)
        assert {"og:title", "og:type", "og:image", "og:url"} <= set(properties), place
        assert properties["og:url"] == ADDRESS + place
        picture = pages.file(properties["og:image"])
        width, height = struct.unpack(">II", picture.read_bytes()[16:24])
        assert (str(width), str(height)) == (properties["og:image:width"], properties["og:image:height"])
        assert properties["og:image:alt"]
        seen.add(picture)
    assert len(seen) == len(pages.claims()) + len(LANGUAGES)


def test_oembed_answers_lead_to_a_card(pages: Pages) -> None:
    for place, tree in pages.claims().items():
        (link,) = alternate(tree, "application/json+oembed")
        answer = json.loads(pages.file(urljoin(ADDRESS + place, link)).read_text("utf-8"))
        assert (answer["version"], answer["type"]) == ("1.0", "rich")
        frame = LexborHTMLParser(answer["html"]).css_first("iframe")
        assert (frame.attributes["width"], frame.attributes["height"]) == ("100%", str(answer["height"]))
        source = str(frame.attributes["src"])
        assert source.endswith("#card")
        card = LexborHTMLParser(pages.file(source.partition("#")[0]).read_text("utf-8"))
        assert card.css_first("link[rel=canonical]").attributes["href"] == source.partition("#")[0]
        assert card.css_first("#card h1")
        assert place.endswith(source.removeprefix(ADDRESS).partition("#")[0])


def test_a_page_can_be_cited(pages: Pages) -> None:
    for place, tree in pages.claims().items():
        plain, bibtex, csl, snippet = (node.text() for node in tree.css(".tool pre"))
        assert ADDRESS + place in plain
        (item,) = json.loads(csl)
        assert item["type"] == "webpage"
        assert item["URL"] == ADDRESS + place
        assert len(item["issued"]["date-parts"][0]) == 3
        fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", bibtex, re.MULTILINE))
        assert re.match(r"@online\{[a-z0-9-]+,\n", bibtex)
        assert {"author", "title", "date", "url", "langid"} == set(fields)
        assert fields["url"] == ADDRESS + place
        assert all(value.count("{") == value.count("}") for value in fields.values())
        assert snippet.startswith("<iframe ")


def test_quotations_carry_their_own_language(pages: Pages) -> None:
    corpus = read_corpus(SMALL).corpus
    for place, tree in pages.claims().items():
        for quotation in tree.css(".ev blockquote"):
            assert quotation.attributes.get("lang"), (place, quotation.text())
    for article, record in corpus.articles.items():
        for language in LANGUAGES:
            text = pages.trees[f"{language}articles/{article}/"].css_first(".text")
            own = language.rstrip("/") or "en"
            words = [node.parent.attributes.get("lang", own) for node in text.css(".tr") if node.parent]
            assert set(words) == {record.value.header.language}
            assert text.css(".note")
