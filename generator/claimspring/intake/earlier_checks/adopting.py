"""Earlier checks -> claims of this desk, not traced yet: claim, source, and a record of that in which it stands.

What the check says is taken over, and nothing else: no verdict, no kind of statement, no publisher of a post whom
nobody named. A check is adopted once; the claim names it, so that a second time is known.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimspring.anchor.quotable import QuotableText
from claimspring.i18n.labels import ARTICLE_KINDS
from claimspring.i18n.multilingual import alone
from claimspring.i18n.translator import Words
from claimspring.intake.publishers import host_of, list_publisher, proposed, publisher_of
from claimspring.model.article import ArticleHeader, ArticleKind
from claimspring.model.claim import Claim, ReviewStatus, Stance
from claimspring.model.corpus import Corpus
from claimspring.model.earlier_check import CheckKey, EarlierCheck, check_key
from claimspring.model.ids import ArticleId, ClaimId, ClaimKey, PublisherId, SourceId, id_from
from claimspring.model.settings import Settings
from claimspring.model.source import Source, SourceKind
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import CLAIMS, article_path, source_path
from claimspring.read.yaml import Data
from claimspring.reading.text import read_article
from claimspring.rules.verdicts import leaning_of
from claimspring.rules.web_address import archived_copy, canonical

_POSTS = ("facebook", "twitter", "x", "instagram", "threads", "tiktok", "telegram", "whatsapp", "weibo", "vk", "bsky")
_FILMS = ("youtube", "youtu", "vimeo", "dailymotion", "rumble", "bitchute", "odysee")
_ENDINGS: Mapping[ArticleKind, tuple[str, ...]] = {
    ArticleKind.PICTURE: (".jpg", ".jpeg", ".png", ".gif", ".webp"),
    ArticleKind.FILM: (".mp4", ".webm", ".mov", ".m4v"),
    ArticleKind.SOUND: (".mp3", ".ogg", ".m4a", ".wav"),
}
_WHERE = "reporting_source"
"""The key under which AVeriTeC says where a claim was published, in words."""
_OF_OTHERS = "averitec"
"""The importer whose checks lie at the address of another's article."""
_LONGEST_TITLE = 90
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class AdoptedClaim:
    """What became of a check."""

    check: CheckKey
    claim: ClaimKey
    is_new: bool
    """Whether it is a claim only now."""


def adopt(keys: Iterable[CheckKey], corpus: Corpus, files: ProjectFiles, settings: Settings) -> list[AdoptedClaim]:
    """Put the claims of these checks into `files`, of which nothing is written; a check that is a claim already stays.

    All keys are those of checks in the corpus.
    """
    adoption = _Adoption(corpus, files, settings)
    return [adoption.one(key) for key in keys]


def adopted(corpus: Corpus) -> dict[CheckKey, ClaimKey]:
    """The checks that claims name, each with the first such claim."""
    found: dict[CheckKey, ClaimKey] = {}
    for key, record in corpus.claims.items():
        for name in record.value.checks:
            found.setdefault(check_key(name), key)
    return found


class _Adoption:
    def __init__(self, corpus: Corpus, files: ProjectFiles, settings: Settings) -> None:
        self._corpus, self._files, self._settings = corpus, files, settings
        self._known = adopted(corpus)
        self._publishers = dict(corpus.publishers)
        self._carriers = {
            canonical(record.value.header.url): name
            for name, record in corpus.articles.items()
            if record.value.header.url
        }
        self._sources = {
            canonical(record.value.url): name for name, record in corpus.sources.items() if record.value.url
        }

    def one(self, key: CheckKey) -> AdoptedClaim:
        if key in self._known:
            return AdoptedClaim(key, self._known[key], is_new=False)
        check = self._corpus.checks[key].value
        article = self._carrier(key, check)
        claim = ClaimKey(article, self._name(article, check))
        data = self._claim(key, check, article)
        schema = "# yaml-language-server: $schema=../schema/claim.json\n"
        self._files.write(f"{CLAIMS}/{claim}.yml", schema + document(data, ValueShape(Claim)))
        self._known[key] = claim
        return AdoptedClaim(key, claim, is_new=True)

    def _claim(self, key: CheckKey, check: EarlierCheck, article: ArticleId) -> dict[str, Data]:
        source = self._source(key, check)
        where = check.extra.get(_WHERE)
        evidence: list[Data] = [{"source": source, "stance": self._stance(key, check)}] if source else []
        data: dict[str, Data] = {
            "statement": _said(check, check.claim),
            "appearances": self._appearances(article, check),
            "speaker": {"words": _said(check, check.claimant)} if check.claimant else None,
            "said_on": check.said_on,
            "said_at": _said(check, where) if where else None,
            "review": {"status": str(ReviewStatus.UNTRACED)},
            "evidence": evidence,
            "checks": [str(key)],
        }
        return {name: value for name, value in data.items() if value not in (None, [])}

    def _stance(self, key: CheckKey, check: EarlierCheck) -> str:
        """What the check does to the statement, by the publisher's table; where that says nothing, it is context."""
        table = self._corpus.labels.get(key.publisher)
        if table is None or _is_of_another(check):
            return str(Stance.CONTEXT)
        return str(leaning_of(table.value.verdict(check.label), self._corpus.ratings) or Stance.CONTEXT)

    def _appearances(self, article: ArticleId, check: EarlierCheck) -> list[Data]:
        """The words of the check, where an article of this desk has them."""
        record = self._corpus.articles.get(article)
        if record is None or not record.value.text.strip():
            return []
        value, reading = record.value, read_article(record.value)
        quotable = QuotableText(reading.text, value.text, lambda place: reading.at(value.text_start + place))
        found = quotable.locate(check.claim)
        if found is None or found.match.ambiguous:
            return []
        return [{"exact": " ".join(reading.text[found.match.start : found.match.end].split())}]

    def _carrier(self, key: CheckKey, check: EarlierCheck) -> ArticleId:
        """The article in which the claim stands; a record of it is made where there is none."""
        address = next(iter(check.appearances), None)
        url, archived = _page_and_copy(address)
        if url and canonical(url) in self._carriers:
            return self._carriers[canonical(url)]
        name = ArticleId(_carrier_name(url) if url else f"{key.publisher[:60]}-{key.check}")
        if name not in self._corpus.articles and self._files.text(self._path(name)) is None:
            self._files.write(self._path(name), self._record(check, url, archived))
        if url:
            self._carriers[canonical(url)] = name
        return name

    def _path(self, article: ArticleId) -> str:
        return article_path(article, self._settings.docs_dir)

    def _record(self, check: EarlierCheck, url: str | None, archived: str | None) -> str:
        languages = self._settings.languages
        unlocated: dict[str, Data] = {
            language: str(Words(language).say("The check does not say where the statement stands."))
            for language in languages
        }
        kind = _kind_of(url, check.extra.get(_WHERE, ""))
        spoken = check.language if check.language in languages else languages[0]
        head: dict[str, Data] = {
            "kind": str(kind),
            "title": _called(kind, url, Words(spoken)) if url else _shortened(check.claim),
            "url": url,
            "unlocated": None if url else unlocated,
            "publisher": publisher_of("", url, self._publishers) if url else None,
            "language": check.language or _UNDETERMINED,
            "archived": archived,
        }
        held: dict[str, Data] = {name: value for name, value in head.items() if value is not None}
        return f"---\n{document(held, ValueShape(ArticleHeader))}---\n"

    def _source(self, key: CheckKey, check: EarlierCheck) -> SourceId | None:
        """The document that the check is; None where its address is not known."""
        url, archived = _page_and_copy(check.url)
        if url is None:
            return None
        if canonical(url) in self._sources:
            return self._sources[canonical(url)]
        name = SourceId(f"{key.publisher[:60]}-{key.check}")
        data: dict[str, Data] = {
            "title": check.title,
            "url": url,
            "publisher": self._publisher(key, check, url),
            "published": check.published,
            "language": check.language,
            "kind": str(SourceKind.ANALYSIS),
            "archived": archived,
        }
        held: dict[str, Data] = {field: value for field, value in data.items() if value is not None}
        schema = "# yaml-language-server: $schema=../schema/source.json\n"
        self._files.write(source_path(name), schema + document(held, ValueShape(Source)))
        self._sources[canonical(url)] = name
        return name

    def _publisher(self, key: CheckKey, check: EarlierCheck, url: str) -> PublisherId:
        """Who published the page of a check: the checker, unless the set only points to another's page."""
        if not _is_of_another(check):
            return key.publisher
        known = publisher_of("", url, self._publishers)
        if known:
            return known
        new = proposed(host_of(url), url, self._publishers)
        if new is None:
            return key.publisher
        self._publishers[new.id] = list_publisher(self._files, new)
        return new.id

    def _name(self, article: ArticleId, check: EarlierCheck) -> ClaimId:
        """A name that no file of the article has."""
        stem = id_from(check.claim) or "statement"
        name, number = stem, 2
        while self._files.text(f"{CLAIMS}/{article}/{name}.yml") is not None:
            name, number = f"{stem}-{number}", number + 1
        return ClaimId(name)


def _is_of_another(check: EarlierCheck) -> bool:
    return check.origin is not None and check.origin.importer == _OF_OTHERS


def _said(check: EarlierCheck, text: str | None) -> Data:
    """A text of the check in the language of the check."""
    return {check.language: text} if check.language else text


def _page_and_copy(address: str | None) -> tuple[str | None, str | None]:
    """The address of a page and of its copy, where what is given is that of a copy which tells of what."""
    copy = archived_copy(address) if address else None
    return (copy.original, address) if copy and copy.original else (address, None)


def _carrier_name(url: str) -> str:
    digest = hashlib.sha256(canonical(url).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{id_from(host_of(url), longest=50) or 'page'}-{digest}"


def _kind_of(url: str | None, where: str) -> ArticleKind:
    """What stands at an address, by the place alone; unknown where that does not tell."""
    path = urlsplit(url or "").path.lower()
    for kind, endings in _ENDINGS.items():
        if path.endswith(endings):
            return kind
    platform = host_of(url).split(".")[-2:][0] if url else where.strip().casefold()
    if platform in _POSTS:
        return ArticleKind.POST
    return ArticleKind.FILM if platform in _FILMS else ArticleKind.UNKNOWN


def _called(kind: ArticleKind, url: str, words: Words) -> str:
    """What a carrier is called whose own title nobody gave: its kind and address, never what the check says of it."""
    parts = urlsplit(url)
    place = f"{host_of(url)}{parts.path.rstrip('/')}"
    place = place if len(place) <= _LONGEST_TITLE else f"{place[:_LONGEST_TITLE]}…"
    if kind is ArticleKind.UNKNOWN:
        return place
    return alone(words.say("%(kind)s: %(place)s", kind=words.say(ARTICLE_KINDS[kind]), place=place))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
