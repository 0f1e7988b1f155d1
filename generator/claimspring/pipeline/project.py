"""The one place that joins settings, corpus, git history, findings and queue: every command and every build asks here.

Each stage is worked out when it is first asked for. A build in which nothing changed asks for none: `looked` names the
project without any of them.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimspring.model.authorship import Authorship
from claimspring.model.finding import Severity
from claimspring.model.ids import ClaimKey, PublisherId
from claimspring.model.main_line import MainLine
from claimspring.model.settings import Settings
from claimspring.pipeline import git_history, record_history
from claimspring.pipeline.claim_authors import authorship
from claimspring.pipeline.findings_cache import FILE as FINDINGS_FILE
from claimspring.pipeline.findings_cache import PROGRAM, FindingsCache, FindingsSummary, summary_of
from claimspring.pipeline.fingerprint import digest, program
from claimspring.pipeline.mkdocs_config import find_root, read_settings
from claimspring.read.cache import fingerprint
from claimspring.read.corpus import collector_paused, read_corpus
from claimspring.read.disk import digest_of
from claimspring.read.editing.changeset import recover
from claimspring.read.files import CLAIMS, LISTS, articles_folder
from claimspring.read.locate import Locator
from claimspring.read.pages import read_pages
from claimspring.read.records import ALL_KEPT
from claimspring.read.settings import SettingsReading
from claimspring.workers.fork import elsewhere

if TYPE_CHECKING:
    from claimspring.anchor.quotable import Quoted
    from claimspring.model.finding import Finding
    from claimspring.model.passage import Passage
    from claimspring.model.queue import Task
    from claimspring.model.verdict_history import VerdictChange
    from claimspring.pipeline.findings_store import FindingsStore
    from claimspring.publishing.publishing import Reviewing
    from claimspring.read.corpus import Reader, Reading
    from claimspring.read.editing.changeset import FileChange
    from claimspring.rules.check import FindingsByRecord
    from claimspring.rules.common import CommonGround
    from claimspring.rules.context import Context, Quotation


@dataclass(frozen=True)
class Before:
    """What a process that looks at a project again and again need not work out again."""

    reader: "Reader | None" = None
    """Holds all files as they were read; None where one look is all there will be."""
    found: "dict[Quotation, Quoted | None]" = field(default_factory=dict)
    """Where quotations stand, by the digests of their files."""
    passages: "dict[str, tuple[Passage, ...]]" = field(default_factory=dict)
    """The sentences of articles, by the digests of their files."""
    by_record: "dict[str, FindingsByRecord]" = field(default_factory=dict)
    """What rules found of each record, by the settings and the program; only the latest is kept."""


class Outcome(NamedTuple):
    """What would be found after a change, and what its files would hold then."""

    findings: "tuple[Finding, ...]"
    locator: Locator

    def errors(self, expected: Collection[str] = ()) -> "tuple[Finding, ...]":
        """What stands against the change: its errors, but for those of rules that it is known to break for now."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR and one.rule not in expected)


_TWINS = ("claims", "publications")
"""Claims and their records, which have the same keys."""


class PreparedRules(NamedTuple):
    """What rules need before they can follow a change."""

    by_record: "FindingsByRecord"
    """As an earlier process left it."""
    ground: "CommonGround"


@dataclass(frozen=True)
class Project:
    """A project's folder on one day; what is wrong in its files is in `findings`, and nothing of it raises."""

    configured: SettingsReading
    today: dt.date
    before: Before = field(default_factory=Before)
    repository: Path | None = None
    """Where git is asked, if not in the project's own folder: for a copy."""
    live: Mapping[str, str] | None = None
    """The editions that the live site shows, where it was asked: hashes by claim."""

    @property
    def settings(self) -> Settings:
        """What the configuration sets."""
        return self.configured.settings

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.settings.root

    @cached_property
    def looked(self) -> str:
        """Names the program and all that it works on: settings, day, files (looked at, not read), and git's history."""
        return digest([program(), self._looked_facts])

    @cached_property
    def key(self) -> str:
        """The same for the files as they were read, if they changed in between."""
        return digest([program(), self._facts(self.reading.digest)])

    @cached_property
    def reading(self) -> "Reading":
        """The corpus, and what is wrong with the rest."""
        return self.before.reader.read() if self.before.reader else read_corpus(self.root, self.settings.docs_dir)

    @property
    def files(self) -> int:
        """How many files of the corpus there are, those that cannot be read too."""
        if self._need_not_read and (known := FindingsCache(self.root, self._looked_facts).files()) is not None:
            return known
        corpus = self.reading.corpus
        return len(corpus.articles) + len(corpus.claims) + len(corpus.sources) + len(self.reading.unread)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The text of the pages that people wrote, by their path in the folder of what people write."""
        return read_pages(self.root / self.settings.docs_dir)

    @cached_property
    def verdict_changes(self) -> "tuple[VerdictChange, ...]":
        """Verdicts of published claims that were replaced, as git remembers them, oldest first."""
        return (*self.committed_changes, *self.uncommitted_changes)

    @cached_property
    def committed_changes(self) -> "tuple[VerdictChange, ...]":
        """Those that were committed."""
        return git_history.committed_changes(self._repository)

    @cached_property
    def uncommitted_changes(self) -> "tuple[VerdictChange, ...]":
        """Those in files that differ from the last commit."""
        return git_history.uncommitted_changes(self._repository, self.reading.corpus, self.today)

    @property
    def _repository(self) -> Path:
        """Where git is asked."""
        return self.repository or self.root

    @cached_property
    def main_line(self) -> MainLine:
        """What git's main line remembers of the published record."""
        return record_history.main_line(self._repository, self.settings.main)

    @cached_property
    def authorship(self) -> Authorship:
        """Who wrote the claims, where the desk wants two people."""
        return authorship(self._repository) if self.settings.reviewers > 1 else Authorship()

    def reviewing(self, key: "ClaimKey") -> "Reviewing":
        """What the desk wants of the review of a claim, and what git knows of who wrote it."""
        from claimspring.publishing.publishing import Reviewing  # noqa: PLC0415 -- wanted only where one is published

        if self.settings.reviewers < 2:
            return Reviewing()
        authors = self.authorship.authors.get(key, ())
        return Reviewing(self.settings.reviewers, authors, self.reading.corpus.desk)

    @cached_property
    def context(self) -> "Context":
        """The corpus, and what the rules conclude from it on their way."""
        from claimspring.rules.context import Context  # noqa: PLC0415 -- wanted only where something changed

        known = self.before.by_record.get(self._rules_key)
        return Context(
            self.reading.corpus,
            self.settings,
            self.today,
            self.pages,
            verdict_changes=self.verdict_changes,
            main_line=self.main_line,
            authorship=self.authorship,
            live=self.live,
            unread=self.reading.unread,
            settings_path=self.configured.path,
            settings_route=self.configured.route,
            found=self.before.found,
            recorder=known.recorder if known else None,
        )

    @cached_property
    def locator(self) -> Locator:
        """Where things stand in its files."""
        return Locator(self.root)

    @cached_property
    def findings(self) -> "tuple[Finding, ...]":
        """Everything that is wrong, in the order of the files; from the cache where nothing changed since."""
        found = self._kept_findings
        if found is None:
            found = self._checked()
            FindingsCache(self.root, self._facts(self.reading.digest)).store(found, self.files)
        return found

    @cached_property
    def _kept_findings(self) -> "tuple[Finding, ...] | None":
        """Those that the cache has, where nothing changed since."""
        facts = self._looked_facts if self._need_not_read else self._facts(self.reading.digest)
        return FindingsCache(self.root, facts).findings()

    @property
    def _need_not_read(self) -> bool:
        """Whether no file was read yet, so that it is enough to look at them where nothing changed."""
        is_unread = self.before.reader is None and "reading" not in self.__dict__
        return is_unread and (self.root / FINDINGS_FILE).is_file()

    @cached_property
    def by_record(self) -> "FindingsByRecord":
        """What the rules found of each record; found again only where it may be otherwise than before."""
        store, known = self._store, self.before.by_record
        with collector_paused():
            if self._rules_key not in known:
                known.clear()
                known[self._rules_key] = store.load()
                self.__dict__.pop("context", None)  # it has another recorder
            found = known[self._rules_key]
            store.store(found, found.update(self.context, self.locator))
        return found

    @property
    def _store(self) -> "FindingsStore":
        """Where what is found of each record is kept for other processes."""
        from claimspring.pipeline.findings_store import FindingsStore  # noqa: PLC0415 -- as above

        return FindingsStore(self.root, self._rules_key)

    @cached_property
    def findings_summary(self) -> FindingsSummary:
        """What a build says of the findings; where nothing changed, without reading a file."""
        return FindingsCache(self.root, self._looked_facts).summary() or self._concluded[0]

    @property
    def left_out(self) -> "tuple[ClaimKey, ...]":
        """The claims that are published on record and cannot be on the site, for their files cannot be read."""
        corpus = self.reading.corpus
        live = (key for key, record in corpus.publications.items() if not record.value.last.ends)
        return tuple(sorted(key for key in live if key not in corpus.claims))

    @cached_property
    def tasks(self) -> "tuple[Task, ...]":
        """What needs an editor's hand, the most pressing first."""
        return self._concluded[1]

    @cached_property
    def _concluded(self) -> "tuple[FindingsSummary, tuple[Task, ...]]":
        """What a build says of the findings, and the queue; of many records told by a process that then ends."""
        from claimspring.rules.queue import queue  # noqa: PLC0415 -- as above

        def conclude() -> "tuple[FindingsSummary, tuple[Task, ...]]":
            return summary_of(self.findings), queue(self.context, self.findings)

        many = len(self.reading.corpus.claims) > ALL_KEPT and "findings" not in self.__dict__
        return elsewhere(conclude) if many else conclude()

    def tasks_of(self, found: "Iterable[Finding]") -> "tuple[Task, ...]":
        """The same with its findings; nothing else is touched, so that others may use the project meanwhile."""
        from claimspring.rules.queue import queue  # noqa: PLC0415 -- as above

        return queue(self.context_alone, found)

    def prepared(self) -> "PreparedRules":
        """What takes long before the first change can be followed; nothing is touched, as before."""
        with collector_paused():
            ground = self.context_alone.ground
            ground.remember()
            return PreparedRules(self._store.load(), ground)

    def take(self, prepared: "PreparedRules") -> None:
        """Use what was prepared for this very project, where nobody needed it before."""
        if self._rules_key not in self.before.by_record and "by_record" not in self.__dict__:
            self.before.by_record.clear()
            self.before.by_record[self._rules_key] = prepared.by_record
            self.__dict__.pop("context", None)
            self.context.__dict__["ground"] = prepared.ground
            self.by_record  # noqa: B018 -- is brought up to date

    @property
    def context_alone(self) -> "Context":
        """The corpus for rules without what git knows of it, read by nobody else."""
        from claimspring.rules.context import Context  # noqa: PLC0415 -- as above

        reading, found = self.reading, self.before.found
        return Context(reading.corpus, self.settings, self.today, unread=reading.unread, found=found)

    def after(self, changed: Collection[str]) -> "Project":
        """The same project after these files alone changed, of claims, sources, articles, ledgers and the like.

        Only they are read, and git is asked of them alone, so that it is quick among any number of records; what is
        found is not kept for other processes. Where the reader is not held, or one of the files came or went, all is
        read anew.
        """
        later = Project(self.configured, self.today, self.before, self.repository, self.live)
        if self.before.reader is None:
            return later
        found = self.by_record
        changes = [one for one in self.uncommitted_changes if f"{CLAIMS}/{one.claim}.yml" not in changed]
        reading = self.before.reader.read_again(changed)
        claims = [path for path in changed if git_history.CLAIM_FILE.fullmatch(path)]
        changes += (
            git_history.uncommitted_changes(self._repository, reading.corpus, self.today, claims) if claims else ()
        )
        names = ("_rules_key", "main_line", "committed_changes", "authorship")
        known = {name: getattr(self, name) for name in names}
        if not any(map(self._is_page, changed)):
            known["pages"] = self.pages
        later.__dict__.update(known, reading=reading, uncommitted_changes=tuple(changes), by_record=found)
        found.update(later.context, later.locator)
        return later

    def _is_page(self, path: str) -> bool:
        """Whether a file is one of the pages that people wrote."""
        docs_dir = self.settings.docs_dir
        return path.startswith(f"{docs_dir}/") and not path.startswith(f"{articles_folder(docs_dir)}/")

    def outcome(self, changes: "Iterable[FileChange]") -> "Outcome":
        """What these changes would leave wrong in the claims, articles and records that they touch; nothing is written.

        Every claim is looked at together with its record.
        """
        from claimspring.rules.check import FindingsByRecord  # noqa: PLC0415 -- as above
        from claimspring.rules.subjects import Subject, subjects_in  # noqa: PLC0415 -- as above

        files = {change.path: change.after for change in changes}
        later = Project(self.configured, self.today, repository=self._repository, live=self.live)
        known = {name: getattr(self, name) for name in ("main_line", "committed_changes", "authorship", "pages")}
        later.__dict__.update(known, reading=self.reading.with_files(files), locator=Locator(self.root, files))
        touched = subjects_in(files.keys() - LISTS, None, self.settings.docs_dir) or frozenset()
        twins = {Subject(kind, one.key) for one in touched for kind in _TWINS if one.kind in _TWINS}
        found = FindingsByRecord(later.context.recorder).about(touched | twins, later.context, later.locator)
        return Outcome(found, later.locator)

    def new_errors(self, changes: "Iterable[FileChange]") -> "Outcome":
        """The errors of rules that these changes would leave broken more often than they are now."""
        changed = tuple(changes)
        before = Counter(one.rule for one in self.outcome(replace(one, after=one.before) for one in changed).errors())
        outcome = self.outcome(changed)
        now = Counter(one.rule for one in outcome.errors())
        return Outcome(tuple(one for one in outcome.errors() if now[one.rule] > before[one.rule]), outcome.locator)

    def findings_in(self, paths: Collection[str]) -> "tuple[Finding, ...]":
        """What is wrong in these files."""
        if not self.before.by_record and (known := self._kept_findings) is not None:
            return tuple(finding for finding in known if finding.path in paths)
        from claimspring.rules.check import adjust, place_of  # noqa: PLC0415 -- as above

        read = [*self.configured.findings, *adjust(self.reading.findings, self.settings)]
        found = [one for path in paths for one in self.by_record.of(path)]
        return tuple(sorted((*(one for one in read if one.path in paths), *found), key=place_of))

    def copied_to(self, root: Path) -> "Project":
        """The same project in another folder that holds a copy of its files; git is still asked in this one."""
        configured = replace(self.configured, settings=self.settings.model_copy(update={"root": root}))
        return Project(configured, self.today, repository=self.repository or self.root, live=self.live)

    def _checked(self) -> "tuple[Finding, ...]":
        from claimspring.rules.check import adjust  # noqa: PLC0415 -- as above

        with collector_paused():
            reading = (*self.configured.findings, *adjust(self.reading.findings, self.settings))
            if self.before.reader is None:
                from claimspring.pipeline.check_in_portions import check_in_portions  # noqa: PLC0415 -- as above

                return check_in_portions(self.context, self.locator, self._store, reading)
            return self.by_record.findings(reading)

    def concerned(self, changed: Collection[str], publishers: Collection[PublisherId] | None = None) -> frozenset[str]:
        """The files that changed, and those whose findings may depend on them; also on files that are gone.

        `publishers` are those whose entries changed, where publishers.yml is among the files; None where nobody knows.
        On the ratings and the settings every other file depends.
        """
        from claimspring.rules.subjects import subjects_in  # noqa: PLC0415 -- as above

        self.findings  # noqa: B018 -- by several processes; what they find is kept where it is looked for next
        records = subjects_in(changed, publishers, self.settings.docs_dir)
        if records is None or self.configured.path in changed:
            return frozenset({*changed, *(entry.path for entry in self.by_record.entries.values())})
        return self.by_record.concerned(records).union(changed)

    @cached_property
    def _rules_key(self) -> str:
        """Names the rules and what the project sets: for others nothing that was found holds."""
        settings = self.settings.model_dump_json(exclude={"root"})
        return digest([fingerprint(*PROGRAM), settings, repr((self.configured.path, self.configured.route))])

    @cached_property
    def _looked_facts(self) -> str:
        with collector_paused():
            return self._facts(digest_of(self.root, self.settings.docs_dir))

    def _facts(self, files: str) -> str:
        """Names all that a project is made of, but for the program."""
        settings = self.settings.model_dump_json(exclude={"root"})
        placed = repr((self.configured.findings, self.configured.path, self.configured.route))
        pages = repr(sorted(self.pages.items()))
        return digest([settings, placed, str(self.today), files, pages, self._history])

    @cached_property
    def _history(self) -> str:
        root = self.repository or self.root
        live = sorted(self.live.items()) if self.live is not None else None
        return f"{git_history.state(root)} {record_history.commit_of_main(root, self.settings.main)} {live}"


def open_project(start: Path, config: Path | None = None, before: Before | None = None) -> Project:
    """The project that `start` lies in, or that of a configuration; raises `NoProjectError` where there is none."""
    configured = read_settings(config=config) if config else read_settings(find_root(start.absolute()))
    return begin(configured, today(), before)


def begin(
    configured: SettingsReading, today: dt.date, before: Before | None = None, changed: Collection[str] | None = None
) -> Project:
    """A project of which nothing is read yet; a change of several files that was broken off is put right first.

    Where it is known what `changed` since the reader of `before` last read, only that is read, at once.
    """
    recover(configured.settings.root)
    project = Project(configured, today, before or Before())
    if changed is not None and before and before.reader:
        project.__dict__["reading"] = before.reader.read_again(changed)
    return project


def today() -> dt.date:
    """The day, in UTC; that of SOURCE_DATE_EPOCH where it is set, so that a result can be had again later.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.now(tz=dt.UTC)
    try:
        return (dt.datetime.fromtimestamp(int(asked), tz=dt.UTC) if asked.isdecimal() else now).date()
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return now.date()
