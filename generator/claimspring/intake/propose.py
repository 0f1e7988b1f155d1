"""An address or a file to a proposal: what would come in, what is in doubt, what is asked. Nothing is written."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from claimspring.document.article.model import ArticleReading, Candidate, Fact, FactField, Origin, ReadingDoubt
from claimspring.document.article.read import TooLargeError
from claimspring.intake.arrival import Came, from_address, from_upload
from claimspring.intake.copy import copy_of
from claimspring.intake.proposal import (
    Arrival,
    DocumentRole,
    Hints,
    IntakeDesk,
    IntakeProposal,
    IntakeRefused,
    Upload,
    WebPage,
)
from claimspring.intake.publishers import host_of, proposed, publisher_of
from claimspring.intake.questions import questions_of, warnings_of
from claimspring.intake.readers import DocumentRead, read_document
from claimspring.model.ids import ArticleId, PublisherId, SourceId, id_from, numbered_id
from claimspring.model.intake import IntakeWay
from claimspring.model.suggest import did_you_mean
from claimspring.read.files import RESERVED

_LONGEST = 1_000_000
"""Characters of an article; the longest of newspapers have a tenth."""


def propose(what: WebPage | Upload, desk: IntakeDesk, hints: Hints) -> IntakeProposal:
    """What would come in; asks servers for a `WebPage`, and nobody for an `Upload`.

    Raises:
        IntakeRefused: when nothing can come in; the message names the cause and the way out, in one line.
    """
    if isinstance(what, WebPage):
        _not_here_yet(what.address, desk, hints.role)
    came = from_address(what, desk) if isinstance(what, WebPage) else from_upload(what)
    try:
        read = read_document(came, hints)
    except TooLargeError as error:
        told = f"{error}: save the article's text alone, and give me that"
        raise IntakeRefused("too-long", told, document=came.asked or came.name) from None
    return _proposal(came, read, desk, hints)


def _proposal(came: Came, read: DocumentRead, desk: IntakeDesk, hints: Hints) -> IntakeProposal:
    facts = _facts(came, read, hints)
    address = facts[FactField.ADDRESS].value if FactField.ADDRESS in facts else None
    if address:
        _not_here_yet(address, desk, hints.role)
    if hints.role is DocumentRole.ARTICLE:
        _is_article(read.reading, came)
    name = facts[FactField.PUBLISHER].value if FactField.PUBLISHER in facts else ""
    publisher = _given_publisher(hints, desk) or publisher_of(name, address, desk.corpus.publishers)
    new = None if publisher else proposed(name, address, desk.corpus.publishers)
    proposal = IntakeProposal(
        role=hints.role,
        id=_id(hints, facts, desk),
        reading=read.reading,
        facts=facts,
        publisher=publisher,
        new_publisher=new,
        questions=(),
        warnings=(*read.warnings, *warnings_of(read.reading)),
        arrival=_arrival(came, read),
        copy=None if read.way is IntakeWay.PASTE else copy_of(came, desk.settings),
        kind=hints.kind,
        same_as=_article_at(address, desk) if hints.role is DocumentRole.SOURCE else None,
    )
    return replace(proposal, questions=tuple(questions_of(proposal, desk)))


def _facts(came: Came, read: DocumentRead, hints: Hints) -> dict[FactField, Fact]:
    """What the document says, and over it what the editor says."""
    facts = dict(read.reading.facts)
    own = facts.get(FactField.ADDRESS)
    address = came.address or read.address
    if address:
        canonical = own.value if own else address
        same = _normal(canonical) == _normal(address)
        others = () if same else (Candidate(address, Origin.ADDRESS),)
        facts[FactField.ADDRESS] = Fact(canonical, Origin.ADDRESS, others)
    elif own and not own.value.startswith(("http://", "https://")):
        del facts[FactField.ADDRESS]
    for field, value in hints.facts.items():
        if field is not FactField.PUBLISHER:
            facts[field] = Fact(value, Origin.EDITOR)
    return facts


def _given_publisher(hints: Hints, desk: IntakeDesk) -> PublisherId | None:
    given = hints.facts.get(FactField.PUBLISHER)
    if given is None:
        return None
    if PublisherId(given) not in desk.corpus.publishers:
        meant = did_you_mean(given, desk.corpus.publishers)
        told = f"there is no publisher '{given}' in claims/publishers.yml"
        way = f"{f'{meant}; else ' if meant else ''}claimspring new publisher NAME --id {given}"
        raise IntakeRefused("no-publisher", f"{told}: {way}", name=given)
    return PublisherId(given)


def _id(hints: Hints, facts: Mapping[FactField, Fact], desk: IntakeDesk) -> str:
    title = facts[FactField.TITLE].value if FactField.TITLE in facts else ""
    return hints.id or free_id(id_from(title), hints.role, desk)


def free_id(name: str, role: DocumentRole, desk: IntakeDesk) -> str:
    """The name, or with a number behind it where the desk has a document of that name, or it means something else."""
    corpus, is_article = desk.corpus, role is DocumentRole.ARTICLE
    if is_article:
        return numbered_id(name, lambda one: ArticleId(one) in corpus.articles or one in RESERVED)
    return numbered_id(name, lambda one: SourceId(one) in corpus.sources)


def _arrival(came: Came, read: DocumentRead) -> Arrival:
    return Arrival(
        way=read.way,
        at=read.taken or came.at,
        asked=came.asked,
        final=came.answer.address if came.answer else read.address,
        file_name=came.name or None,
        sha256=hashlib.sha256(came.body).hexdigest(),
        seen=came.seen,
        etag=came.answer.header("ETag") if came.answer else None,
        last_modified=came.answer.header("Last-Modified") if came.answer else None,
    )


def _is_article(reading: ArticleReading, came: Came) -> None:
    if not reading.text.strip():
        raise came.refused("no-text", "holds no text of an article: copy the text, and give me that")
    if len(reading.text) > _LONGEST:
        told = f"{len(reading.text):,} characters, more than {_LONGEST:,}"
        raise came.refused("too-long", f"has {told}: give me the article alone")
    if ReadingDoubt.LINKS in reading.doubts:
        raise came.refused("links", "is a list of links, no article: give me the address of one of them")


def _not_here_yet(address: str, desk: IntakeDesk, role: DocumentRole) -> None:
    if role is DocumentRole.ARTICLE:
        if here := _article_at(address, desk):
            way = f"'claimspring observe article-{here}' compares it with the page"
            told = f"{address} is here already, as the article '{here}'; {way}"
            raise IntakeRefused("article-here", told, name=here)
        return
    for id_, record in desk.corpus.sources.items():
        if record.value.url and _normal(record.value.url) == _normal(address):
            way = f"'claimspring observe {id_}' compares it with the page"
            told = f"{address} is here already, as the source '{id_}'; {way}"
            raise IntakeRefused("source-here", told, name=id_)


def _article_at(address: str | None, desk: IntakeDesk) -> str | None:
    wanted = _normal(address or "")
    articles = desk.corpus.articles.items()
    return next((id_ for id_, one in articles if (url := one.value.header.url) and _normal(url) == wanted), None)


def _normal(address: str) -> tuple[str, str, str]:
    """What makes an address another one: not scheme, `www.`, a final slash, a fragment, or a mark of a campaign."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", address, ""
    query = "&".join(part for part in parts.query.split("&") if part and not _CAMPAIGN.match(part))
    return f"{host_of(address)}:{_port(address)}", parts.path.rstrip("/"), query


_CAMPAIGN = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|cmpid|ocid|smid|at_\w+|xtor|CMP)=", re.IGNORECASE)


def _port(address: str) -> str:
    try:
        return str(urlsplit(address).port or "")
    except ValueError:
        return ""
