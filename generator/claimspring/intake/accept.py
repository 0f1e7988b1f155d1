"""A proposal and the editor's answers to files, as one change: document, publisher, ledger and copy."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from claimspring.document.article.model import Fact, FactField, Origin
from claimspring.i18n.translator import Words
from claimspring.intake.markdown import NotWritableError, written
from claimspring.intake.proposal import NOTHING, DocumentRole, IntakeDesk, IntakeProposal, IntakeRefused, QuestionKey
from claimspring.intake.propose import free_id
from claimspring.intake.publishers import publisher_of
from claimspring.model.article import ArticleHeader
from claimspring.model.ids import ID_PATTERN, ArticleId, PublisherId, SourceId, id_from
from claimspring.model.intake import GivenFile, Intake, IntakeFact, TextReader
from claimspring.model.observation import Copy, Ledger, LedgerEntry
from claimspring.model.publisher import Publisher
from claimspring.model.source import Source
from claimspring.read.editing.changeset import FileChange
from claimspring.read.editing.entries import add_entry
from claimspring.read.editing.operations import Refused
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.editing.shape import ValueShape
from claimspring.read.editing.style import document
from claimspring.read.files import LEDGERS, PUBLISHERS, article_path, source_path
from claimspring.read.yaml import Data
from claimspring.reading.text import read, text_digest


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is to be put in place, all or nothing, by `read.editing.changeset.commit`."""

    id: str
    path: str
    """Of the document's file."""
    changes: tuple[FileChange, ...]


def accept(proposal: IntakeProposal, answers: Mapping[QuestionKey, str], desk: IntakeDesk) -> Accepted:
    """The files that a proposal becomes; questions without an answer take their defaults.

    Who published it may be said though it was not asked.

    Raises:
        IntakeRefused: when a question that has no default is not answered, or an answer is none.
    """
    answered = {question.key: answers.get(question.key, question.default) for question in proposal.questions}
    if publisher := answers.get(QuestionKey.PUBLISHER):
        answered[QuestionKey.PUBLISHER] = publisher  # whose page it is can be another's than the one at its host
    missing = [question for question in proposal.questions if answered[question.key] is None]
    if missing:
        key = missing[0].key
        raise IntakeRefused("unanswered", f"nobody said: {missing[0].text}", key, field=key)
    if answered.get(QuestionKey.WHOLE) == "no":
        told = "the article is not whole: open it in your browser, save the page, and give me the file"
        raise IntakeRefused("not-whole", told)
    given = {key: (value or "").strip() for key, value in answered.items()}
    return _Acceptance(proposal, given, desk).accepted()


@dataclass(frozen=True, slots=True)
class _Acceptance:
    proposal: IntakeProposal
    answers: Mapping[QuestionKey, str]
    desk: IntakeDesk

    def accepted(self) -> Accepted:
        files = ProjectFiles(self.desk.settings.root)
        publisher = self._publisher(files)
        name = self._id()
        path, text, shown = self._document(name, publisher)
        if files.text(path) is not None or (self.desk.settings.root / path).exists():
            told = f"{path} exists already: give the new one another name with --id"
            raise IntakeRefused("file-exists", told, path=path)
        files.write(path, text)
        target = f"article-{name}" if self.proposal.role is DocumentRole.ARTICLE else name
        copy = self._copy(target)
        entry = self._entry(copy, shown)
        ledger = Ledger(entries=(entry.sealed(),))
        files.write(
            f"{LEDGERS}/{target}.json", ledger.model_dump_json(by_alias=True, exclude_defaults=True, indent=1) + "\n"
        )
        changes = list(files.changes())
        if copy and self.proposal.copy:
            changes.append(FileChange(copy.file, None, self.proposal.copy.warc))
        return Accepted(name, path, tuple(changes))

    def _value(self, field: FactField, key: QuestionKey) -> str | None:
        """What was said of it, else what the document says."""
        fact = self.proposal.facts.get(field)
        value = self.answers.get(key, fact.value if fact else "")
        return None if value in {"", NOTHING} else value

    def _id(self) -> str:
        title = self._value(FactField.TITLE, QuestionKey.TITLE) or ""
        name = self.proposal.id or free_id(id_from(title), self.proposal.role, self.desk)
        if not re.fullmatch(ID_PATTERN, name):
            told = f"'{name or title}' makes no name of a file: give one with --id, in small letters"
            raise IntakeRefused("no-name", told, title=name or title)
        return name

    def _publisher(self, files: ProjectFiles) -> PublisherId:
        """The publisher's id, where its name was said, too; a new one is added with its name and home alone."""
        proposal, known = self.proposal, self.desk.corpus.publishers
        said = self.answers.get(QuestionKey.PUBLISHER, "")
        if proposal.publisher and not said:
            return proposal.publisher
        if id_ := publisher_of(said, None, known):
            return id_
        id_ = PublisherId(said if re.fullmatch(ID_PATTERN, said) else id_from(said))
        if not id_:
            told = f"'{said}' makes no id of a publisher: list it with 'claimspring new publisher NAME --id ID'"
            raise IntakeRefused("no-name", told, QuestionKey.PUBLISHER, title=said)
        new = proposal.new_publisher
        entry: dict[str, Data] = {"name": new.name if new and id_ in {said, new.id} else said}
        if new and new.url:
            entry["url"] = new.url
        entry["kind"] = "other"
        try:
            add_entry(files, PUBLISHERS, Publisher, id_, entry)
        except Refused as refused:
            raise IntakeRefused(refused.id, str(refused), None, **refused.values) from None
        return id_

    def _document(self, name: str, publisher: PublisherId) -> tuple[str, str, str | None]:
        """Path and text of the document's file, and the text readers see of an article."""
        address = self._value(FactField.ADDRESS, QuestionKey.ADDRESS)
        known: dict[str, Data] = {
            "title": self._value(FactField.TITLE, QuestionKey.TITLE),
            "url": address,
            "publisher": publisher,
            "author": self._value(FactField.AUTHOR, QuestionKey.AUTHOR),
            "published": self._value(FactField.PUBLISHED, QuestionKey.PUBLISHED),
            "language": self._value(FactField.LANGUAGE, QuestionKey.LANGUAGE),
            "retrieved": self.proposal.arrival.at.date().isoformat(),
        }
        if address is None:
            known["unlocated"] = {language: _unlocated(Words(language)) for language in self.desk.settings.languages}
        settings = self.desk.settings
        if self.proposal.role is DocumentRole.ARTICLE:
            head = _checked(ArticleHeader, known)
            text = self._text()
            return article_path(ArticleId(name), settings.docs_dir), f"---\n{head}---\n\n{text}", read(text).text
        known["kind"] = self.answers.get(QuestionKey.KIND) or self.proposal.kind
        known["article"] = self.proposal.same_as
        schema = "# yaml-language-server: $schema=../schema/source.json\n"
        return source_path(SourceId(name)), schema + _checked(Source, known), None

    def _text(self) -> str:
        try:
            return written(self.proposal.reading.blocks)
        except NotWritableError as error:
            raise IntakeRefused("not-writable", f"{error}: copy the text, and give me that") from None

    def _copy(self, target: str) -> Copy | None:
        stored = self.proposal.copy
        if stored is None:
            return None
        folder = self.desk.settings.observe.snapshots
        file = f"{folder}/{target}/{stored.taken:%Y%m%dT%H%M%SZ}-{stored.digest[:12]}.warc.gz"
        return Copy(file=file, digest=stored.digest, taken=stored.taken)

    def _entry(self, copy: Copy | None, shown: str | None) -> LedgerEntry:
        arrival, reading = self.proposal.arrival, self.proposal.reading
        intake = Intake(
            way=arrival.way,
            at=arrival.at,
            asked=arrival.asked,
            final=arrival.final,
            file=GivenFile(name=arrival.file_name, sha256=arrival.sha256) if arrival.file_name else None,
            reader=TextReader(name=reading.reader or "none", repaired=reading.repaired, left_out=len(reading.left_out)),
            facts=dict(self._facts()),
            doubts=tuple(doubt.value for doubt in reading.doubts),
            links=reading.links,
            reading=None if shown is None else text_digest(shown),
        )
        return LedgerEntry(
            version=3,
            first_seen=arrival.at,
            last_seen=arrival.at,
            seen=arrival.seen,
            copy_=copy,
            intake=intake,
            etag=arrival.etag,
            last_modified=arrival.last_modified,
        )

    def _facts(self) -> Iterator[tuple[str, IntakeFact]]:
        for field, fact in self.proposal.facts.items():
            key = _QUESTIONS.get(field)
            said = self.answers.get(key) if key else None
            taken = said if said not in {None, "", NOTHING} and field is not FactField.PUBLISHER else fact.value
            if taken:
                yield field.value, IntakeFact(value=taken, origin=_origin(fact, taken), others=_others(fact, taken))


_QUESTIONS = {
    FactField.TITLE: QuestionKey.TITLE,
    FactField.AUTHOR: QuestionKey.AUTHOR,
    FactField.PUBLISHED: QuestionKey.PUBLISHED,
    FactField.LANGUAGE: QuestionKey.LANGUAGE,
    FactField.ADDRESS: QuestionKey.ADDRESS,
}


def _unlocated(words: Words) -> str:
    return str(words.say("The desk was given the text; its address was not seen."))


def _origin(fact: Fact, taken: str) -> str:
    """Where what was taken stands in the document; else the editor said it."""
    known = {fact.value: fact.origin, **{other.value: other.origin for other in fact.others}}
    return known.get(taken, Origin.EDITOR).value


def _others(fact: Fact, taken: str) -> tuple[tuple[str, str], ...]:
    found = ((fact.value, fact.origin), *fact.others)
    return tuple((value, origin.value) for value, origin in found if value != taken)


_LIKE_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$")
"""A host's name with dots, and perhaps a path."""


def _question(field: str) -> QuestionKey | None:
    """The question whose answer a field of a head holds; None where none is asked."""
    return QuestionKey(field) if field in set(QuestionKey) else None


def _checked(model: type[ArticleHeader] | type[Source], known: Mapping[str, Data]) -> str:
    """The YAML of a head that can be read; raises `IntakeRefused` for a value that is none."""
    data: dict[str, Data] = {key: value for key, value in known.items() if value is not None}
    try:
        model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the head"
        lacks_scheme = first["type"] == "not-an-address" and _LIKE_ADDRESS.match(str(first["input"]))
        meant = f"; did you mean 'https://{first['input']}'?" if lacks_scheme else ""
        told = f"{where}: {first['msg']}: give another with --{where}{meant}"
        key = QuestionKey.ADDRESS if where == "url" else _question(where)
        raise IntakeRefused("bad-answer", told, key, field=key or where, value=first["input"]) from None
    return document(data, ValueShape(model))
