"""The record of what was published: for each claim its editions, oldest first, each chained to the one before.

Read from `claims/published/<article>/<claim>.json`, which only commands write; an article's from
`claims/published/<article>.json`, and what was renamed leaves word in `claims/published/_source/<old>.json` and the
like. An edition keeps what readers may rely on as digests, language by language, so that a translation more is no
change and a changed one is.
"""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Literal, NamedTuple, Self, TypeAlias

from pydantic import Field

from claimspring.model.article import Article
from claimspring.model.base import Model
from claimspring.model.claim import Claim, CreditKind, GivenCredit
from claimspring.model.ids import ClaimKey
from claimspring.model.values import FullDate, Localized, LocalizedText

NO_EDITION = ""
"""What stands in place of a hash before the first edition."""


class EditionKind(StrEnum):
    """Why there is an edition."""

    FIRST_PUBLICATION = "first-publication"
    VERDICT_CHANGE = "verdict-change"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    TYPO = "typo"
    """Letters were set right; nothing that is said changed."""
    TRANSLATION = "translation"
    """A text came in one more language, or a translation became better."""
    MOVED = "moved"
    """The claim has another name; nothing else changed."""
    MERGED = "merged"
    """Another claim says it too."""
    SPLIT = "split"
    """Others say it, each a part."""
    RETIRED = "retired"
    """It should not stand here any more; the note says why."""
    RESTORED = "restored"


ENDS = frozenset({EditionKind.MOVED, EditionKind.MERGED, EditionKind.SPLIT, EditionKind.RETIRED})
"""After these there is no claim of the name any more."""


class RecordedKind(StrEnum):
    """What beside claims has addresses that readers know."""

    ARTICLE = "article"
    SOURCE = "source"
    PUBLISHER = "publisher"
    PERSON = "person"
    TOPIC = "topic"


class RecordedName(NamedTuple):
    """The name of an article, or one that something else had."""

    kind: RecordedKind
    id: str

    def __str__(self) -> str:
        """The form in messages."""
        return f"{self.kind} '{self.id}'"


RecordKey: TypeAlias = ClaimKey | RecordedName
"""What there are records of."""


class Edition(Model):
    """A claim as it stood before readers, from one day on."""

    on: FullDate
    """The day from which it was published."""
    change: EditionKind
    """Why there is this edition."""
    statement: Localized
    """The statement in clear: a tombstone and hints need it."""
    verdict: str | None = None
    """The verdict in clear."""
    summary: Localized | None = None
    """The reason in clear."""
    promise: dict[str, str] = Field(default_factory=dict)
    """Digests of what readers may rely on, by field, and by language where it has some: `summary.fr`."""
    note: Localized | None = None
    """What changed, and why."""
    to: tuple[str, ...] = ()
    """The claims, as `article/claim`, that stand in its place."""
    entries: int = Field(default=0, ge=0)
    """How many entries the claim's history had."""
    previous: str = NO_EDITION
    """The hash of the edition before."""
    hash: str = ""
    """The hash of this edition without this field."""

    @property
    def ends(self) -> bool:
        """Whether there is no claim of this name any more."""
        return self.change in ENDS

    def sealed(self) -> Self:
        """This edition with its hash."""
        return self.model_copy(update={"hash": self.digest()})

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the edition's canonical JSON: keys sorted, defaults and the hash left out."""
        value = self.model_dump(mode="json", exclude_defaults=True, exclude={"hash"})
        return _sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


class PublishedRecord(Model):
    """All editions of one claim."""

    version: Literal[1] = 1
    """The form of the file, and which fields a promise is made of."""
    editions: tuple[Edition, ...] = Field(min_length=1)

    @property
    def last(self) -> Edition:
        """What stands before readers now."""
        return self.editions[-1]

    def with_edition(self, edition: Edition) -> "PublishedRecord":
        """The record with one edition more."""
        chained = edition.model_copy(update={"previous": self.last.hash}).sealed()
        return PublishedRecord(editions=(*self.editions, chained))

    def without_last(self) -> "PublishedRecord | None":
        """The record before its last edition; None where that was the first."""
        return PublishedRecord(editions=self.editions[:-1]) if len(self.editions) > 1 else None

    def text(self) -> str:
        """The file's text."""
        value = self.model_dump(mode="json", exclude_defaults=True) | {"version": self.version}
        return json.dumps({key: value[key] for key in ("version", "editions")}, ensure_ascii=False, indent=1) + "\n"


def listed_editions(records: Mapping[ClaimKey, PublishedRecord]) -> str:
    """What the site says of its record, as JSON: each claim's last edition by its hash."""
    editions = {str(key): record.last.hash for key, record in sorted(records.items())}
    return json.dumps({"version": 1, "editions": editions}, indent=0) + "\n"


def read_listed(raw: bytes) -> dict[str, str]:
    """Claims and hashes from what `listed_editions` wrote; raises `ValueError` where it is another thing."""
    value = json.loads(raw)
    editions = value.get("editions") if isinstance(value, dict) else None
    if not isinstance(editions, dict) or not all(isinstance(digest, str) for digest in editions.values()):
        raise ValueError("it lists no editions")
    return editions


def record_path(key: RecordKey) -> str:
    """Where the record of a claim or of another name lies; no id has an underscore."""
    if isinstance(key, ClaimKey):
        return f"claims/published/{key}.json"
    return f"claims/published/{'' if key.kind is RecordedKind.ARTICLE else f'_{key.kind}/'}{key.id}.json"


def way_back(key: ClaimKey) -> str:
    """What to do about a claim that is on record as published, and whose file says otherwise."""
    return (
        f"'claimspring publish {key}' publishes it again; 'claimspring publish --take-back {key}' takes back what no "
        f"reader has seen, 'claimspring retire {key} --reason …' what somebody has"
    )


def edition_of(claim: Claim, on: dt.date, change: EditionKind, note: LocalizedText | None = None) -> Edition:
    """The edition that a claim is now; not chained yet."""
    review = claim.review
    return Edition(
        on=on,
        change=change,
        statement=claim.statement,
        verdict=review.verdict,
        summary=review.summary,
        promise=promise(claim),
        note=note,
        entries=len(claim.history),
    )


def article_edition(
    article: Article, text: str, on: dt.date, change: EditionKind, note: LocalizedText | None = None
) -> Edition:
    """The edition that an article is now, its text as it is read; not chained yet."""
    title = LocalizedText({article.header.language: article.header.title})
    return Edition(on=on, change=change, statement=title, promise=article_promise(article, text), note=note)


def article_promise(article: Article, text: str) -> dict[str, str]:
    """Digests of what readers take from an article: its words, and who published them when."""
    header = article.header
    publisher, published = header.publisher or "", header.published or ""
    fields = {"title": header.title, "publisher": publisher, "published": published, "text": text}
    return {name: _sha256(_folded(words))[:16] for name, words in fields.items()}


def moved_name(title: LocalizedText, on: dt.date, to: str) -> Edition:
    """That a name is another now."""
    return Edition(on=on, change=EditionKind.MOVED, statement=title, to=(to,))


def back_again(title: LocalizedText, on: dt.date) -> Edition:
    """That a name is in use once more."""
    return Edition(on=on, change=EditionKind.RESTORED, statement=title)


def begun(edition: Edition) -> PublishedRecord:
    """A record whose first edition this is."""
    return PublishedRecord(editions=(edition.sealed(),))


def promise(claim: Claim) -> dict[str, str]:
    """Digests of all of a claim that readers may rely on, by field."""
    return {field: _sha256(_folded(text))[:16] for field, text in _relied_on(claim)}


def promised_texts(claim: Claim) -> dict[str, str]:
    """All of a claim that readers may rely on, by field, and by language where it has one."""
    return dict(_relied_on(claim))


def changed_fields(before: Mapping[str, str], claim: Claim) -> tuple[str, ...]:
    """The fields of a promise that a claim does not keep; one more language of a text is no change."""
    now = promise(claim)
    before = {_RENAMED.get(field, field): digest for field, digest in before.items()}
    known = {field.partition(".")[0] for field in before}
    changed = [field for field, digest in before.items() if now.get(field) != digest]
    new = (field for field in now if field not in before)
    changed += [field for field in new if "." not in field or field.partition(".")[0] not in known]
    return tuple(sorted(changed))


_APART = frozenset({"statement", "speaker", "appearances", "evidence", "credits", "review"})
"""Fields of a claim of whose promise more is known than their names."""
_APART_IN_REVIEW = frozenset({"summary", "rationale", "open_questions", "contacted", "verdict", "as_of"})
NOT_PROMISED = frozenset(
    {"kind", "form", "topics", "about", "speaker_type", "trail", "history", "exceptions", "extraction", "checks"}
)
"""Fields of a claim that may change without a word: they file it, or tell of the work on it."""
NOT_PROMISED_IN_REVIEW = frozenset({"status", "reviewed_by", "reviewed_on", "requests", "under_review"})
"""The same of its review."""
_RENAMED = {"attribution": "credits"}
"""Fields of a promise under the names that editions of an earlier format have for them."""


def _relied_on(claim: Claim) -> Iterator[tuple[str, str]]:
    review, contact = claim.review, claim.review.contacted
    texts: dict[str, tuple[LocalizedText, ...]] = {
        "statement": (claim.statement,),
        "speaker": _present(claim.speaker.words if claim.speaker else None),
        "summary": _present(review.summary),
        "rationale": _present(review.rationale),
        "open_questions": review.open_questions,
        "response": _present(contact.response if contact else None),
    }
    for field, parts in texts.items():
        languages = dict.fromkeys(language for part in parts for language in part.root)
        for language in languages:
            yield f"{field}.{language}", "\n".join(part.root.get(language, "") for part in parts)
    if claim.speaker and claim.speaker.id:
        yield "speaker", claim.speaker.id
    yield "words", _listed((quote.article or "", quote.exact) for quote in claim.appearances)
    yield "evidence", _listed((item.source, item.stance, item.passage or "") for item in claim.evidence)
    if claim.credits:
        yield "credits", _listed(map(_credit, claim.credits))
    if review.verdict:
        yield "verdict", review.verdict
    if review.as_of:
        yield "as_of", str(review.as_of)
    if contact:
        yield "contacted", f"{contact.on} {contact.how}"
    yield from _rest(claim, _APART | NOT_PROMISED)
    yield from _rest(review, _APART_IN_REVIEW | NOT_PROMISED_IN_REVIEW)


def _rest(model: Model, apart: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The fields that hold something: their texts by language, and the rest of each in one."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in apart or value is None or value == ():
            continue
        texts: list[LocalizedText] = []
        plain = _plain(value, texts)
        if not isinstance(value, LocalizedText):
            yield name, json.dumps(plain, ensure_ascii=False, sort_keys=True)
        for language in dict.fromkeys(tag for text in texts for tag in text.root):
            yield f"{name}.{language}", "\n".join(text.root.get(language, "") for text in texts)


def _plain(value: object, texts: list[LocalizedText]) -> object:
    """A field's value as JSON has it, its texts put into a list and left out."""
    match value:
        case LocalizedText():
            texts.append(value)
            return None
        case Model():
            held = {name: (getattr(value, name), field.default) for name, field in type(value).model_fields.items()}
            return {name: _plain(one, texts) for name, (one, default) in held.items() if one != default}
        case tuple():
            return [_plain(one, texts) for one in value]
        case dict():
            return {str(name): _plain(one, texts) for name, one in value.items()}
        case None | bool() | int() | float():
            return value
    return _folded(str(value))


def _credit(one: GivenCredit) -> tuple[str, ...]:
    """A credit for the text is written as before there were others."""
    kind = () if one.kind is CreditKind.TEXT else (one.kind,)
    return (one.source or one.publisher or "", one.as_, one.check, *kind)


def _present(text: LocalizedText | None) -> tuple[LocalizedText, ...]:
    return (text,) if text else ()


def _listed(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows in an order of their own, so that moving one is no change; none of their white space counts."""
    return json.dumps(sorted([_folded(cell) for cell in row] for row in rows), ensure_ascii=False)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
