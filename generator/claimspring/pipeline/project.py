"""Read, anchor, trace, check: settings in, all that the site is made from out, each stage when it is first asked for.

A build in which nothing changed asks for no stage: `looked` names the project without any of them.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimspring.model.settings import Settings
from claimspring.pipeline.build_log import Told, recall, remember, told_of
from claimspring.pipeline.fingerprint import digest, program
from claimspring.read.corpus import collector_paused, read_corpus
from claimspring.read.disk import digest_of
from claimspring.read.pages import read_pages

if TYPE_CHECKING:
    from claimspring.anchor.match import Match
    from claimspring.model.finding import Finding
    from claimspring.model.passage import Passage
    from claimspring.model.queue import Task
    from claimspring.read.corpus import Reader, Reading
    from claimspring.rules.context import Context, Quoted
    from claimspring.rules.rule import Reported


@dataclass(frozen=True)
class Before:
    """What a process that looks at a project again and again need not work out again."""

    reader: "Reader | None" = None
    """Holds all files as they were read; None where one look is all there will be."""
    found: "dict[Quoted, Match | None]" = field(default_factory=dict)
    """Where quotations stand, by the digests of their files."""
    passages: "dict[str, tuple[Passage, ...]]" = field(default_factory=dict)
    """The sentences of articles, by the digests of their files."""


@dataclass(frozen=True)
class Project:
    """A project's folder on one day."""

    settings: Settings
    today: dt.date
    before: Before = field(default_factory=Before)

    @cached_property
    def looked(self) -> str:
        """Names the program, the settings, the day and all files, which are looked at, not read."""
        with collector_paused():
            return self._key(digest_of(self.settings.root))

    @cached_property
    def key(self) -> str:
        """The same for the files as they were read, if they changed in between."""
        return self._key(self.reading.digest)

    @cached_property
    def reading(self) -> "Reading":
        """The corpus, and what is wrong with the rest."""
        return self.before.reader.read() if self.before.reader else read_corpus(self.settings.root)

    @cached_property
    def context(self) -> "Context":
        """The corpus, and what the rules conclude from it on their way."""
        from claimspring.rules.check import context_of  # noqa: PLC0415 -- wanted only where something changed

        context = context_of(self.reading, self.settings, self.today, self._pages)
        return replace(context, found=self.before.found)

    @cached_property
    def findings(self) -> "tuple[Finding, ...]":
        """Everything that is wrong, in the order of the files."""
        from claimspring.read.locate import Locator  # noqa: PLC0415 -- as above
        from claimspring.rules.check import located  # noqa: PLC0415 -- as above

        return located(self.reading, self.settings, self._reported, Locator(self.settings.root))

    @cached_property
    def tasks(self) -> "tuple[Task, ...]":
        """What needs an editor's hand, the most pressing first."""
        from claimspring.rules.queue import queue  # noqa: PLC0415 -- as above

        return queue(self.context, self._reported)

    @cached_property
    def told(self) -> Told:
        """What a build says of the findings; from memory where nothing changed since it was last said."""
        known = recall(self.settings.root)
        if known and known[0] == self.looked:
            return known[1]
        told = told_of(self.findings)
        remember(self.settings.root, self.key, told)
        return told

    @cached_property
    def _reported(self) -> "tuple[Reported, ...]":
        from claimspring.rules.run import run  # noqa: PLC0415 -- as above

        return tuple(run(self.context))

    @cached_property
    def _pages(self) -> dict[str, str]:
        return read_pages(self.settings.root)

    def _key(self, files: str) -> str:
        settings = self.settings.model_dump_json(exclude={"root"})
        return digest([program(), settings, str(self.today), files, repr(sorted(self._pages.items()))])


def load(settings: Settings, today: dt.date, before: Before | None = None) -> Project:
    """A project of which nothing is read yet; what is wrong in its files will be in the findings."""
    return Project(settings, today, before or Before())
