"""The addresses that a record names, each with the place where it stands."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from claimspring.model.article import ArticleHeader
from claimspring.model.finding import Route
from claimspring.model.ids import PublisherId
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.read.files import PUBLISHERS

_PLAIN = re.compile(r"https?://[^\s#'\"{}\[\],&*!|>%@`]+[^\s#'\"{}\[\],&*!|>%@`:]")


class Address(NamedTuple):
    """An address and its place."""

    path: str
    route: Route
    url: str

    @property
    def is_page(self) -> bool:
        """Whether it is that of the document itself, and not that of a copy or of a publisher."""
        return self.route == ("url",)


def document_addresses(path: str, document: ArticleHeader | Source) -> Iterator[Address]:
    """Those of an article or a source, and of its copy."""
    for key, url in (("url", document.url), ("archived", document.archived)):
        if url:
            yield Address(path, (key,), url)


def publisher_addresses(publisher_id: PublisherId, publisher: Publisher) -> Iterator[Address]:
    """That of a publisher."""
    if publisher.url:
        yield Address(PUBLISHERS, (publisher_id, "url"), publisher.url)


def quoted(url: str) -> str:
    """An address as a YAML value that every reader takes for a text."""
    return url if _PLAIN.fullmatch(url) else json.dumps(url, ensure_ascii=False)
