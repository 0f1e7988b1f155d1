"""A page's head to what it says of the article: title, authors, days, outlet, language, address, each with its origin.

A value that stands in several places is taken from the surest, and those that differ are kept beside it: which of them
is right is asked, not picked. The printed headline is the `h1` that the head repeats.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from claimspring.document.article.days import day_in_address, day_in_page, day_of
from claimspring.document.article.json_ld import Node, by_id, names, nodes_of, text, types
from claimspring.document.article.model import Candidate, Fact, FactField, Origin

ARTICLES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "ScholarlyArticle",
        "TechArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "Report",
        "AskPublicNewsArticle",
    ]
)
_PAGES = frozenset({"WebPage", "ItemPage"})
_SITES = frozenset({"WebSite", "NewsMediaOrganization"})
_SITE_NAMES = ("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone", "dc.publisher", "publisher")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_AUTHORS = ("author", "parsely-author", "article:author", "dc.creator", "citation_author", "sailthru.author", "byl")
_PUBLISHED = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "article.published",
    "originalpublicationdate",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "published_at",
    "shareaholic:article_published_time",
    "bt:pubdate",
    "rnews:datepublished",
    "date_published",
    "displaydate",
    "iso-8601-publish-date",
    "vr:published_time",
    "prism.publicationdate",
]
_MODIFIED = ("article:modified_time", "og:updated_time", "dcterms.modified", "lastmod", "last-modified")
_LANGUAGES = ("content-language", "og:locale", "dc.language", "language")
_SEPARATORS = (" | ", " – ", " — ", " - ", " • ", " · ", " :: ", " » ", " « ", " : ")
_BYLINE = re.compile(r"(?:^|\s)(?:author-name|byline__name|author__name|byline-name|p-author|author vcard)")
_PUBLISHED_CLASS = re.compile(r"publish|entry-date|posted|date", re.IGNORECASE)
_NO_NAME = re.compile(r"^http|@")
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)
_SIGNS = re.compile(r"\W+")
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"[-_,;]")
_METAS, _LONGEST_NAME, _SHORTEST_TITLE, _LONGEST_TITLE = 2_000, 120, 8, 250
_KICKER = 4
_OWN_HOSTS = re.compile(r"^(?:www|m|amp|mobile)\.")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says."""

    facts: Mapping[FactField, Fact]
    free: bool
    """Whether the page does not say that it is not free to read."""
    article_body: str
    """The article's text in the structured data; often cut, so never the text."""
    nodes: Sequence[Node]
    credits: tuple[str, ...]
    """Where the page says that the article comes from: an agency, a partner."""
    modified_at: str
    """When the page says that it was changed last, as it is written there."""


def head_of(tree: Any, address: str | None) -> Head:  # noqa: ANN401 -- lxml ships no types
    """What the head of a page says of its article."""
    page = _HeadSource(tree, address or "")
    found = {field: _fact(candidates(page)) for field, candidates in _READERS.items()}
    facts = {field: fact for field, fact in found.items() if fact is not None}
    body = page.article.get("articleBody")
    return Head(
        facts=facts,
        free=str(page.article.get("isAccessibleForFree", "true")).lower() not in {"false", "0", "no"},
        article_body=text(body) or "",
        nodes=page.nodes,
        credits=tuple(_credits(page)),
        modified_at=next((value for value in _modifications(page) if day_of(value)), ""),
    )


def _fact(candidates: Iterable[Candidate]) -> Fact | None:
    """The first candidate, with the others that say something else."""
    given = [one for one in candidates if one.value]
    if not given:
        return None
    first = given[0]
    others: dict[str, Candidate] = {}
    for one in given[1:]:
        if _plain(one.value) != _plain(first.value):
            others.setdefault(_plain(one.value), one)
    return Fact(first.value, first.origin, tuple(others.values()))


class _HeadSource:
    """A page's markup, looked through once for each kind of element."""

    def __init__(self, tree: Any, address: str) -> None:  # noqa: ANN401
        self.tree = tree
        self.address = address
        self.host = _OWN_HOSTS.sub("", (urlsplit(address).hostname or "").lower()) if address else ""
        self.nodes = nodes_of(tree)
        self.by_id = by_id(self.nodes)
        self.article = _article(self.nodes)
        self.metas = _metas(tree)

    @cached_property
    def site(self) -> str:
        return next((one.value for one in _sites(self)), "")

    @cached_property
    def headings(self) -> list[str]:
        return [words for element in self.tree.iter("h1") if (words := _words(element))]

    @cached_property
    def title(self) -> str:
        element = self.tree.find(".//title")
        return "" if element is None else _words(element)

    def meta(self, *keys: str) -> Iterator[str]:
        for key in keys:
            yield from self.metas.get(key, ())


def _article(nodes: Sequence[Node]) -> Node:
    """The node that is the article: the first that says most of one; else the page's own."""
    wanted = [node for node in nodes if types(node) & (ARTICLES | _PAGES)]
    keys = ("headline", "datePublished", "author")
    return min(wanted, key=lambda node: (not types(node) & ARTICLES, -sum(key in node for key in keys)), default={})


def _metas(tree: Any) -> dict[str, list[str]]:  # noqa: ANN401
    found: dict[str, list[str]] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number > _METAS:
            break
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _SPACE.sub(" ", html.unescape(element.get("content") or "")).strip()
        if key and content:
            found.setdefault(key.strip().lower(), []).append(content)
    return found


def _words(element: Any) -> str:  # noqa: ANN401
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", words.lower()).strip()


def _sites(page: _HeadSource) -> Iterator[Candidate]:
    """Names of the outlet, the surest first."""
    for value in page.meta("og:site_name"):
        yield Candidate(value, Origin.META)
    publisher = page.article.get("publisher")
    yield from (Candidate(name, Origin.JSON_LD) for name in names(publisher, page.by_id)[:1])
    for node in page.nodes:
        if types(node) & _SITES and (name := text(node.get("name"))):
            yield Candidate(name, Origin.JSON_LD)
    yield from (Candidate(value, Origin.META) for value in page.meta(*_SITE_NAMES))
    yield from (Candidate(value.lstrip("@"), Origin.META) for value in page.meta("twitter:site"))
    if page.host:
        yield Candidate(page.host, Origin.HOST)


def _publishers(page: _HeadSource) -> Iterator[Candidate]:
    """The outlet's name as the head has it; the other spellings of it are no doubt."""
    yield from list(_sites(page))[:1]


def _titles(page: _HeadSource) -> Iterator[Candidate]:
    own = text(page.article.get("headline")) if types(page.article) & ARTICLES else None
    social = next(page.meta(*_TITLES), "")
    repeated = [words for words in (own or "", social, page.title) if words]
    printed = next((found for words in page.headings if (found := _repeated(words, repeated, page))), None)
    if printed is None and len(page.headings) == 1 and 15 <= len(page.headings[0]) <= _LONGEST_TITLE:
        printed = page.headings[0] if _plain(page.site) not in _plain(page.headings[0]) else None
    if printed:
        yield Candidate(printed, Origin.HEADLINE)
        return
    if own:
        yield Candidate(own, Origin.JSON_LD)
    if social:
        yield Candidate(_without_outlet(social, page), Origin.META)
    if page.title:
        yield Candidate(_without_outlet(page.title, page), Origin.TITLE)
    yield from (Candidate(words, Origin.HEADLINE) for words in page.headings[:1])


def _repeated(heading: str, repeated: Sequence[str], page: _HeadSource) -> str | None:
    """What of a heading the head calls the page by: without the kicker set in it; None where the head does not."""
    wanted = _plain(heading)
    for words in repeated if len(wanted) >= _SHORTEST_TITLE else ():
        other = _plain(_without_outlet(words, page))
        if other and other != wanted and wanted.endswith(other) and len(other) >= _SHORTEST_TITLE:
            before = heading[: -len(words)] if heading.endswith(words) else ""
            if before.strip() and len(before.split()) <= _KICKER:
                return words
        if (wanted in _plain(words) and 2 * len(wanted) >= len(other)) or (other and other in wanted):
            return heading
    return None


def _without_outlet(title: str, page: _HeadSource) -> str:
    """A page's title without the outlet's name at its end."""
    site, host = (_SIGNS.sub("", words.lower()) for words in (page.site, page.host))
    label = _SIGNS.sub("", page.host.rpartition(".")[0].rpartition(".")[2] or page.host)
    for separator in _SEPARATORS:
        words, found, last = title.rpartition(separator)
        end = _SIGNS.sub("", last.lower())
        is_site = bool(site) and (end in site or site in end)
        if (
            found
            and end
            and (is_site or (bool(host) and (host in end or end in host or (bool(label) and label in end))))
        ):
            return _without_outlet(words.strip(), page)
    return title


def _published(page: _HeadSource) -> Iterator[Candidate]:
    yield Candidate(day_of(page.article.get("datePublished")), Origin.JSON_LD)
    yield from (Candidate(day_of(value), Origin.META) for value in page.meta(*_PUBLISHED))
    for node in page.nodes:
        if "Comment" not in types(node):
            yield Candidate(day_of(node.get("datePublished")), Origin.JSON_LD)
    yield from _marked_days(page)
    yield Candidate(day_in_address(page.address), Origin.ADDRESS)
    times = (day_of(element.get("datetime")) for element in page.tree.iter("time"))
    yield from (Candidate(day, Origin.TIME) for day in [day for day in times if day][:1])
    yield Candidate(day_in_page(page.tree, page.address), Origin.TEXT)


def _marked_days(page: _HeadSource) -> Iterator[Candidate]:
    for element in page.tree.iter("abbr", "div", "meta", "p", "span", "time"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            value = element.get("content") or element.get("datetime") or _words(element)
            yield Candidate(day_of(value), Origin.MICRODATA)
        elif element.tag == "abbr" and "published" in (element.get("class") or ""):
            yield Candidate(day_of(element.get("title")), Origin.MICRODATA)
    for element in page.tree.iter("time"):
        parent = element.getparent()
        around = (element.get("class") or "") + ((parent.get("class") or "") if parent is not None else "")
        if element.get("pubdate") is not None or _PUBLISHED_CLASS.search(around):
            yield Candidate(day_of(element.get("datetime")), Origin.TIME)


def _modified(page: _HeadSource) -> Iterator[Candidate]:
    yield Candidate(day_of(page.article.get("dateModified")), Origin.JSON_LD)
    yield from (Candidate(day_of(value), Origin.META) for value in page.meta(*_MODIFIED))


def _modifications(page: _HeadSource) -> Iterator[str]:
    yield str(page.article.get("dateModified") or "").strip()
    yield from page.meta(*_MODIFIED)


def _authors(page: _HeadSource) -> Iterator[Candidate]:
    given = [
        (names(page.article.get("author") or [], page.by_id), Origin.JSON_LD),
        (next(([*found] for key in _AUTHORS if (found := page.metas.get(key))), []), Origin.META),
        (list(_bylines(page)), Origin.BYLINE),
    ]
    for people, origin in given:
        if joined := ", ".join(dict.fromkeys(_people(people, page))):
            yield Candidate(joined, origin)
            return


def _people(people: Iterable[str], page: _HeadSource) -> Iterator[str]:
    """Names of people among what stands as author: no address, no mail, not the outlet."""
    site = _plain(page.site)
    for name in people:
        plain = _BY.sub("", name).strip()
        if plain and not _NO_NAME.search(plain) and len(plain) < _LONGEST_NAME and _plain(plain) != site:
            yield plain


def _bylines(page: _HeadSource) -> Iterator[str]:
    for element in page.tree.iter("a", "address", "div", "p", "span"):
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked or _BYLINE.search(element.get("class") or ""):
            words = _words(element)
            if 0 < len(words) < 80:
                yield words
                return


def _addresses(page: _HeadSource) -> Iterator[Candidate]:
    for element in page.tree.iter("link"):
        if (element.get("rel") or "").lower().split()[:1] == ["canonical"] and element.get("href"):
            yield Candidate(_joined(page.address, element.get("href")), Origin.MARKUP)
            break
    yield from (Candidate(_joined(page.address, value), Origin.META) for value in page.meta("og:url"))


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _languages(page: _HeadSource) -> Iterator[Candidate]:
    root = page.tree.getroottree().getroot()
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    declared = [own, *page.meta(*_LANGUAGES), text(page.article.get("inLanguage"))]
    for value in declared:
        tag = _TAG.split((value or "").strip().lower())[0]
        if re.fullmatch("[a-z]{2,3}", tag):
            yield Candidate(tag, Origin.MARKUP)
            return


def _credits(page: _HeadSource) -> Iterator[str]:
    """Who is named as the source of the article besides its outlet."""
    own = _plain(page.site)
    for key in ("sourceOrganization", "isBasedOn"):
        for name in names(page.article.get(key) or [], page.by_id):
            if _plain(name) != own:
                yield name


_READERS: Mapping[FactField, Callable[[_HeadSource], Iterable[Candidate]]] = {
    FactField.TITLE: _titles,
    FactField.AUTHOR: _authors,
    FactField.PUBLISHED: _published,
    FactField.MODIFIED: _modified,
    FactField.PUBLISHER: _publishers,
    FactField.LANGUAGE: _languages,
    FactField.ADDRESS: _addresses,
}
