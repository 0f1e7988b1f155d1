"""Every address that a corpus names, with the place where it stands."""

import itertools
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from claimspring.model.article import ArticleHeader
from claimspring.model.finding import Route
from claimspring.model.source import Source
from claimspring.rules.context import Context

_PLAIN = re.compile(r"https?://[^\s#'\"{}\[\],&*!|>%@`]+[^\s#'\"{}\[\],&*!|>%@`:]")


class Address(NamedTuple):
    """An address and its place."""

    path: str
    route: Route
    url: str


def addresses(context: Context) -> Iterator[Address]:
    """Those of articles, sources, their copies, and publishers."""
    corpus = context.corpus
    articles = ((record.path, record.value.header) for record in corpus.articles.values())
    sources = ((record.path, record.value) for record in corpus.sources.values())
    for path, document in itertools.chain[tuple[str, ArticleHeader | Source]](articles, sources):
        for key, url in (("url", document.url), ("archived", document.archived)):
            if url:
                yield Address(path, (key,), url)
    for publisher_id, publisher in corpus.publishers.items():
        if publisher.url:
            yield Address("claims/publishers.yml", (publisher_id, "url"), publisher.url)


def quoted(url: str) -> str:
    """An address as a YAML value that every reader takes for a text."""
    return url if _PLAIN.fullmatch(url) else json.dumps(url, ensure_ascii=False)


def pages(context: Context) -> Iterator[Address]:
    """Those of articles and sources alone."""
    return (address for address in addresses(context) if address.route == ("url",))
