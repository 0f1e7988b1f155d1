"""What the desk calls its records, in a language: by words of their own, never by the ids of their files."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimspring.editor.files import FileName, FileType
from claimspring.i18n.labels import mark
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.model.ids import (
    ArticleId,
    ClaimId,
    ClaimKey,
    DeskId,
    PersonId,
    PublisherId,
    RatingId,
    SourceId,
    TopicId,
)

if TYPE_CHECKING:
    from claimspring.model.corpus import Corpus

_LONGEST = 90
_words = cache(Words)
ONE_FILE: Mapping[FileType, str] = MappingProxyType(
    {
        FileType.PUBLISHERS: mark("The list of publishers"),
        FileType.MEMBERS: mark("Who works here"),
        FileType.PEOPLE: mark("The list of people"),
        FileType.TOPICS: mark("The list of topics"),
        FileType.SETTINGS: mark("The site"),
    }
)
"""What kinds are called of which there is one file."""
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.*?)[ \t]*(?:\{[^{}\n]*\})?[ \t]*#*[ \t]*$", re.MULTILINE)
"""A heading in Markdown; what stands in braces behind it is no part of its words."""


def title_of(corpus: "Corpus", pages: Mapping[str, str], language: str, name: FileName | ClaimKey) -> str:
    """The title of a record or page, cut where it is long; nothing where there is no such thing."""
    match name:
        case ClaimKey() | FileName(FileType.CLAIM):
            key = name if isinstance(name, ClaimKey) else ClaimKey(*_parts(name.id))
            claim = corpus.claims.get(key)
            return _cut(claim.value.statement.pick(language).words) if claim else ""
        case FileName(FileType.SOURCE, of):
            return source_title(corpus, language, of) if SourceId(of) in corpus.sources else ""
        case FileName(FileType.ARTICLE, of):
            article = corpus.articles.get(ArticleId(of))
            return article.value.header.title if article else ""
        case FileName(FileType.PAGE, of):
            return page_title(pages.get(f"{of}.md", ""))
        case _:
            return ""


def page_title(text: str) -> str:
    """The words of the first heading of a page; nothing where it has none."""
    first = HEADING.search(text)
    return first["words"] if first else ""


def source_title(corpus: "Corpus", language: str, source: str) -> str:
    """A source by publisher and title; its id where there is none."""
    record = corpus.sources.get(SourceId(source))
    if record is None:
        return source
    publisher = corpus.publishers.get(record.value.publisher)
    name = publisher.name.pick(language).words if publisher else record.value.publisher
    title = record.value.title
    return alone(_words(language).say("%(whole)s: %(part)s", whole=name, part=title) if title else name)


def name_of(corpus: "Corpus", language: str, id_: str) -> str:
    """What the record with an id is called; nothing where none has it."""
    if SourceId(id_) in corpus.sources:
        return source_title(corpus, language, id_)
    body = corpus.publishers.get(PublisherId(id_)) or corpus.people.get(PersonId(id_))
    other = corpus.topics.get(TopicId(id_)) or corpus.desk.get(DeskId(id_))
    rating = corpus.ratings.get(RatingId(id_))
    name = body.name if body else other.name if other else rating.label if rating else None
    file = FileName(FileType.CLAIM if "/" in id_ else FileType.ARTICLE, id_)
    return name.pick(language).words if name else title_of(corpus, {}, language, file)


def _parts(key: str) -> tuple[ArticleId, ClaimId]:
    article, _, claim = key.partition("/")
    return ArticleId(article), ClaimId(claim)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
