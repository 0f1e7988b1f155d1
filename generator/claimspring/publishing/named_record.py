"""The record of an article, or of a name that a source, a publisher, a person or a topic had."""

import datetime as dt
from dataclasses import dataclass

from claimspring.model.article import Article
from claimspring.model.ids import ArticleId
from claimspring.model.published import (
    EditionKind,
    PublishedRecord,
    RecordedKind,
    RecordedName,
    article_edition,
    article_promise,
    begun,
    record_path,
)
from claimspring.model.values import LocalizedText
from claimspring.publishing.claim_file import unreadable_record
from claimspring.read.editing.operations import value_at
from claimspring.read.editing.project_files import ProjectFiles
from claimspring.read.fault import Unreadable
from claimspring.read.files import PEOPLE, PUBLISHERS, TOPICS, article_path
from claimspring.read.single import ARTICLE
from claimspring.read.written import read_published
from claimspring.reading.text import read_article

_LISTS = {RecordedKind.PUBLISHER: PUBLISHERS, RecordedKind.PERSON: PEOPLE, RecordedKind.TOPIC: TOPICS}


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """One name in a project's files."""

    files: ProjectFiles
    name: RecordedName

    def record(self) -> PublishedRecord | None:
        """Its record; None where there is none."""
        text = self.files.text(record_path(self.name))
        if text is None:
            return None
        try:
            return read_published(text.encode("utf-8"))
        except Unreadable:
            raise unreadable_record(record_path(self.name)) from None

    def ended(self) -> bool:
        """Whether something else has its place."""
        record = self.record()
        return record is not None and record.last.ends

    def carry_on(self, record: PublishedRecord) -> None:
        """Let the record of its former name go on here."""
        own = self.record()
        for edition in record.editions:
            own = own.with_edition(edition) if own else begun(edition)
        self.files.write(record_path(self.name), own.text() if own else None)

    def title(self, docs_dir: str) -> LocalizedText:
        """What readers know it as; the name itself where its file does not say."""
        name = self.name.id
        path = _LISTS.get(self.name.kind) or f"claims/sources/{name}.yml"
        if self.name.kind is RecordedKind.ARTICLE:
            path = article_path(ArticleId(name), docs_dir)
        text = self.files.text(path)
        data = self.files.kind(path).data(text) if text else {}
        said = value_at(data, (name, "name") if path in _LISTS.values() else ("title",))
        if isinstance(said, dict) and said:
            return LocalizedText({str(tag): str(words) for tag, words in said.items()})
        return LocalizedText({"und": str(said or name)})

    def record_article(
        self,
        docs_dir: str,
        on: dt.date,
        change: EditionKind = EditionKind.FIRST_PUBLICATION,
        note: LocalizedText | None = None,
    ) -> bool:
        """Put an article on record as it is now, if it is not there as that; whether there was anything to record."""
        held, record = article_of(self.files, ArticleId(self.name.id), docs_dir), self.record()
        if held is None or (record and record.last.promise == article_promise(*held)):
            return False
        edition = article_edition(*held, on, change, note)
        grown = record.with_edition(edition) if record else begun(edition)
        self.files.write(record_path(self.name), grown.text())
        return True


def article_of(files: ProjectFiles, article: ArticleId, docs_dir: str) -> tuple[Article, str] | None:
    """An article and its text as it is read; None where its file cannot be read."""
    text = files.text(article_path(article, docs_dir))
    try:
        found = ARTICLE.read(text.encode("utf-8"))[0] if text is not None else None
    except Unreadable:
        return None
    return (found, read_article(found).text) if found else None
